"""Votes that a facilitator gave for somebody who may have a phone: known from the log, where both of them stand.

Those that people give themselves are nobody else's to see, and no other hand may take them back.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, select

from agentnet.workshops.boards import ops
from agentnet.workshops.boards.tables import LOG

LENT: Final = (
    select(LOG.c.body)
    .where(LOG.c.board_id == bindparam("board"), LOG.c.participant_id == bindparam("seat"))
    .where(LOG.c.person_id.is_not(None))
    .order_by(LOG.c.seq)
)


def lent_to(connection: Connection, board: UUID, seat: UUID) -> tuple[UUID, ...]:
    """The notes that got a vote in this person's place, one for each vote."""
    bodies = connection.scalars(LENT, {"board": board, "seat": seat})
    return _left(msgspec.json.decode(body, type=ops.Op) for body in bodies)


def _left(done: Iterable[ops.Op]) -> tuple[UUID, ...]:
    left: list[UUID] = []
    for op in done:
        if isinstance(op, ops.Vote):
            left.append(op.note)
        elif isinstance(op, ops.TakeBackVote) and left:
            left.remove(op.note if op.note in left else left[-1])
    return tuple(left)
