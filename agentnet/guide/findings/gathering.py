"""From any room into the basket: what a board, a poll, an assignment or a survey offers, and picking it.

A board's bundle becomes a source of its own, with a thread from each of its notes; so does a note's picture.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import delete, func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.doors import in_sight
from agentnet.network.models import Person
from agentnet.network.rules import Standing
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceLink
from agentnet.words import Missing, _
from agentnet.workshops.boards import queries as boards
from agentnet.workshops.boards.flow import PHASES, Audience
from agentnet.workshops.boards.models import Board, Note, Vote
from agentnet.workshops.boards.shapes import NoteView

TOLD: Final = [phase for phase, rule in PHASES.items() if Audience.FACILITATORS in rule.tells]


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be picked. `members` are the notes of a bundle, `pictures` (id, description, address)."""

    id: UUID
    kind: Kind
    text: str
    by: str = ""
    votes: int = 0
    picked: bool = False
    members: Sequence[str] = ()
    pictures: Sequence[tuple[UUID, str, str]] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A room that offers material. `hidden`: a board whose notes have not been shown to everybody yet."""

    id: UUID
    title: str
    href: str
    offered: list[Offered] = field(default_factory=list)
    hidden: bool = False
    voted: bool = False


async def place_seen_by(session: Session, standing: Standing, origin: UUID) -> Place:
    """What a room of the network offers to its coordinators.

    Raises:
        Missing: it is another network's, or has nothing.
    """
    picked = await sources.picked_in(session, standing.network_id)
    board = await session.get(Board, origin)
    if board is not None:
        if board.network_id != standing.network_id:
            raise Missing
        return await _board(session, board, picked)
    ids = await session.scalars(
        select(col(Source.id)).where(Source.network_id == standing.network_id, Source.origin_id == origin)
    )
    items = await in_sight(session, standing, list((await sources.items_of(session, list(ids), standing)).values()))
    if not items:
        raise Missing
    offered = [Offered(one.id, one.kind, one.text, one.author, picked=one.id in picked) for one in items if one.text]
    offered.sort(key=lambda one: (one.text.casefold(), one.id))  # an order that tells nothing
    first = min(items, key=lambda one: one.kind is Kind.CODED)
    return Place(origin, first.label, _href(first.kind, origin), offered)


def _href(kind: Kind, origin: UUID) -> str:
    room = {
        Kind.POLL: f"/polls/{origin}",
        Kind.SUBMISSION: f"/assignments/{origin}/submissions",
        Kind.SURVEY: f"/surveys/{origin}/results",
        Kind.PROMISE: f"/workshops/{origin}/promises",
        Kind.INQUIRY: f"/questions/{origin}",
        Kind.CODED: f"/surveys/{origin}/coding",
    }
    return room.get(kind, "")


async def _board(session: Session, board: Board, picked: Collection[UUID]) -> Place:
    at = f"/boards/{board.id}"
    if not PHASES[board.phase].reveals:
        return Place(board.id, board.title, at, hidden=True)
    view = await boards.results(session, board.id)
    tops = [note for section in view.sections for note in section.notes]
    offered = [_offered(board, note, picked) for note in tops if not note.hidden and not note.held]
    offered.sort(key=lambda one: -one.votes)
    return Place(board.id, board.title, at, offered, voted=any(one.votes for one in offered))


def _offered(board: Board, note: NoteView, picked: Collection[UUID]) -> Offered:
    under = [one for one in note.bundled if not one.hidden and not one.held]
    pictures = [(one.id, one.alt, f"/boards/{board.id}/pictures/{one.id}") for one in note.pictures]
    if not under:
        return Offered(note.id, Kind.NOTE, note.text, note.signed, note.votes or 0, note.id in picked, (), pictures)
    words = [one.text for one in (note, *under)]
    id = group_id(note.id)
    title = note.title or note.text
    return Offered(id, Kind.GROUP, title, "", note.votes or 0, id in picked, words, pictures)


def group_id(top: UUID) -> UUID:
    """The source of the bundle that this note is on top of."""
    return uuid5(top, "group")


async def pick(
    session: Session, standing: Standing, place: Place, chosen: Collection[UUID], theme: UUID | None, *, by: Person
) -> int:
    """Into the basket; the number of what was picked.

    Raises:
        Missing: something that the room does not offer.
    """
    tops = await _tops(session, place)
    by_id = {one.id: one for one in place.offered}
    pictures = {id: (one, alt) for one in place.offered for id, alt, _href in one.pictures}
    for id in dict.fromkeys(chosen):
        if id in by_id:
            if by_id[id].kind is Kind.GROUP:
                await _keep_group(session, standing.network_id, place, by_id[id], tops[id], by)
        elif id in pictures:
            await _keep_picture(session, standing.network_id, place, id, pictures[id], tops, by)
        else:
            raise Missing
        await thread.pick(session, standing.network_id, id, theme, by.id)
    return len(set(chosen))


async def _tops(session: Session, place: Place) -> dict[UUID, UUID]:
    """Group's source → the note on top of it."""
    rows = await session.scalars(select(col(Note.id)).where(Note.board_id == place.id))
    return {group_id(note): note for note in rows}


async def _keep_group(session: Session, network: UUID, place: Place, one: Offered, top: UUID, by: Person) -> None:
    text = "\n".join([one.text, *(f"– {words}" for words in one.members)])
    if await session.get(Source, one.id) is None:
        await thread.record(
            session, id=one.id, network_id=network, kind=Kind.GROUP, text=text, origin_id=place.id, label=place.title
        )
    else:
        await thread.revise(session, one.id, text)
    rows = await session.scalars(
        select(col(Note.id)).where(
            (col(Note.id) == top) | (col(Note.bundle_id) == top),
            col(Note.hidden).is_(False),
            col(Note.held).is_(False),
            col(Note.binned).is_(False),
        )
    )
    notes = set(rows)
    await session.execute(
        delete(SourceLink).where(
            col(SourceLink.target_id) == one.id,
            col(SourceLink.relation) == Relation.CARRIED,
            col(SourceLink.source_id).not_in(notes),
        )
    )
    for note in notes:
        await thread.carry(session, note, one.id, by.id)


async def _keep_picture(
    session: Session,
    network: UUID,
    place: Place,
    id: UUID,
    about: tuple[Offered, str],
    tops: dict[UUID, UUID],
    by: Person,
) -> None:
    offered, alt = about
    if await session.get(Source, id) is None:
        text = alt or _("Kuva ilman kuvausta")
        await thread.record(
            session, id=id, network_id=network, kind=Kind.PHOTO, text=text, origin_id=place.id, label=place.title
        )
    await thread.carry(session, tops.get(offered.id, offered.id), id, by.id)


async def votes_of(session: Session, network_id: UUID) -> dict[UUID, int]:
    """Source → votes, as far as they are told now: notes, and bundles that were picked."""
    rows = await session.execute(
        select(col(Vote.note_id), func.sum(Vote.times))
        .join(Board, col(Board.id) == col(Vote.board_id))
        .where(Board.network_id == network_id, col(Board.phase).in_(TOLD))
        .group_by(col(Vote.note_id))
    )
    found = {note: int(votes) for note, votes in rows}
    links = await session.execute(
        select(col(SourceLink.target_id), col(SourceLink.source_id))
        .join(Source, col(Source.id) == col(SourceLink.target_id))
        .where(Source.network_id == network_id, Source.kind == Kind.GROUP, SourceLink.relation == Relation.CARRIED)
    )
    for group, note in links:
        if group is not None and found.get(note):
            found[group] = found.get(group, 0) + found[note]
    return found
