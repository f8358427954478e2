"""Making boards, and putting on them what was said elsewhere."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4, uuid5

from msgspec import Struct
from msgspec.structs import replace
from sqlmodel import select

from agentnet import clock, db
from agentnet.network.models import Person
from agentnet.sources.flow import Relation
from agentnet.sources.models import SourceLink
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Naming, Offer, Phase
from agentnet.workshops.boards.laws import CARRIED_LENGTH
from agentnet.workshops.boards.layouts import TONES, Cell
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.wall import Picture
from agentnet.workshops.boards.writer import Done, Wish


class Carried(Struct, frozen=True):
    """A submission, a survey text or a note on its way to a board. `signed` is the name to show; empty for none.

    `part` counts the notes that one long contribution falls into. `more` are other sources (with revisions) that go on
    in the same note: what was bundled under it. `pictures` hang on both notes; a board without pictures gets their
    words alone.
    """

    source_id: UUID
    revision: int
    text: str
    signed: str = ""
    part: int = 0
    more: tuple[tuple[UUID, int], ...] = ()
    pictures: tuple[Picture, ...] = ()


async def make_board(
    session: db.Session,
    *,
    network_id: UUID,
    title: str,
    task: str = "",
    sections: Sequence[str | tuple[str, str]] = (),
    cells: Sequence[Cell] = (),
    workshop_id: UUID | None = None,
    activity_id: UUID | None = None,
    group_id: UUID | None = None,
    votes: int = 3,
    several: bool = False,
    offers: Offer = Offer.CHOOSE,
    moderated: bool = False,
    comments: bool = True,
    reactions: bool = True,
    pictures: bool = True,
    phase: Phase = Phase.IDEATION,
    id: UUID | None = None,
) -> Board:
    """A board with its sections: the cells of a layout, or names (or names with tones) in one row."""
    board = Board(
        id=id or uuid4(),
        network_id=network_id,
        workshop_id=workshop_id,
        activity_id=activity_id,
        group_id=group_id,
        title=title,
        task=task,
        votes_each=votes,
        several=several,
        offers=offers,
        moderated=moderated,
        comments=comments,
        reactions=reactions,
        pictures=pictures,
        phase=phase,
    )
    session.add(board)
    await session.flush()
    session.add_all(_sections(board.id, cells or tuple(_cell(at, given) for at, given in enumerate(sections))))
    await session.flush()
    return board


def _cell(at: int, given: str | tuple[str, str]) -> Cell:
    name, tone = (given, TONES[at % len(TONES)]) if isinstance(given, str) else given
    return Cell(name, tone)


def _sections(board: UUID, cells: Sequence[Cell]) -> Iterator[Section]:
    """The rows of the grid, each counting its places from 0."""
    wide: Counter[int] = Counter()
    for cell in cells:
        yield Section(
            board_id=board,
            name=cell.name,
            tone=cell.tone,
            place=wide[cell.row],
            row=cell.row,
            row_name=cell.row_name,
        )
        wide[cell.row] += 1


async def add_notes_from_sources(board_id: UUID, items: Sequence[Carried], *, section: UUID, by: Person) -> int:
    """Put contributions on a board as notes that know where they came from. Once each: a second press adds what is new.

    Goes through the board's writer, all in one commit of its own: call it after yours.

    Raises:
        Refused, NotAllowed, Missing, NotSaved: as `writer.submit`; what was added before stays.
    """
    visitor = Visitor(person=by.id)
    if not await _takes_pictures(board_id):
        items = [replace(item, pictures=()) for item in items]
    carried = (_carry(board_id, item, section, visitor) for item in items)
    added = await asyncio.gather(*carried, return_exceptions=True)
    for one in added:
        if isinstance(one, BaseException):
            raise one
    return sum(1 for one in added if one is True)


async def _takes_pictures(board: UUID) -> bool:
    async with db.reading() as session:
        return bool(await session.scalar(select(Board.pictures).where(Board.id == board)))


def carried_id(board: UUID, source: UUID, part: int = 0) -> UUID:
    """The note that a source becomes on a board: always the same one."""
    return uuid5(board, f"note {_origin(source, part)}")


def _origin(source: UUID, part: int) -> str:
    return f"{source} {part}" if part else str(source)


async def _carry(board_id: UUID, item: Carried, section: UUID, visitor: Visitor) -> bool:
    """Whether it is new there. Ids that follow from board, source and part make the second press a repetition."""
    note = carried_id(board_id, item.source_id, item.part)
    op = ops.AddNote(
        id=uuid5(board_id, f"carry {_origin(item.source_id, item.part)}"),
        note=note,
        section=section,
        text=item.text[:CARRIED_LENGTH],
        naming=Naming.NAME if item.signed else Naming.ANONYMOUS,
        carried=True,
        signed=item.signed,
        pictures=item.pictures,
    )
    links = tuple(
        SourceLink(
            source_id=source, revision=revision, relation=Relation.CARRIED, target_id=note, by=visitor.person
        ).model_dump()
        for source, revision in ((item.source_id, item.revision), *item.more)
    )
    done = await writer.submit(Wish(board_id, op, visitor, links))
    return not done.repeated


async def enter_phase(board_id: UUID, phase: Phase, *, op_id: UUID, by: Person) -> Done:
    """Move a board on, from wherever its facilitator is."""
    op = ops.EnterPhase(id=op_id, phase=phase, at=clock.now())
    return await writer.submit(Wish(board_id, op, Visitor(person=by.id)))
