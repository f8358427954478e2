"""Boards through somebody's eyes."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from sqlmodel import col, select

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Network, Person
from agentnet.words import Missing
from agentnet.workshops.boards import rights, rows
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.views import View, seen
from agentnet.workshops.boards.wall import Actor
from agentnet.workshops.models import Workshop


class Seen(Struct, frozen=True):
    """A board, and who one is on it."""

    board: Board
    actor: Actor
    visitor: Visitor

    @property
    def audience(self) -> Audience:
        return Audience.FACILITATORS if self.actor.facilitates else Audience.PARTICIPANTS


def visitor(me: Person | Guest | None, hand: str = "") -> Visitor:
    """Who knocks, as the writer will ask about them again."""
    return Visitor(
        person=me.id if isinstance(me, Person) else None, guest=me.id if isinstance(me, Guest) else None, hand=hand
    )


async def board_seen_by(session: db.Session, me: Person | Guest | None, id: UUID, hand: str = "") -> Seen:
    """The board.

    Raises:
        Missing: there is none, or it is out of your sight.
    """
    who = visitor(me, hand)
    actor = await rights.seen_from(session, id, who) if me is not None else None
    board = await session.get(Board, id) if actor is not None else None
    if actor is None or board is None:
        raise Missing
    return Seen(board, actor, who)


async def belongings(session: db.Session, board: Board) -> tuple[Network, Workshop | None]:
    """The network and the workshop (if any) that a board belongs to."""
    network = await session.get_one(Network, board.network_id)
    return network, await session.get(Workshop, board.workshop_id) if board.workshop_id else None


async def boards_of_workshop(session: db.Session, workshop: UUID) -> Sequence[Board]:
    """A workshop's boards; ask only for a workshop that the visitor sees."""
    rows_ = await session.scalars(select(Board).where(col(Board.workshop_id) == workshop).order_by(col(Board.title)))
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
