"""Boards through somebody's eyes."""

from collections.abc import Sequence
from itertools import chain
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import Connection, bindparam, inspect
from sqlmodel import col, select

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.accounts.sessions import made
from agentnet.network.models import Network, Person
from agentnet.words import Missing
from agentnet.workshops.boards import rights, rows, tables
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.views import View, seen
from agentnet.workshops.boards.wall import Actor
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.queries import OUT, over


class Seen(Struct, frozen=True):
    """A board, where it belongs, and who one is on it."""

    board: Board
    network: Network
    workshop: Workshop | None
    actor: Actor
    visitor: Visitor

    @property
    def audience(self) -> Audience:
        return audience(self.actor)


def audience(actor: Actor) -> Audience:
    """As whom somebody looks at the board's own page."""
    return Audience.FACILITATORS if actor.facilitates else Audience.PARTICIPANTS


def visitor(me: Person | Guest | None, hand: str = "", behalf: UUID | None = None) -> Visitor:
    """Who knocks, as the writer will ask about them again."""
    return Visitor(
        person=me.id if isinstance(me, Person) else None,
        guest=me.id if isinstance(me, Guest) else None,
        hand=hand,
        behalf=behalf,
    )


COLUMNS: Final = tuple(tuple(inspect(kind).columns) for kind in (Board, Network, Workshop))
BOARD: Final = (
    sa.select(*chain(*COLUMNS))
    .select_from(Board)
    .join(Network, col(Network.id) == col(Board.network_id))
    .outerjoin(Workshop, col(Workshop.id) == col(Board.workshop_id))
    .where(col(Board.id) == bindparam("board"))
)

WAS_IN: Final = (
    sa.select(tables.WORKSHOP.c.id, tables.WORKSHOP.c.stage, tables.PARTICIPANT.c.removed_at)
    .join(tables.BOARD, tables.BOARD.c.workshop_id == tables.WORKSHOP.c.id)
    .join(tables.PARTICIPANT, tables.PARTICIPANT.c.workshop_id == tables.WORKSHOP.c.id)
    .where(tables.BOARD.c.id == bindparam("board"), tables.PARTICIPANT.c.guest_id == bindparam("guest"))
)


async def board_seen_by(me: Person | Guest | None, id: UUID, hand: str = "") -> Seen:
    """The board.

    Raises:
        Over: to guests of a workshop that has closed. Missing: there is none, or it is out of your sight; a guest who
            was taken out hears so.
    """
    found = await db.hot(_seen, id, visitor(me, hand)) if me is not None else None
    if found is None:
        raise (await db.hot(_why_not, id, me.id) if isinstance(me, Guest) else None) or Missing
    return found


def _why_not(connection: Connection, id: UUID, guest: UUID) -> Missing | None:
    """To a guest who was in the board's workshop: it has closed, or they were taken out of it."""
    row = connection.execute(WAS_IN, {"board": id, "guest": guest}).first()
    if row is None or (row.removed_at is None and row.stage is not Stage.CLOSED):
        return None
    return Missing(OUT) if row.removed_at else over(row.id)


class Place(Struct, frozen=True):
    """Who one is on a board, and as much of the board as its sockets need."""

    actor: Actor
    seq: int
    workshop: UUID | None


async def place_at(board: UUID, who: Visitor) -> Place:
    """The visitor's place at the board, for its sockets: a thousand of them come at once.

    Raises:
        Missing: there is none, or it is out of their sight.
    """
    found = await db.hot_of(_places_at, (board, who))
    if found is None:
        raise Missing
    return found


def _places_at(
    connection: Connection, asked: Sequence[tuple[UUID, Visitor]]
) -> dict[tuple[UUID, Visitor], Place | None]:
    found: dict[tuple[UUID, Visitor], Place | None] = {}
    for board in {board for board, _who in asked}:
        visitors = [who for at, who in asked if at == board]
        judged = rights.places(connection, board, visitors) if len(visitors) > 1 else {}
        for who in visitors:
            actor, row = judged.get(who) or rights.place(connection, board, who)
            found[board, who] = Place(actor, row.seq, row.workshop_id) if actor and row else None
    return found


def _seen(connection: Connection, id: UUID, who: Visitor) -> Seen | None:
    actor = rights.of(connection, id, who)
    if actor is None:
        return None
    row, (ours, theirs, its) = connection.execute(BOARD, {"board": id}).one(), COLUMNS
    board, network = made(Board, ours, row), made(Network, theirs, row[len(ours) :])
    assert board is not None
    assert network is not None
    return Seen(board, network, made(Workshop, its, row[len(ours) + len(theirs) :]), actor, who)


async def boards_of_workshop(session: db.Session, workshop: UUID) -> Sequence[Board]:
    """A workshop's boards as in its programme, everybody's before those of groups, without those of points that were
    taken out; for a workshop that the visitor sees.
    """
    rows_ = await session.scalars(
        select(Board)
        .outerjoin(Activity, col(Activity.id) == col(Board.activity_id))
        .where(col(Board.workshop_id) == workshop, col(Activity.removed_at).is_(None))
        .order_by(col(Board.group_id).is_not(None), col(Activity.place), col(Board.title), col(Board.id))
    )
    return rows_.all()


async def results(session: db.Session, board: UUID) -> View:
    """What a board came to, as its facilitators see it; for coordinators' pages.

    Raises:
        Missing: there is no such board.
    """
    connection = await session.connection()
    wall = await connection.run_sync(rows.load, board)
    if wall is None:
        raise Missing
    return seen(wall, Audience.FACILITATORS)
