"""Ending a network: things get owners in the line, the archive has the work and no people, nothing is left going on."""

import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import SQLModel, col, select

from agentnet import db
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.register.flow import EntryKind
from agentnet.guide.register.models import RegisterEntry
from agentnet.network.models import Network, Person
from agentnet.notify.models import Letter
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from agentnet.words import Missing, Refused
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.year.ending import along, archiving, checklist, handing
from agentnet.year.ending.models import Handing
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.tasks.rows import assignment_rows

CANARY = "Kanarialintu laulaa yksin"


async def _chapter(session: db.Session, cast: Cast) -> UUID:
    session.add(guide := Guide(network_id=cast.network.id, title="Opas", slug="opas-x"))
    await session.flush()
    session.add(chapter := Chapter(guide_id=guide.id, slug="luku"))
    await session.flush()
    session.add(ChapterText(chapter_id=chapter.id, title="Yhteinen asiakas"))
    await session.flush()
    return chapter.id


async def test_a_chapter_goes_to_somebody_in_the_line(session: db.Session, cast: Cast) -> None:
    chapter = await _chapter(session, cast)
    (thing,) = await checklist.things_of(session, cast.network.id)
    assert (thing.title, thing.owner, thing.waits) == ("Yhteinen asiakas", "", "")
    for _ in range(2):
        await handing.offer(session, cast.network, "chapter", chapter, cast.maija, by=cast.heli)
    made = (await session.scalars(select(Handing))).one()
    assert (await session.scalars(select(Letter.address))).all() == [cast.maija.email]
    with pytest.raises(Missing):
        await handing.offered_to(session, cast.jukka, made.id)
    assert [title for _, _, title in await handing.waiting_for(session, cast.maija)] == ["Yhteinen asiakas"]
    assert await handing.waiting_for(session, cast.jukka) == []
    await handing.answer(session, made, takes=True, by=cast.maija)
    assert await handing.waiting_for(session, cast.maija) == []
    (thing,) = await checklist.things_of(session, cast.network.id)
    assert (thing.owner, thing.waits) == (cast.maija.name, "")
    assert (await session.get_one(Chapter, chapter)).owner_id == cast.maija.id
    with pytest.raises(Refused):
        await handing.answer(session, made, takes=False, by=cast.maija)


async def test_who_says_no_is_told_and_another_is_asked(session: db.Session, cast: Cast) -> None:
    session.add(entry := RegisterEntry(network_id=cast.network.id, kind=EntryKind.BARRIER, title="Este"))
    await session.flush()
    with pytest.raises(Refused):
        await handing.offer(session, cast.network, "entry", entry.id, cast.aino, by=cast.heli)
    with pytest.raises(Missing):
        await handing.offer(session, cast.network, "entry", cast.network.id, cast.maija, by=cast.heli)
    await handing.offer(session, cast.network, "entry", entry.id, cast.maija, by=cast.heli)
    first = (await session.scalars(select(Handing))).one()
    await handing.answer(session, first, takes=False, by=cast.maija)
    (thing,) = await checklist.things_of(session, cast.network.id)
    assert (thing.declined, thing.waits) == (cast.maija.name, "")
    await handing.offer(session, cast.network, "entry", entry.id, cast.jukka, by=cast.heli)
    await handing.offer(session, cast.network, "entry", entry.id, cast.sari, by=cast.heli)
    (thing,) = await checklist.things_of(session, cast.network.id)
    assert thing.waits == cast.sari.name
    taken_back = (await session.scalars(select(Handing).where(col(Handing.to_id) == cast.jukka.id))).one()
    with pytest.raises(Missing):
        await handing.offered_to(session, cast.jukka, taken_back.id)


def test_every_table_of_a_network_is_archived_or_left_out_on_purpose() -> None:
    tables = {table.name: table for table in SQLModel.metadata.sorted_tables}
    known = set(along.TABLES) | along.LEFT_OUT
    hangs = set(along.TABLES)
    for name, table in tables.items():
        parents = {key.column.table.name for column in table.columns for key in column.foreign_keys} - {"person"}
        if "network_id" in table.columns or parents & hangs:
            assert name in known, name
    assert known <= set(tables)


async def _answers(session: db.Session, cast: Cast, number: int, words: str) -> None:
    survey = Survey(network_id=cast.network.id, title=f"Kysely {number}", anonymity=Anonymity.ANONYMOUS)
    session.add(survey)
    await session.flush()
    session.add(question := Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä?"))
    survey.stage = Stage.OPEN
    await session.flush()
    for n in range(number):
        session.add(answer := Answer(survey_id=survey.id, anonymity=Anonymity.ANONYMOUS))
        await session.flush()
        session.add(value := AnswerValue(answer_id=answer.id, question_id=question.id))
        await session.flush()
        about: dict[str, Any] = {"network_id": cast.network.id, "origin_id": survey.id}
        await thread.record(session, id=value.id, kind=Kind.SURVEY, text=f"{words} {n}", **about)
    survey.stage = Stage.CLOSED
    await session.flush()


async def _hidden(session: db.Session, cast: Cast) -> None:
    """A note that was hidden, one that was thrown away, a cloud's words, and whom an assignment was given to."""
    session.add(board := Board(network_id=cast.network.id, title="Taulu"))
    await session.flush()
    session.add(section := Section(board_id=board.id, name="Ideat"))
    await session.flush()
    for n, hidden in enumerate((True, False)):
        about: dict[str, Any] = {"network_id": cast.network.id, "kind": Kind.NOTE, "origin_id": board.id}
        source = await thread.record(session, text=f"{CANARY} {n}", **about)
        session.add(Note(id=source.id, board_id=board.id, section_id=section.id, hidden=hidden, binned=not hidden))
    made, brief = assignment_rows(cast.network.id)
    made.audience = {"people": [str(cast.aino.id)]}
    session.add(made)
    await session.flush()
    session.add(brief)
    await session.flush()


async def test_the_archive_has_the_work_and_no_people(session: db.Session, cast: Cast) -> None:
    await _chapter(session, cast)
    about: dict[str, Any] = {"network_id": cast.network.id, "kind": Kind.NOTE}
    await thread.record(session, text="=Yhteinen kutsu auttaa", person_id=cast.aino.id, **about)
    foreign: dict[str, Any] = {"network_id": cast.other_network.id, "kind": Kind.NOTE}
    await thread.record(session, text="Vieras verkosto", person_id=cast.onni.id, **foreign)
    await _answers(session, cast, 2, CANARY)
    await _answers(session, cast, 6, "Luettavissa")
    await _hidden(session, cast)
    archive = zipfile.ZipFile(io.BytesIO(await archiving.pack(session, cast.network)))
    whole = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "Yhteinen kutsu auttaa" in whole
    assert "Luettavissa 5" in whole
    assert "'=Yhteinen" in archive.read("aineisto.csv").decode()
    people = [person.name for person in await session.scalars(select(Person))]
    for word in (CANARY, "Vieras verkosto", str(cast.aino.email), str(cast.aino.id), *people):
        assert word not in whole, word
    assert json.loads(archive.read("taulut/theme.json")) == []


def test_a_network_ends_when_nothing_goes_on(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = add(Survey(network_id=cast.network.id, title="Auki", anonymity=Anonymity.ANONYMOUS, stage=Stage.OPEN))
    heli, here = signed_in_as(cast.heli), f"/networks/{cast.network.id}/ending"
    assert heli.form(here).status_code == 422
    with db.sync_engine().begin() as connection:
        connection.execute(Survey.__table__.update().values(stage=Stage.CLOSED))  # type: ignore[attr-defined]
    add(RegisterEntry(network_id=cast.network.id, kind=EntryKind.BARRIER, title="Este"))
    page = heli.form(here)
    assert page.status_code == 422
    assert "ei ole omistajaa" in page.text
    assert heli.form(here, {"sure": "yes"}).status_code == 303
    with db.sync_engine().connect() as connection:
        row = connection.execute(select(Network.archived_at).where(col(Network.id) == cast.network.id)).one()
    assert row.archived_at is not None
    assert survey.title in heli.get(f"/networks/{cast.network.id}/surveys").text
