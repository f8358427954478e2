"""Boards through somebody's eyes."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import Connection, bindparam
from sqlalchemy.orm import Session as OneRead
from sqlmodel import col, select

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Network, Person
from agentnet.words import Missing
from agentnet.workshops.boards import rights, rows, tables
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.views import View, seen
from agentnet.workshops.boards.wall import Actor
from agentnet.workshops.models import Activity, Workshop


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


BOARD: Final = (
    select(Board, Network, Workshop)
    .join(Network, col(Network.id) == col(Board.network_id))
    .outerjoin(Workshop, col(Workshop.id) == col(Board.workshop_id))
    .where(col(Board.id) == bindparam("board"))
)


async def board_seen_by(me: Person | Guest | None, id: UUID, hand: str = "") -> Seen:
    """The board.

    Raises:
        Missing: there is none, or it is out of your sight.
    """
    found = await db.hot(_seen, id, visitor(me, hand)) if me is not None else None
    if found is None:
        raise Missing
    return found


class Place(Struct, frozen=True):
    """Who one is on a board, and as much of the board as its sockets need."""

    actor: Actor
    seq: int
    workshop: UUID | None


ROW: Final = sa.select(tables.BOARD.c.seq, tables.BOARD.c.workshop_id).where(tables.BOARD.c.id == bindparam("board"))


async def place_at(board: UUID, who: Visitor) -> Place:
    """The visitor's place at the board, for its sockets: a thousand of them come at once.

    Raises:
        Missing: there is none, or it is out of their sight.
    """
    found = await db.hot(_place_at, board, who)
    if found is None:
        raise Missing
    return found


def _place_at(connection: Connection, board: UUID, who: Visitor) -> Place | None:
    actor = rights.of(connection, board, who)
    return Place(actor, *connection.execute(ROW, {"board": board}).one()) if actor else None


def _seen(connection: Connection, id: UUID, who: Visitor) -> Seen | None:
    actor = rights.of(connection, id, who)
    if actor is None:
        return None
    with OneRead(connection) as session:
        board, network, workshop = session.execute(BOARD, {"board": id}).one()
        return Seen(board, network, workshop, actor, who)


async def boards_of_workshop(session: db.Session, workshop: UUID) -> Sequence[Board]:
    """A workshop's boards, without those of points that were taken out; for a workshop that the visitor sees."""
    rows_ = await session.scalars(
        select(Board)
        .outerjoin(Activity, col(Activity.id) == col(Board.activity_id))
        .where(col(Board.workshop_id) == workshop, col(Activity.removed_at).is_(None))
        .order_by(col(Board.title))
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
