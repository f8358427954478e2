"""A board's settings: ordinary rows that a facilitator edits, and everybody's screen is told of.

What people do to a board goes through its writer; its settings do not. They push the board's number on by one, so that
every process sees that what it remembers is old, takes the wall anew and tells its listeners the difference.
"""

from typing import Any, Final
from uuid import UUID

from sqlmodel import col, select, update

from agentnet import db
from agentnet.words import N_
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.rooms import open_room

OFFERS: Final[dict[Offer, tuple[str, str]]] = {
    Offer.CHOOSE: (
        N_("Kirjoittaja valitsee"),
        N_("Oma nimi, peitenimi tai nimetön. Nimettömästä lapusta ei jää tietoa, kuka sen kirjoitti."),
    ),
    Offer.NAME: (N_("Oma nimi"), N_("Jokaisessa lapussa on kirjoittajan nimi.")),
    Offer.CODE_NAME: (
        N_("Oma nimi tai peitenimi"),
        N_("Peitenimi ei ole nimetön: sama peitenimi on aina sama ihminen."),
    ),
    Offer.ANONYMOUS: (N_("Nimetön"), N_("Kenenkään nimeä ei näy, eikä kirjoittajasta jää tietoa.")),
}
"""What each offer is called, and what it means for the writer; in the order of the form."""

KEPT: Final = ("title", "task", "offers", "votes_each", "several", "moderated", "comments", "reactions", "pictures")
"""The columns of a board that are its settings."""


def as_they_are(board: Board) -> dict[str, Any]:
    return {name: getattr(board, name) for name in KEPT}


async def board_to_change(session: db.Session, id: UUID) -> Board:
    """The board's row, held until the commit: two who save at once save one after the other."""
    return await session.get_one(Board, id, with_for_update=True, populate_existing=True)


async def change(session: db.Session, board: Board, **values: Any) -> None:
    """New settings. After your commit call `tell`."""
    for name, value in values.items():
        setattr(board, name, value)
    board.version += 1
    await push_on(session, board.id)


async def name_row(session: db.Session, board: UUID, row: int, name: str) -> None:
    """A new name for a row of the grid. After your commit call `tell`."""
    theirs = (col(Section.board_id) == board) & (col(Section.row) == row)
    await session.execute(update(Section).where(theirs).values(row_name=name))
    await push_on(session, board)


async def push_on(session: db.Session, board: UUID) -> None:
    """One further in the database itself: the writer may have been there since the row was read."""
    await session.flush()
    await session.execute(update(Board).where(col(Board.id) == board).values(seq=col(Board.seq) + 1))


async def tell(board: UUID) -> None:
    """Take the wall anew and tell those who have it open. After the commit, outside any write session."""
    async with db.reading() as session:
        seq = await session.scalar(select(col(Board.seq)).where(col(Board.id) == board))
    if seq is not None:
        await open_room(board, seq)
