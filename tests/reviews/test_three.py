"""Three areas, three directors: one letter edited takes the approvals of all, and each gets one letter."""

from collections.abc import Sequence

import pytest

from agentnet import db
from agentnet.guide.chapters import actions, queries, reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.editions.queries import candidates
from agentnet.guide.flow import Stage
from agentnet.guide.reviews import signing
from agentnet.network.flow import Field, Role
from agentnet.network.models import Area, Membership, Person
from agentnet.words import NotAllowed, Refused
from tests.cast import Cast
from tests.guide import scene

PICTURED = "Teksti.\n\n![Palaveri pöydän ääressä](palaveri.png){50 %}\n"


async def _three(session: db.Session, cast: Cast) -> tuple[Seen, Sequence[Person]]:
    """A chapter in review that concerns three areas."""
    children = Area(county_id=cast.county.id, name="Lasten palvelut", field=Field.SOCIAL)
    kaisa = Person(name="Kaisa Kolmas", email="kaisa.kolmas@agentnet.example")
    session.add_all([children, kaisa])
    await session.flush()
    rank = Membership(network_id=cast.network.id, person_id=kaisa.id, role=Role.DIRECTOR, area_id=children.id)
    session.add(rank)
    one = await scene.drafted(session, cast)
    await actions.name_areas(session, one.chapter, [cast.social.id, cast.health.id, children.id])
    one = await scene.seen(session, one.chapter.id, cast.heli)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    return one, (cast.maija, cast.jukka, kaisa)


async def test_one_letter_edited_voids_all_and_tells_each_once(session: db.Session, cast: Cast) -> None:
    one, directors = await _three(session, cast)
    assert await scene.approve(session, one, *directors) == [False, False, True]
    signed = one.text.content_hash
    edited = scene.TEXT.replace("ketkä", "ketka")
    one = await scene.save(session, one.chapter.id, edited, cast.heli)
    assert one.text.stage is Stage.DRAFTING
    assert await scene.letters(session, "approval-voided") == sorted(str(person.email) for person in directors)
    await scene.save(session, one.chapter.id, edited + "Lisää.", cast.heli)
    assert len(await scene.letters(session, "approval-voided")) == 3
    printed = [candidate.revision.content_hash for candidate in await candidates(session, one.guide.id)]
    assert printed == [signed], "an edition takes the words that were signed, never the edited ones"


async def test_two_of_three_are_not_enough_and_an_old_press_counts_for_nothing(session: db.Session, cast: Cast) -> None:
    one, (maija, jukka, kaisa) = await _three(session, cast)
    old = one.text.content_hash
    assert await scene.approve(session, one, maija, jukka) == [False, False]
    one = await scene.save(session, one.chapter.id, scene.TEXT + "Uusi.", cast.heli)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    with pytest.raises(Refused, match="muuttunut"):
        await reviewing.approve(session, one, content_hash=old, by=kaisa)
    assert one.text.stage is Stage.REVIEW


async def test_looks_alone_keep_the_approvals_and_want_the_designers_yes(session: db.Session, cast: Cast) -> None:
    session.add(Membership(network_id=cast.network.id, person_id=cast.pekka.id, role=Role.DESIGNER))
    one = await scene.drafted(session, cast)
    digest = (await scene.save(session, one.chapter.id, PICTURED, cast.heli)).text.content_hash
    one.text.stage = Stage.APPROVED
    one = await scene.save(session, one.chapter.id, PICTURED.replace("50", "80"), cast.heli)
    await session.flush()
    assert one.text.content_hash == digest
    assert one.text.stage is Stage.APPROVED
    assert await signing.waits_for_sign_off(session, one)
    assert await scene.letters(session, "layout-changed") == [cast.pekka.email]
    for person in (cast.maija, cast.aino):
        with pytest.raises(NotAllowed):
            await signing.sign_off(session, await scene.seen(session, one.chapter.id, person), by=person)
    await signing.sign_off(session, await scene.seen(session, one.chapter.id, cast.pekka), by=cast.pekka)
    await session.flush()
    assert not await signing.waits_for_sign_off(session, one)
    with pytest.raises(Refused):
        await signing.sign_off(session, await scene.seen(session, one.chapter.id, cast.pekka), by=cast.pekka)
    steps = [step.name for step in await queries.steps_of(session, one.text.id)]
    assert steps[-2:] == ["layout", "sign"]
