"""Barriers and good practices: from a note to a director and back to its giver."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from agentnet import clock, db
from agentnet.guide.asked import guide_asks
from agentnet.guide.register import actions, queries
from agentnet.guide.register.flow import MOVES, EntryKind, Status, move
from agentnet.guide.register.models import RegisterEntry, RegisterStep
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

CANARY = "Kanarialintu laulaa nimettömänä"


async def make(
    session: db.Session, cast: Cast, *, person: Person | None = None, title: str = "Kaksi kalenteria", area: bool = True
) -> RegisterEntry:
    note = await thread.record(
        session, network_id=cast.network.id, kind=Kind.NOTE, text=CANARY, person_id=person.id if person else None
    )
    return await actions.make(
        session,
        await session.get_one(Network, cast.network.id),
        kind=EntryKind.BARRIER,
        title=title,
        text="Vapaat ajat eivät näy.",
        area_id=cast.health.id if area else None,
        remover="",
        areas=[cast.social.id] if area else [],
        regions=[],
        source_id=note.id,
        by=cast.heli,
    )


async def seen(session: db.Session, entry: RegisterEntry, person: Person) -> queries.SeenEntry:
    return await queries.entry_seen_by(session, person, entry.id)


async def test_it_is_taken_to_the_director_who_can_act(session: db.Session, cast: Cast) -> None:
    entry = await make(session, cast)
    assert await actions.take(session, await seen(session, entry, cast.heli), by=cast.heli) == 1
    assert await scene.letters(session, "register-taken") == [cast.jukka.email]
    assert entry.status is Status.TAKEN


async def test_without_an_area_there_is_nobody_to_take_it_to(session: db.Session, cast: Cast) -> None:
    entry = await make(session, cast, area=False)
    with pytest.raises(Refused, match="palvelualue"):
        await actions.take(session, await seen(session, entry, cast.heli), by=cast.heli)


async def test_its_director_answers_and_another_does_not(session: db.Session, cast: Cast) -> None:
    entry = await make(session, cast)
    with pytest.raises(NotAllowed):
        await actions.answer(session, await seen(session, entry, cast.maija), Status.WORKING, "Ei.", by=cast.maija)
    await actions.answer(session, await seen(session, entry, cast.jukka), Status.DONE, "Yhdistetty.", by=cast.jukka)
    (shown,) = await queries.around(session, [entry])
    assert shown.answer is not None
    assert (entry.status, shown.answer.text, shown.by) == (Status.DONE, "Yhdistetty.", cast.jukka)
    with pytest.raises(Refused):
        await actions.answer(session, await seen(session, entry, cast.jukka), Status.WORKING, "Taas.", by=cast.jukka)
    with pytest.raises(NotAllowed):
        await actions.reopen(session, await seen(session, entry, cast.jukka), "Palasi.", by=cast.jukka)
    await actions.reopen(session, await seen(session, entry, cast.heli), "Palasi.", by=cast.heli)
    assert [step.name for step, _who in await queries.steps_of(session, [entry.id])] == ["make", "answer", "reopen"]


async def test_coordinators_find_the_answer_on_their_home_for_a_week(session: db.Session, cast: Cast) -> None:
    entry = await make(session, cast)
    leads = frozenset({Role.COORDINATOR})
    assert await guide_asks(session, cast.network.id, cast.heli, leads) == []
    await actions.take(session, await seen(session, entry, cast.heli), by=cast.heli)
    await actions.answer(session, await seen(session, entry, cast.jukka), Status.WORKING, "Avaamme.", by=cast.jukka)
    (line,) = await guide_asks(session, cast.network.id, cast.heli, leads)
    assert (line.what, line.href) == ("Esteet ja hyvät käytännöt: 1 uusi vastaus", f"/register/{entry.id}")
    assert await guide_asks(session, cast.network.id, cast.aino, frozenset({Role.AGENT})) == []
    with clock.travel(to=clock.now() + timedelta(days=8)):
        assert await guide_asks(session, cast.network.id, cast.heli, leads) == []


async def test_steps_are_never_changed(session: db.Session, cast: Cast) -> None:
    await make(session, cast)
    with pytest.raises(DBAPIError, match="frozen"):
        await session.execute(update(RegisterStep).values(text="Muuta"))


@pytest.mark.parametrize("one", MOVES)
def test_only_its_role_takes_a_step(one: Any) -> None:
    name, source, target, role, _words = one
    assert move(name, source, target, frozenset({role})) is not None
    assert move(name, source, target, frozenset({Role.AGENT, Role.SUPERVISOR, Role.STAFF})) is None


async def test_other_networks_see_nothing(session: db.Session, cast: Cast) -> None:
    entry = await make(session, cast)
    for person in (cast.onni, cast.admin):
        with pytest.raises(Missing):
            await seen(session, entry, person)
    entry.binned_at = entry.created_at
    with pytest.raises(Missing):
        await seen(session, entry, cast.aino)


async def test_areas_of_another_county_are_refused(session: db.Session, cast: Cast) -> None:
    network = await session.get_one(Network, cast.network.id)
    about: dict[str, Any] = {"title": "Este", "text": "", "remover": "", "regions": [], "source_id": None}
    with pytest.raises(Missing):
        await actions.make(
            session, network, kind=EntryKind.BARRIER, area_id=None, areas=[cast.network.id], **about, by=cast.heli
        )


def test_an_anonymous_giver_stays_nobody_and_a_named_one_sees_the_entry(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    nameless = live(make)

    async def named(session: db.Session, cast: Cast) -> RegisterEntry:
        return await make(session, cast, person=cast.aino, title="Ainon este")

    told = live(named)
    assert CANARY in signed_in_as(cast.pekka).get(f"/register/{nameless.id}").text
    assert CANARY not in signed_in_as(cast.sari).get(f"/register/{nameless.id}").text
    assert cast.aino.name not in signed_in_as(cast.pekka).get(f"/register/{told.id}").text
    assert cast.aino.name in signed_in_as(cast.heli).get(f"/register/{told.id}").text
    mine = signed_in_as(cast.aino).get("/contributions").text
    assert "Ainon este" in mine
    assert "Kaksi kalenteria" not in mine


def test_the_list_is_narrowed_and_answered_on_pages(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    entry = live(make)
    base = f"/networks/{cast.network.id}/register"
    aino = signed_in_as(cast.aino)
    for narrowed, found in (("kind=barrier", 1), ("kind=practice", 0), ("status=done", 0), ("search=KALEN", 1)):
        assert ("Kaksi kalenteria" in aino.get(f"{base}?{narrowed}").text) is bool(found)
    assert "Kaksi kalenteria" in aino.get(f"{base}?area={cast.social.id}&sort=moved").text
    jukka = signed_in_as(cast.jukka)
    assert jukka.form(f"/register/{entry.id}/answer", {"status": "done", "text": ""}).status_code == 422
    assert jukka.form(f"/register/{entry.id}/answer", {"status": "new", "text": "x"}).status_code == 422
    assert jukka.form(f"/register/{entry.id}/answer", {"status": "done", "text": "Hoidettu."}).status_code == 303
    assert "Hoidettu." in aino.get(base).text
