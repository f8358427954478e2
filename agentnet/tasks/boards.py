"""One press turns the submissions into notes of the workshop's board; a second one adds only what is new."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.tasks import queries
from agentnet.tasks.answers import Answered, answers_of
from agentnet.tasks.models import Assignment
from agentnet.tasks.rules import parts_of
from agentnet.words import Missing
from agentnet.workshops.boards import actions
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.queries import boards_of_workshop

PART: Final = 100
"""Parts of one question's answer are numbered from its own hundred."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A section of one of the workshop's boards."""

    board: Board
    section: Section


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


async def notes_from(
    session: Session, seen: queries.Seen, keys: Collection[str] = (), *, whole: bool = False
) -> list[actions.Carried]:
    """What goes on the board: every answer that stands, unsigned; of several questions those with these keys (or all).

    A long text falls into its lines, unless it is wanted `whole`. A part keeps its number: brought again, it is known.
    """
    notes = []
    for answer in await answers_of(session, seen):
        for key, text in _texts(answer, keys):
            parts = [text] if whole else parts_of(text)
            first = _number(key) * PART
            notes += [
                actions.Carried(answer.task.source_id, answer.task.revision, part, part=first + n)
                for n, part in enumerate(parts)
                if part and answer.task.source_id is not None
            ]
    return notes


def _texts(answer: Answered, keys: Collection[str]) -> list[tuple[str, str]]:
    """Key and words of each reply that is wanted; an answer that is pictures alone has their words."""
    if not answer.replies:
        return [("q1", answer.text)]
    return [(reply.asking.key, reply.text) for reply in answer.replies if not keys or reply.asking.key in keys]


def _number(key: str) -> int:
    return int(key[1:]) - 1 if key[1:].isdigit() else 0


async def put(choice: Choice, notes: list[actions.Carried], by: Person) -> int:
    """Put the notes there, through the board's own writer (outside any session); how many were new.

    Raises:
        Refused, NotAllowed, NotSaved: as the board's writer.
    """
    return await actions.add_notes_from_sources(choice.board.id, notes, section=choice.section.id, by=by)
