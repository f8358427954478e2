"""One press turns the submissions into notes of the workshop's board; a second one adds only what is new."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from msgspec.structs import replace
from sqlalchemy import select
from sqlmodel import col

from agentnet import db
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.surveys.questions import FREE, Asking
from agentnet.tasks import queries
from agentnet.tasks.answers import Answered, answers_of
from agentnet.tasks.models import Assignment, Enclosure
from agentnet.tasks.rules import parts_of
from agentnet.words import Missing
from agentnet.workshops.boards import actions, sweeping, wall
from agentnet.workshops.boards.laws.notes import PICTURES
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.boards.queries import boards_of_workshop

PART: Final = 100
"""Parts of one question's answer are numbered from its own hundred."""
MORE: Final = 99
"""The part of a note that only holds the pictures that fit on no other."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A section of one of the workshop's boards."""

    board: Board
    section: Section


def picture_on(board_id: UUID, enclosure_id: UUID) -> UUID:
    """The id of an answer's picture on a board: it follows, so that a second press does not bring it twice."""
    return uuid5(board_id, f"enclosure {enclosure_id}")


async def choices_for(session: Session, assignment: Assignment) -> list[Choice]:
    """Where the notes can go: every section of the workshop's boards."""
    boards = list(await boards_of_workshop(session, assignment.workshop_id)) if assignment.workshop_id else []
    found: list[Choice] = []
    for board in boards:
        sections = await session.scalars(
            select(Section).where(col(Section.board_id) == board.id).order_by(col(Section.row), col(Section.place))
        )
        found += [Choice(board, section) for section in sections]
    return found


async def choice_of(session: Session, assignment: Assignment, section_id: UUID) -> Choice:
    """The chosen section.

    Raises:
        Missing: it is on no board of the assignment's workshop.
    """
    for choice in await choices_for(session, assignment):
        if choice.section.id == section_id:
            return choice
    raise Missing


@dataclass(frozen=True, slots=True)
class Going:
    """A note on its way, with the pictures that go on it."""

    note: actions.Carried
    pictures: tuple[Enclosure, ...] = ()


async def notes_from(
    session: Session, seen: queries.Seen, keys: Collection[str] = (), *, whole: bool = False
) -> list[Going]:
    """What goes on the board: every answer that stands, unsigned; of several questions those with these keys, or
    without any those that are answered in free words.

    A long text falls into its lines, unless it is wanted `whole`. A part keeps its number: brought again, it is known.
    The answer's pictures hang on its first note, as many as a note holds; more on the next ones.
    """
    notes: list[Going] = []
    for answer in await answers_of(session, seen):
        notes += _with_pictures(_notes(answer, keys, whole), answer)
    return notes


def _notes(answer: Answered, keys: Collection[str], whole: bool) -> Iterator[actions.Carried]:
    for key, text in _texts(answer, keys):
        parts = [text] if whole else parts_of(text)
        first = _number(key) * PART
        for n, part in enumerate(parts):
            if part and answer.task.source_id is not None:
                yield actions.Carried(answer.task.source_id, answer.task.revision, part, part=first + n)


def _with_pictures(notes: Iterable[actions.Carried], answer: Answered) -> Iterator[Going]:
    left = answer.pictures
    last = None
    for last in notes:
        yield Going(last, tuple(left[:PICTURES]))
        left = left[PICTURES:]
    if last is not None and left:
        words = "\n".join(one.alt for one in left)
        yield Going(replace(last, text=words, part=MORE), tuple(left[:PICTURES]))


def _texts(answer: Answered, keys: Collection[str]) -> list[tuple[str, str]]:
    """Key and words of each reply that is wanted; an answer that is pictures alone has their words."""
    if not answer.replies:
        return [("q1", answer.text)]
    wanted = keys or free_in([reply.asking for reply in answer.replies])
    return [(reply.asking.key, reply.text) for reply in answer.replies if reply.asking.key in wanted]


def free_in(asked: Collection[Asking]) -> list[str]:
    """The questions whose answers are notes by themselves: those of free words, or all when there are none."""
    return [one.key for one in asked if one.kind in FREE] or [one.key for one in asked]


def _number(key: str) -> int:
    return int(key[1:]) - 1 if key[1:].isdigit() else 0


async def put(choice: Choice, going: Sequence[Going], by: Person) -> int:
    """Put the notes there, through the board's own writer (outside any session); how many were new.

    Raises:
        Refused, NotAllowed, NotSaved: as the board's writer.
    """
    board = choice.board.id
    hung = await _store(board, [one for each in going for one in each.pictures]) if choice.board.pictures else {}
    notes = [
        replace(each.note, pictures=tuple(hung[one.id] for one in each.pictures if one.id in hung)) for each in going
    ]
    return await actions.add_notes_from_sources(board, notes, section=choice.section.id, by=by)


async def _store(board_id: UUID, enclosed: Sequence[Enclosure]) -> dict[UUID, wall.Picture]:
    """The board's own rows of the pictures, with the same bytes and the same words. What hangs there already stays;
    where somebody has laid another picture under the same id, none is hung.
    """
    ids = {one.id: picture_on(board_id, one.id) for one in enclosed}
    if not ids:
        return {}
    async with db.writing() as session:
        rows = await session.execute(
            select(col(Picture.id), col(Picture.sha256)).where(col(Picture.id).in_(ids.values()))
        )
        there = {row.id: row.sha256 for row in rows}
        for one in enclosed:
            if ids[one.id] not in there:
                row = Picture(board_id=board_id, sha256=one.sha256, width=one.width, height=one.height, alt=one.alt)
                row.id = ids[one.id]
                session.add(row)
        hangs = await session.scalars(select(col(Note.pictures)).where(col(Note.board_id) == board_id))
        known = {str(one["id"]) for pictures in hangs for one in pictures}
        await sweeping.ask(session, board_id)
        await session.commit()
    known |= {str(ids[one.id]) for one in enclosed if there.get(ids[one.id], one.sha256) != one.sha256}
    new = [one for one in enclosed if str(ids[one.id]) not in known]
    return {one.id: wall.Picture(ids[one.id], one.alt, one.width, one.height) for one in new}
