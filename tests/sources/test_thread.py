"""A contribution is recorded, carried on, picked, cited, answered and erased; the thread is followed both ways."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from agentnet import db
from agentnet.network.queries import standing
from agentnet.sources import actions, queries
from agentnet.sources.flow import Fate, Kind, Relation
from agentnet.sources.models import Basket, SourceLink, SourceRevision
from agentnet.words import Missing, NotAllowed
from tests.cast import Cast


async def give(session: db.Session, cast: Cast, words: str, *, kind: Kind = Kind.NOTE, by: UUID | None = None) -> UUID:
    source = await actions.record(
        session, network_id=cast.network.id, kind=kind, text=words, person_id=by, label="Työpaja 3"
    )
    return source.id


async def test_new_words_are_a_new_revision_and_the_same_words_are_not(session: db.Session, cast: Cast) -> None:
    source = await give(session, cast, "Yhteinen kutsupohja")
    assert await actions.revise(session, source, "Yhteinen kutsupohja") == 1
    assert await actions.revise(session, source, "Yhteinen kutsupohja kaikille") == 2
    assert await queries.text_of(session, [source]) == {source: "Yhteinen kutsupohja kaikille"}
    with pytest.raises(Missing):
        await actions.revise(session, uuid4(), "ei ole")


async def test_a_submission_is_followed_to_the_chapter_and_back(session: db.Session, cast: Cast) -> None:
    submission = await give(session, cast, "Sovimme tapaamisen", kind=Kind.SUBMISSION, by=cast.aino.id)
    note = await give(session, cast, "Sovimme tapaamisen")
    finding = await give(session, cast, "Yhteinen aika kalenteriin", kind=Kind.FINDING, by=cast.heli.id)
    chapter = uuid4()
    await actions.carry(session, submission, note, cast.heli.id)
    await actions.cite(session, note, finding_id=finding, by=cast.heli.id)
    await actions.cite(session, finding, chapter_id=chapter, block_id="b7", relation=Relation.QUOTE, by=cast.heli.id)
    trail = await queries.trail(session, submission)
    assert (trail.onward, trail.findings, trail.chapters) == ([note], [finding], [(chapter, "b7")])
    assert trail.fate is Fate.USED
    assert (await queries.trail(session, note)).origins == [submission]
    given = await queries.contributions_of(session, cast.aino)
    assert [(one.item.id, one.trail.chapters) for one in given] == [(submission, [(chapter, "b7")])]
    assert [item.id for item in await queries.sources_of_chapter(session, chapter)] == [finding]


async def test_links_are_made_once_and_never_bent(session: db.Session, cast: Cast) -> None:
    one, two = await give(session, cast, "a"), await give(session, cast, "b")
    for _ in range(2):
        await actions.carry(session, one, two, None)
    assert len(list(await session.scalars(select(SourceLink)))) == 1
    await session.commit()
    with pytest.raises(DBAPIError):
        await session.execute(text("UPDATE sourcelink SET revision = 9"))


async def test_a_circle_of_links_ends(session: db.Session, cast: Cast) -> None:
    one, two = await give(session, cast, "a"), await give(session, cast, "b")
    await actions.carry(session, one, two, None)
    await actions.carry(session, two, one, None)
    trail = await queries.trail(session, one)
    assert (trail.onward, trail.origins) == ([two], [two])


async def test_a_citation_keeps_the_words_that_were_cited(session: db.Session, cast: Cast) -> None:
    source, finding = await give(session, cast, "ensin"), uuid4()
    await actions.cite(session, source, finding_id=finding, by=cast.heli.id)
    await actions.revise(session, source, "sitten")
    assert [item.text for item in await queries.sources_of_finding(session, finding)] == ["ensin"]
    await actions.uncite(session, source, finding_id=finding)
    assert await queries.sources_of_finding(session, finding) == []


async def test_names_are_told_to_coordinators_and_the_giver_only(session: db.Session, cast: Cast) -> None:
    named = await give(session, cast, "nimellä", kind=Kind.SUBMISSION, by=cast.aino.id)
    await give(session, cast, "nimettä")
    finding = uuid4()
    await actions.cite(session, named, finding_id=finding, by=cast.heli.id)
    for person, told in ((cast.heli, "Aino Aalto"), (cast.aino, "Aino Aalto"), (cast.pekka, ""), (cast.sari, "")):
        who = await standing(session, person, cast.network.id)
        assert [item.author for item in await queries.sources_of_finding(session, finding, who)] == [told]
    assert [item.author for item in await queries.sources_of_finding(session, finding)] == [""]
    for person in (cast.pekka, cast.sari, cast.maija):
        with pytest.raises(Missing):
            await queries.source_seen_by(session, await standing(session, person, cast.network.id), named)


async def test_the_basket_is_the_coordinators(session: db.Session, cast: Cast) -> None:
    ids = [await give(session, cast, words) for words in ("Kalenterit", "Kirjaaminen", "100 % yhteistä")]
    for source in ids:
        await actions.pick(session, cast.network.id, source, None, cast.heli.id)
        await actions.pick(session, cast.network.id, source, None, cast.ville.id)
    heli = await standing(session, cast.heli, cast.network.id)
    assert (await queries.basket(session, heli)).total == 3
    assert [item.text for item in (await queries.basket(session, heli, search="kirjaa")).items] == ["Kirjaaminen"]
    assert [item.text for item in (await queries.basket(session, heli, search="%")).items] == ["100 % yhteistä"]
    assert (await queries.basket(session, heli, page=99)).number == 1
    await actions.unpick(session, cast.network.id, ids[0])
    assert len(list(await session.scalars(select(Basket)))) == 2
    with pytest.raises(NotAllowed):
        await queries.basket(session, await standing(session, cast.aino, cast.network.id))
    with pytest.raises(Missing):
        await actions.pick(session, cast.other_network.id, ids[0], None, cast.onni.id)


async def test_every_contribution_owes_a_word_until_it_has_one(session: db.Session, cast: Cast) -> None:
    used, carried, copy, parked, waiting = [await give(session, cast, words) for words in "abcde"]
    await give(session, cast, "laki", kind=Kind.BACKGROUND)
    await actions.cite(session, used, finding_id=uuid4(), by=cast.heli.id)
    await actions.carry(session, carried, copy, cast.heli.id)
    await actions.dispose(session, parked, Fate.PARKED, "Ensi vuonna", cast.heli.id)
    left = {item.id for item in await queries.without_disposition(session, cast.network.id)}
    assert left == {copy, waiting}
    await actions.dispose(session, copy, Fate.OUT_OF_SCOPE, "Kuuluu muualle", cast.heli.id)
    trail = await queries.trail(session, carried)
    assert (trail.fate, trail.reason) == (Fate.OUT_OF_SCOPE, "Kuuluu muualle")


async def test_erasing_blanks_the_words_and_the_copies_and_keeps_the_shape(session: db.Session, cast: Cast) -> None:
    mine = await give(session, cast, "salaisuus", by=cast.aino.id)
    copy, other = await give(session, cast, "salaisuus"), await give(session, cast, "muu", by=cast.pekka.id)
    await actions.carry(session, mine, copy, None)
    assert await actions.erase_words(session, cast.aino.id) == 2
    texts = await session.scalars(select(col(SourceRevision.text)))
    assert sorted(texts) == ["", "", "muu"]
    assert (await queries.trail(session, mine)).onward == [copy]
    assert await queries.text_of(session, [other]) == {other: "muu"}
