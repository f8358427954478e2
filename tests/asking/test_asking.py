"""Ask the network: asked once, answered, thanked for, followed, reported, picked; what is removed is really gone."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.asking import actions, queries
from agentnet.asking.models import Inquiry, Reply, TextReport
from agentnet.network.models import Audit, Person
from agentnet.notify.models import Letter
from agentnet.sources.models import Basket, Source, SourceRevision
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast

TITLE, TEXT, REPLY = "Miten kutsutte mukaan?", "Kanarialintu laulaa kysymyksessä", "Kanarialintu laulaa vastauksessa"


async def _asked(session: db.Session, cast: Cast, id: UUID | None = None) -> UUID:
    return await actions.ask(session, cast.network, id=id, title=TITLE, text=TEXT, theme_id=None, by=cast.aino)


async def _answered(session: db.Session, cast: Cast, inquiry: UUID, by: Person, id: UUID | None = None) -> Reply:
    seen = await queries.inquiry_seen_by(session, by, inquiry)
    return await queries.reply_of(session, inquiry, await actions.answer(session, seen, id=id, text=REPLY, by=by))


async def _letters(session: db.Session, kind: str) -> list[str]:
    found = await session.scalars(select(Letter.address).where(Letter.kind == kind).order_by(Letter.address))
    return [address.split("@")[0].split(".")[0] for address in found]


@pytest.fixture
async def inquiry(session: db.Session, cast: Cast) -> UUID:
    return await _asked(session, cast)


async def test_a_question_is_asked_once_and_told_to_those_who_take_part(session: db.Session, cast: Cast) -> None:
    id = uuid4()
    assert await _asked(session, cast, id) == await _asked(session, cast, id) == id
    assert await _letters(session, "question-asked") == ["heli", "jukka", "maija", "pekka", "ville"]
    with pytest.raises(NotAllowed):
        await actions.ask(session, cast.network, id=id, title="Toisen", text="", theme_id=None, by=cast.pekka)


async def test_followers_are_told_of_answers_and_the_answerer_of_thanks(
    session: db.Session, cast: Cast, inquiry: UUID
) -> None:
    id = uuid4()
    reply = await _answered(session, cast, inquiry, cast.pekka, id)
    assert (await _answered(session, cast, inquiry, cast.pekka, id)).id == reply.id
    assert await _letters(session, "question-answered") == ["aino"]
    await _answered(session, cast, inquiry, cast.ville)
    assert await _letters(session, "question-answered") == ["aino", "aino", "pekka"]
    with pytest.raises(NotAllowed):
        await actions.mark_helped(
            session, await queries.inquiry_seen_by(session, cast.ville, inquiry), reply, helped=True
        )
    asker = await queries.inquiry_seen_by(session, cast.aino, inquiry)
    for helped in (True, False, True):
        await actions.mark_helped(session, asker, reply, helped=helped)
    assert await _letters(session, "question-helped") == ["pekka"]


@pytest.mark.parametrize("who", ["sari", "onni"])
async def test_supervisors_and_strangers_do_not_read(session: db.Session, cast: Cast, inquiry: UUID, who: str) -> None:
    with pytest.raises((NotAllowed, Missing)):
        await queries.inquiry_seen_by(session, getattr(cast, who), inquiry)


async def test_a_picked_text_is_a_source_and_follows_its_writer(session: db.Session, cast: Cast, inquiry: UUID) -> None:
    seen = await queries.inquiry_seen_by(session, cast.heli, inquiry)
    for _ in range(2):
        await actions.pick(session, seen, seen.inquiry, by=cast.heli.id)
    assert len(list(await session.scalars(select(Basket)))) == 1
    source = await session.get_one(Source, inquiry)
    assert source.person_id == cast.aino.id
    await actions.rewrite(session, seen.inquiry, title=TITLE, text="Uudet sanat", theme_id=None, version=1)
    texts = await session.scalars(select(SourceRevision.text).order_by(col(SourceRevision.n)))
    assert [TEXT in texts_one for texts_one in texts] == [True, False]


@pytest.mark.parametrize("by", ["pekka", "heli"])
@pytest.mark.parametrize("picked", [False, True])
async def test_what_is_removed_is_nowhere(
    session: db.Session, cast: Cast, inquiry: UUID, by: str, picked: bool
) -> None:
    reply = await _answered(session, cast, inquiry, cast.pekka)
    lead = await queries.inquiry_seen_by(session, cast.heli, inquiry)
    if picked:
        await actions.pick(session, lead, reply, by=cast.heli.id)
    await actions.report(session, lead, reply, why="Asiakkaan voi tunnistaa", by=cast.ville)
    remover: Person = getattr(cast, by)
    seen = await queries.inquiry_seen_by(session, remover, inquiry)
    await actions.remove(session, seen, reply, why="Asiakkaan voi tunnistaa", by=remover)
    await session.flush()
    for table in (Inquiry, Reply, SourceRevision, Letter, Audit, TextReport):
        for row in await session.scalars(select(table)):
            assert "vastauksessa" not in str(row.model_dump()), table
    assert await queries.open_reports(session, cast.network.id) == []
    assert await _letters(session, "question-removed") == (["pekka"] if by == "heli" else [])
    with pytest.raises(Missing):
        await queries.reply_of(session, inquiry, reply.id)
    with pytest.raises(Refused):
        await actions.remove(session, seen, reply, why="", by=remover)


async def test_nobody_else_removes(session: db.Session, cast: Cast, inquiry: UUID) -> None:
    seen = await queries.inquiry_seen_by(session, cast.ville, inquiry)
    reply = await _answered(session, cast, inquiry, cast.ville)
    pekka = await queries.inquiry_seen_by(session, cast.pekka, inquiry)
    for row in (pekka.inquiry, reply):
        with pytest.raises(NotAllowed):
            await actions.remove(session, pekka, row, why="", by=cast.pekka)
    assert seen.inquiry.text == TEXT


async def test_a_report_reaches_the_coordinators_once(session: db.Session, cast: Cast, inquiry: UUID) -> None:
    seen = await queries.inquiry_seen_by(session, cast.pekka, inquiry)
    for _ in range(2):
        await actions.report(session, seen, None, why="Katsokaa tämä", by=cast.pekka)
    assert await _letters(session, "question-reported") == ["heli", "ville"]
    ((report, about, reply, who),) = await queries.open_reports(session, cast.network.id)
    assert (about.id, reply, who) == (inquiry, None, "Pekka, Salo")
    await actions.leave_be(session, report, cast.network.id, by=cast.heli.id)
    assert await queries.reports_waiting(session, cast.network.id) == 0


async def test_the_list_finds_narrows_and_pages(session: db.Session, cast: Cast, inquiry: UUID) -> None:
    for n in range(queries.PAGE):
        await actions.ask(session, cast.network, id=None, title=f"Kysymys {n}", text="", theme_id=None, by=cast.pekka)
    reply = await _answered(session, cast, inquiry, cast.pekka)
    standing = (await queries.inquiry_seen_by(session, cast.aino, inquiry)).standing
    all_of_them = await queries.inquiries(session, standing)
    assert (all_of_them.total, all_of_them.last, all_of_them.items[0].inquiry.id) == (21, 2, inquiry)
    assert len((await queries.inquiries(session, standing, number=99)).items) == 1
    assert [one.inquiry.id for one in (await queries.inquiries(session, standing, search="LAULAA vastauk")).items] == [
        inquiry
    ]
    assert (await queries.inquiries(session, standing, show="mine")).total == 1
    await actions.mark_helped(session, await queries.inquiry_seen_by(session, cast.aino, inquiry), reply, helped=True)
    assert (await queries.inquiries(session, standing, show="open")).total == 20
    assert (await queries.inquiries(session, standing, show="followed")).total == 1


async def test_erasing_a_person_blanks_their_words(session: db.Session, cast: Cast, inquiry: UUID) -> None:
    await _answered(session, cast, inquiry, cast.pekka)
    assert await actions.erase_words(session, cast.pekka.id) == 1
    assert await actions.erase_words(session, cast.aino.id) == 1
    session.expire_all()
    asked, answered = (await session.scalars(select(Inquiry))).one(), (await session.scalars(select(Reply))).one()
    assert (asked.person_id, asked.title, asked.text) == (None, "", "")
    assert (answered.person_id, answered.text) == (None, "")
