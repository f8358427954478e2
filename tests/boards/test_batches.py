"""Many operations in one commit: as if each had come alone."""

import asyncio
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import Missing, Refused
from agentnet.workshops.boards import ops, rights, rooms
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.tables import GUEST, LOG, REVISION
from agentnet.workshops.boards.writer import Wish
from tests.boards.conftest import SetTable
from tests.boards.test_writer import add, count, stored, submit, tidy

__all__ = ["tidy"]
pytestmark = pytest.mark.both


async def test_every_text_of_a_note_is_kept_when_they_come_together(set_table: SetTable, aino: Person) -> None:
    table = set_table(Phase.PRESENTATION)
    note = add(table, "Teksti 1")
    edits = [ops.EditNote(id=uuid4(), note=note.note, onto=n, text=f"Teksti {n + 1}") for n in (1, 2, 3)]
    every: list[ops.Op] = [note, *edits]
    await asyncio.gather(*(submit(table, op, aino) for op in every))
    with db.writer_connection() as connection:
        texts = connection.scalars(select(REVISION.c.text).order_by(REVISION.c.n)).all()
    assert texts == ["Teksti 1", "Teksti 2", "Teksti 3", "Teksti 4"]
    assert stored(table.board.id) == rooms.known(table.board.id)


async def test_what_the_database_refuses_spoils_nothing_else(set_table: SetTable, aino: Person, pekka: Person) -> None:
    here, there = set_table(), set_table()
    taken = add(there)
    await submit(there, taken, aino)
    theirs = ops.AddNote(id=uuid4(), note=taken.note, section=here.esteet.id, text="Sama tunnus")
    good = [add(here, f"Lappu {n}") for n in range(3)]
    wishes = [(good[0], aino), (theirs, pekka), (good[1], None), (good[2], aino)]
    answers = await asyncio.gather(*(submit(here, op, who) for op, who in wishes), return_exceptions=True)
    assert [isinstance(a, Refused) for a in answers] == [False, True, False, False]
    wall = stored(here.board.id)
    assert wall == rooms.known(here.board.id)
    assert (wall.seq, set(wall.notes)) == (3, {op.note for op in good})
    assert count(LOG) == 4


async def test_each_is_judged_by_their_own_rights(
    set_table: SetTable, aino: Person, pekka: Person, heli: Person, onni: Person
) -> None:
    table = set_table()
    whose = (aino, pekka, heli, onni, None)
    seats = [Visitor(person=who.id) if who else Visitor(guest=table.guest.id) for who in whose]
    tables_own = Visitor(person=heli.id, behalf=table.aino.id)
    with db.writer_connection() as connection:
        together = rights.of_all(connection, table.board.id, {*seats, tables_own})
        for visitor in (*seats, tables_own):
            alone = rights.of(connection, table.board.id, visitor)
            assert _timeless(together[visitor]) == _timeless(alone), visitor
        connection.execute(update(GUEST).values(removed_at=table.workshop.starts_at))
        assert rights.of_all(connection, table.board.id, seats)[seats[-1]] is None
        connection.rollback()
    wishes = [Wish(table.board.id, add(table), visitor) for visitor in seats]
    answers = await asyncio.gather(*map(rooms.writer.submit, wishes), return_exceptions=True)
    assert [isinstance(a, Missing) for a in answers] == [False, False, False, True, False]


def _timeless(actor: object) -> object:
    return actor and {name: getattr(actor, name) for name in ("key", "facilitates", "names", "proxy", "seats", "late")}


async def test_nobody_is_on_a_board_that_is_not(set_table: SetTable, aino: Person) -> None:
    table = set_table()
    nowhere = UUID(int=7)
    wishes = [Wish(nowhere, add(table), Visitor(person=aino.id)), Wish(table.board.id, add(table), Visitor(aino.id))]
    answers = await asyncio.gather(*map(rooms.writer.submit, wishes), return_exceptions=True)
    assert [isinstance(a, Missing) for a in answers] == [True, False]
