"""The writer: durable before it answers, once per id, exact under pressure; on both databases."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import json
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import Missing, Refused
from agentnet.workshops.boards import actions, ops, rooms, rows, writer
from agentnet.workshops.boards.flow import Naming, Offer, Phase
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.tables import LINK, LOG, NOTE, PARTICIPANT, REVISION, SOURCE, VOTE
from agentnet.workshops.boards.wall import Wall
from agentnet.workshops.boards.writer import NotSaved, Wish
from tests.boards.conftest import SetTable, Table

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
async def tidy(database: str) -> AsyncIterator[None]:
    yield
    await db.dispose()


def count(table: Any) -> int:
    with db.writer_connection() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def stored(board: UUID) -> Wall:
    with db.writer_connection() as connection:
        wall = rows.load(connection, board)
    assert wall is not None
    return wall


def add(table: Table, text: str = "Lappu", naming: Naming = Naming.NAME) -> ops.AddNote:
    return ops.AddNote(id=uuid4(), note=uuid4(), section=table.esteet.id, text=text, naming=naming)


async def submit(table: Table, op: ops.Op, who: Person | None = None, hand: str = "") -> writer.Done:
    visitor = Visitor(person=who.id, hand=hand) if who else Visitor(guest=table.guest.id, hand=hand)
    return await rooms.writer.submit(Wish(table.board.id, op, visitor))


async def test_what_is_in_memory_is_what_the_rows_say(set_table: SetTable, aino: Person, heli: Person) -> None:
    table = set_table(Phase.GROUPING)
    first, second, third = (
        add(table, "Yksi"),
        add(table, "Kaksi", Naming.CODE_NAME),
        add(table, "Kolme", Naming.ANONYMOUS),
    )
    for op in (first, second, third):
        await submit(table, op, aino, hand="h" * 64)
    await submit(table, ops.EditNote(id=uuid4(), note=first.note, onto=1, text="Yksi parempi"), aino)
    await submit(table, ops.MoveNote(id=uuid4(), note=first.note, section=table.keinot.id), aino)
    await submit(table, ops.BundleNotes(id=uuid4(), notes=(second.note,), under=third.note))
    await submit(table, ops.AddSection(id=uuid4(), section=uuid4(), name="Muut"), heli)
    await submit(table, ops.RenameSection(id=uuid4(), section=table.esteet.id, name="Mikä estää?"), heli)
    await submit(table, ops.HideNote(id=uuid4(), note=first.note), heli)
    memory = rooms.known(table.board.id)
    assert memory is not None
    assert stored(table.board.id) == memory
    assert memory.seq == 9


async def test_two_hundred_times_the_same_has_one_effect(set_table: SetTable, aino: Person) -> None:
    table = set_table()
    op = add(table)
    answers = await asyncio.gather(*(submit(table, op, aino) for _ in range(200)))
    assert {a.seq for a in answers} == {1}
    assert sum(not a.repeated for a in answers) == 1
    assert (count(NOTE), count(LOG), count(REVISION)) == (1, 1, 1)
    assert (await submit(table, op, aino)).repeated


async def test_votes_are_exact_when_ten_come_at_once(set_table: SetTable, aino: Person) -> None:
    table = set_table(Phase.VOTING, notes=[f"Lappu {n}" for n in range(10)])
    votes = [ops.Vote(id=uuid4(), note=note) for note in stored(table.board.id).notes]
    answers = await asyncio.gather(*(submit(table, v, aino) for v in votes), return_exceptions=True)
    assert sum(isinstance(a, Refused) for a in answers) == 7
    assert count(VOTE) == 3


async def test_a_refused_operation_leaves_no_trace_and_stops_nobody_in_its_batch(
    set_table: SetTable, aino: Person
) -> None:
    table = set_table()
    taken = add(table)
    wishes: list[ops.Op] = [
        taken,
        ops.Vote(id=uuid4(), note=uuid4()),
        ops.AddNote(id=uuid4(), note=taken.note, section=table.esteet.id, text="Sama tunnus"),
        add(table, "Toinen"),
    ]
    answers = await asyncio.gather(*(submit(table, w, aino) for w in wishes), return_exceptions=True)
    assert [isinstance(a, Refused) for a in answers] == [False, True, True, False]
    assert (count(NOTE), count(LOG)) == (2, 2)


async def test_an_id_of_another_board_is_refused_without_telling(set_table: SetTable, aino: Person) -> None:
    here, there = set_table(), set_table()
    note = add(there)
    await submit(there, note, aino)
    with pytest.raises(Refused):
        await submit(here, ops.AddNote(id=uuid4(), note=note.note, section=here.esteet.id, text="Minun"), aino)
    assert stored(here.board.id).notes == {}
    assert stored(there.board.id).notes[note.note].text == "Lappu"


async def test_rights_are_asked_again_when_it_is_written(set_table: SetTable, aino: Person, onni: Person) -> None:
    table = set_table()
    await submit(table, add(table), aino)
    with db.writer_connection() as connection, connection.begin():
        gone = update(PARTICIPANT).where(PARTICIPANT.c.id == table.aino.id)
        connection.execute(gone.values(removed_at=table.workshop.starts_at))
    for who in (aino, onni):
        with pytest.raises(Missing):
            await submit(table, add(table), who)


async def test_the_log_holds_no_words_and_nobody_behind_an_anonymous_note(set_table: SetTable, aino: Person) -> None:
    table = set_table(offers=Offer.CHOOSE)
    note = add(table, "Salainen ajatus", Naming.ANONYMOUS)
    await submit(table, note, aino, hand="hash-of-a-cookie")
    await submit(
        table, ops.EditNote(id=uuid4(), note=note.note, onto=1, text="Toinen ajatus"), aino, "hash-of-a-cookie"
    )
    await submit(table, add(table, "Nimellä"), aino)
    with db.writer_connection() as connection:
        log = connection.execute(select(LOG).order_by(LOG.c.seq)).all()
        sources = {r.id: r.person_id for r in connection.execute(select(SOURCE))}
        row = connection.execute(select(NOTE).where(NOTE.c.id == note.note)).one()
    assert [r.participant_id for r in log] == [None, None, table.aino.id]
    assert all(r.at is None and r.person_id is None for r in log)
    assert b"ajatus" not in b"".join(r.body for r in log)
    assert json.decode(log[0].body, type=ops.Op).note == note.note
    assert (row.participant_id, row.person_id, row.signed) == (None, None, "")
    assert sources[note.note] is None
    assert set(sources.values()) == {None, aino.id}


async def test_a_commit_that_fails_says_so_and_the_next_one_looks_again(
    set_table: SetTable, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = set_table()
    await submit(table, add(table), aino)

    def full(*_: object) -> None:
        raise OperationalError("COMMIT", {}, sqlite3.OperationalError("database or disk is full"))

    with monkeypatch.context() as broken:
        broken.setattr(writer, "write", full)
        with pytest.raises(NotSaved):
            await submit(table, add(table), aino)
    assert rooms.known(table.board.id) is None
    await submit(table, add(table), aino)
    assert rooms.known(table.board.id) == stored(table.board.id)
    assert count(NOTE) == 2


async def test_submissions_become_notes_once_and_know_where_they_came_from(
    set_table: SetTable, heli: Person, aino: Person
) -> None:
    table = set_table()
    given = [add(table, f"Vastaus {n}") for n in range(3)]
    for op in given:
        await submit(table, op, aino)
    target = set_table()
    items = [actions.Carried(op.note, 1, op.text, "Aino, Loimaa") for op in given]
    for expected in (3, 0):
        added = await actions.add_notes_from_sources(target.board.id, items, section=target.esteet.id, by=heli)
        assert added == expected
    assert {n.text for n in stored(target.board.id).notes.values()} == {"Vastaus 0", "Vastaus 1", "Vastaus 2"}
    assert count(LINK) == 3


async def test_a_board_without_a_workshop_is_for_those_who_develop(
    set_table: SetTable, aino: Person, sari: Person, heli: Person
) -> None:
    async with db.writing() as session:
        swot = await actions.make_board(
            session, network_id=set_table().board.network_id, title="SWOT", sections=["Vahvuudet", "Heikkoudet"]
        )
        await session.commit()
    section = stored(swot.id).sections[0].id
    for who in (aino, heli):
        op = ops.AddNote(id=uuid4(), note=uuid4(), section=section, text="Tunnemme toisemme")
        await rooms.writer.submit(Wish(swot.id, op, Visitor(person=who.id)))
    op = ops.AddNote(id=uuid4(), note=uuid4(), section=section, text="Esihenkilö")
    with pytest.raises(Missing):
        await rooms.writer.submit(Wish(swot.id, op, Visitor(person=sari.id)))
    assert [n.signed for n in stored(swot.id).notes.values()] == ["Aino Aalto, Loimaa", "Heli Haapala, Salo"]
