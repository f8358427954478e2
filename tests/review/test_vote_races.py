"""The budget is exact, whoever presses when: a person, the desk for them, a table, and bundles, all at once."""

import asyncio
from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.tables import NOTE, VOTE
from agentnet.workshops.boards.writer import Wish
from agentnet.workshops.models import Participant
from tests.boards.conftest import SetTable, set_table
from tests.conftest import Add

__all__ = ["set_table"]


@pytest.mark.both
@pytest.mark.parametrize("several", [False, True])
async def test_ten_hands_at_once_give_no_vote_too_many(
    database: str, set_table: SetTable, add: Add, heli: Person, pekka: Person, several: bool
) -> None:
    table = set_table(Phase.VOTING, notes=[f"Ajatus {n}" for n in range(8)], several=several)
    desk = Participant(workshop_id=table.workshop.id, proxy=True, name="Pöytä 1", seats=2)
    add(desk)
    async with db.reading() as session:
        notes = list((await session.execute(select(NOTE.c.id).order_by(NOTE.c.rank))).scalars())
    helis = Visitor(person=heli.id)
    await _do(table.board.id, ops.BundleNotes(id=uuid4(), notes=tuple(notes[6:]), under=notes[5]), helis)
    hands = (
        Visitor(person=pekka.id),
        Visitor(person=heli.id, behalf=table.pekka.id),
        Visitor(person=heli.id, behalf=desk.id),
        Visitor(guest=table.guest.id),
    )
    pressed = [_do(table.board.id, ops.Vote(id=uuid4(), note=note), who) for note in notes[:6] * 2 for who in hands]
    twice = uuid4()
    pressed += [_do(table.board.id, ops.Vote(id=twice, note=notes[5]), hands[3]) for _ in range(10)]
    await asyncio.gather(*pressed)
    async with db.reading() as session:
        sums = select(VOTE.c.participant_id, func.sum(VOTE.c.times)).group_by(VOTE.c.participant_id)
        given = {row[0]: row[1] for row in await session.execute(sums)}
    assert given[desk.id] == 6
    assert given[table.guest_in.id] == 3
    assert 1 <= given[table.pekka.id] <= 3, "the desk and the phone may stop each other, never add up to more"
    assert set(given) == {desk.id, table.guest_in.id, table.pekka.id}


async def _do(board: UUID, op: ops.Op, who: Visitor) -> None:
    with suppress(Refused):
        await writer.submit(Wish(board, op, who))
