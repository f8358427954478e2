"""What earlier workshops came to, as it may be carried on: for coordinators only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.items import sayings
from agentnet.sources.models import Basket, Source, SourceLink, SourceRevision
from agentnet.words import Missing, _
from agentnet.workshops.boards.actions import Carried
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Note, Section, Vote
from agentnet.workshops.boards.wall import Picture, repeats
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.promises.queries import shared


@dataclass(frozen=True, slots=True)
class Item:
    """A note (with what is bundled under it) or a promise. `taken`: the boards of this workshop that it is on."""

    source: UUID
    revision: int
    text: str
    origin: str
    votes: int = 0
    chosen: bool = False
    more: tuple[tuple[UUID, int], ...] = ()
    taken: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def carried(self) -> Carried:
        """Signed with where it comes from, never with a person's name."""
        return Carried(
            self.source, self.revision, self.text, signed=self.origin, more=self.more, pictures=self.pictures
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """The results of one board, or the promises of a workshop."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A workshop with results; none for the boards of the network itself."""

    workshop: Workshop | None
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A section that results can be carried to."""

    board: Board
    section: Section


async def targets(session: Session, workshop: Workshop) -> list[Target]:
    """Every section of this workshop's boards that still take notes, as in its programme; those of groups last."""
    rows = await session.execute(
        select(Board, Section)
        .join(Section, col(Section.board_id) == col(Board.id))
        .outerjoin(Activity, col(Activity.id) == col(Board.activity_id))
        .where(Board.workshop_id == workshop.id, Board.phase != Phase.LOCKED, col(Activity.removed_at).is_(None))
        .order_by(col(Board.group_id).is_not(None), col(Activity.place), col(Board.title), col(Board.id))
        .order_by(col(Section.row), col(Section.place))
    )
    return [Target(board, section) for board, section in rows]


async def target_of(session: Session, workshop: Workshop, section: UUID) -> Target:
    """Raises `Missing` unless the section is on a board of this workshop."""
    for target in await targets(session, workshop):
        if target.section.id == section:
            return target
    raise Missing


async def earlier(session: Session, workshop: Workshop, search: str = "") -> list[Earlier]:
    """Results of the network's earlier workshops, the latest first; those whose words have `search` in them."""
    before = await session.scalars(
        select(Workshop)
        .where(Workshop.network_id == workshop.network_id, col(Workshop.starts_at) < workshop.starts_at)
        .where(Workshop.id != workshop.id)
        .order_by(col(Workshop.starts_at).desc())
    )
    found = [Earlier(one, tuple(await _shelves(session, one, workshop.network_id))) for one in (*before, None)]
    taken = await _taken(session, workshop, [i.source for one in found for shelf in one.shelves for i in shelf.items])
    picked = (Earlier(one.workshop, _matching(one.shelves, search, taken)) for one in found)
    return [one for one in picked if one.shelves]


def _matching(shelves: Sequence[Shelf], search: str, taken: dict[UUID, tuple[str, ...]]) -> tuple[Shelf, ...]:
    words = search.casefold().split()
    kept = []
    for shelf in shelves:
        said = (replace(item, taken=taken.get(item.source, ())) for item in shelf.items)
        items = tuple(i for i in said if all(word in f"{shelf.title} {i.text}".casefold() for word in words))
        if items:
            kept.append(Shelf(shelf.title, items))
    return tuple(kept)


async def _shelves(session: Session, workshop: Workshop | None, network: UUID) -> list[Shelf]:
    boards = await session.scalars(
        select(Board)
        .where(Board.network_id == network, Board.workshop_id == (workshop.id if workshop else None))
        .order_by(col(Board.title))
    )
    named = {board.id: board.title for board in boards}
    notes = await _results(session, named, workshop)
    shelves = [Shelf(title, tuple(notes[id])) for id, title in named.items() if notes.get(id)]
    if workshop is None:
        return [*shelves, *await _themes(session, network)]
    if promises := await _promises(session, workshop):
        shelves.append(Shelf(_("Lupaukset"), promises))
    return shelves


async def _themes(session: Session, network: UUID) -> list[Shelf]:
    """What open answers of surveys were read into, as far as it has been picked as material."""
    rows = await session.execute(
        sayings()
        .join(Basket, col(Basket.source_id) == col(Source.id))
        .where(col(Source.network_id) == network, col(Source.kind) == Kind.CODED, col(SourceRevision.text) != "")
        .order_by(col(Source.label), col(SourceRevision.text))
    )
    found: dict[str, list[Item]] = {}
    for source, n, text, _name in rows:
        found.setdefault(source.label, []).append(Item(source.id, n, text, source.label))
    return [Shelf(_("Kyselyn teemat: {title}", title=label), tuple(items)) for label, items in found.items()]


def origin(workshop: Workshop | None, title: str) -> str:
    """Where a carried note says that it comes from: 'Työpaja 2: Esteet'."""
    return _("Työpaja {number}: {title}", number=workshop.number, title=title) if workshop else title


async def _results(session: Session, boards: dict[UUID, str], workshop: Workshop | None) -> dict[UUID, list[Item]]:
    """Board → its chosen notes and those with votes, the chosen first; a bundle as one."""
    rows = await session.execute(
        select(Note, col(SourceRevision.text))
        .join(SourceRevision, (col(SourceRevision.source_id) == Note.id) & (col(SourceRevision.n) == Note.revision))
        .where(col(Note.board_id).in_(boards), col(Note.binned).is_(False))
        .where(col(Note.hidden).is_(False), col(Note.held).is_(False))
        .order_by(col(Note.rank), col(Note.id))
    )
    notes = {note.id: (note, text) for note, text in rows}
    votes = await _votes(session, boards)
    unnamed = await _unnamed(session, notes)
    under: dict[UUID, list[Note]] = {}
    for note, _text in notes.values():
        if note.bundle_id in notes:
            under.setdefault(note.bundle_id, []).append(note)
    found: dict[UUID, list[Item]] = {}
    for note, text in notes.values():
        total = votes.get(note.id, 0) + sum(votes.get(one.id, 0) for one in under.get(note.id, ()))
        if note.chosen or (total and note.bundle_id not in notes):
            title = "" if note.id in unnamed else note.title
            where = origin(workshop, boards[note.board_id])
            item = _item(note, title, text, total, under.get(note.id, ()), where)
            found.setdefault(note.board_id, []).append(item)
    return {id: sorted(items, key=lambda item: (not item.chosen, -item.votes)) for id, items in found.items()}


def _item(note: Note, title: str, text: str, votes: int, under: Sequence[Note], origin: str) -> Item:
    said = text or "\n".join(str(picture.get("alt", "")) for picture in note.pictures)
    words = "\n".join(filter(None, (title if under else "", said)))
    more = tuple((one.id, one.revision) for one in under)
    pictures = msgspec.convert(note.pictures, tuple[Picture, ...])
    return Item(note.id, note.revision, words, origin, votes, note.chosen, more, pictures=pictures)


async def _unnamed(session: Session, notes: Mapping[UUID, tuple[Note, str]]) -> set[UUID]:
    """Bundles whose name repeats a note in them that is hidden."""
    tops = [id for id, (note, _text) in notes.items() if note.title]
    if not tops:
        return set()
    hidden = await session.execute(
        select(col(Note.bundle_id), col(SourceRevision.text))
        .join(SourceRevision, (col(SourceRevision.source_id) == Note.id) & (col(SourceRevision.n) == Note.revision))
        .where(col(Note.bundle_id).in_(tops), col(Note.binned).is_(False))
        .where(col(Note.hidden).is_(True) | col(Note.held).is_(True))
    )
    return {id for id, text in hidden if id is not None and repeats(notes[id][0].title, text)}


async def _votes(session: Session, boards: Collection[UUID]) -> dict[UUID, int]:
    rows = await session.execute(
        select(col(Vote.note_id), func.sum(Vote.times))
        .where(col(Vote.board_id).in_(boards))
        .group_by(col(Vote.note_id))
    )
    return dict(rows.all())


async def _promises(session: Session, workshop: Workshop) -> tuple[Item, ...]:
    """Those that are shared, without names."""
    given = [one for one in await shared(session, workshop.id) if not one.hidden]
    rows = await session.execute(
        select(col(SourceRevision.source_id), func.max(SourceRevision.n))
        .where(col(SourceRevision.source_id).in_([one.source for one in given]))
        .group_by(col(SourceRevision.source_id))
    )
    newest = dict(rows.all())
    title = origin(workshop, _("Lupaukset"))
    return tuple(Item(one.source, newest[one.source], one.text, title) for one in given if one.source in newest)


async def _taken(session: Session, workshop: Workshop, sources: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Source → the titles of this workshop's boards that have it already."""
    rows = await session.execute(
        select(col(SourceLink.source_id), col(Board.title))
        .join(Note, col(Note.id) == col(SourceLink.target_id))
        .join(Board, col(Board.id) == col(Note.board_id))
        .where(Board.workshop_id == workshop.id, SourceLink.relation == Relation.CARRIED)
        .where(col(SourceLink.source_id).in_(sources), col(Note.binned).is_(False))
        .order_by(col(Board.title))
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for source, title in rows:
        found[source] = (*found.get(source, ()), title)
    return found
