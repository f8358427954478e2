"""Verbs of what is asked: a draft, its questions in order, its form, a correction of what is out, own templates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import Asking
from agentnet.tasks.audience import Audience
from agentnet.tasks.briefs import asked_in, draft_of
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment, Brief
from agentnet.tasks.rules import QUESTIONS
from agentnet.web.documents import MEDIA, kind_of
from agentnet.web.stored import plain_name, store
from agentnet.words import N_, Missing, Refused

ISSUED: Final = N_("Välitehtävä on jo annettu agenteille, joten sen tekstiä ei voi enää muuttaa. Tee siihen korjaus.")


class Content(BaseModel):
    """The words of an assignment without its dates: what a template keeps and a copy takes."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str
    text: str = ""
    questions: tuple[dict[str, Any], ...] = ()
    pictures: int = 0
    form_id: UUID | None = None
    form_name: str = ""
    pairs: bool = False

    @classmethod
    def of(cls, assignment: Assignment, brief: Brief) -> Self:
        return cls(title=assignment.title, pairs=assignment.pairs, **brief.model_dump(include=COPIED))


COPIED: Final = {"text", "questions", "pictures", "form_id", "form_name"}


def one_question(label: str, key: str = "q1") -> dict[str, Any]:
    """A question answered in free words, which must be."""
    return Asking(key=key, kind=QuestionKind.TEXT, label=label, required=True).model_dump(mode="json")


async def make(
    session: Session,
    network_id: UUID,
    *,
    title: str,
    text: str,
    question: str = "",
    due_at: datetime,
    workshop_id: UUID | None = None,
    theme_id: UUID | None = None,
    pairs: bool = False,
    pictures: int = 0,
    audience: Audience | None = None,
    content: Content | None = None,
) -> Assignment:
    """A new draft; with `content` it starts from a template or an earlier assignment."""
    assignment = Assignment(
        network_id=network_id,
        title=title,
        due_at=due_at,
        workshop_id=workshop_id,
        theme_id=theme_id,
        pairs=pairs,
        audience=(audience or Audience()).stored(),
    )
    session.add(assignment)
    await session.flush()
    copied = content.model_dump(include=COPIED - {"text", "pictures", "questions"}) if content else {}
    questions = list(content.questions) if content else []
    if question:
        questions = [one_question(question), *(one for one in questions if one["key"] != "q1")]
    session.add(Brief(assignment_id=assignment.id, text=text, pictures=pictures, questions=questions, **copied))
    await session.flush()
    return assignment


async def rewrite(
    session: Session,
    assignment: Assignment,
    *,
    title: str,
    text: str,
    due_at: datetime,
    workshop_id: UUID | None,
    theme_id: UUID | None,
    version: int,
    pairs: bool = False,
    pictures: int = 0,
    audience: Audience | None = None,
) -> None:
    """Change a draft.

    Raises:
        Refused: it has been issued, or somebody else saved in between.
    """
    if assignment.stage is not AssignmentStage.DRAFT:
        raise Refused(ISSUED)
    grow(assignment, version)
    brief = await draft_of(session, assignment)
    assignment.title, assignment.due_at, assignment.pairs = title, due_at, pairs
    assignment.workshop_id, assignment.theme_id = workshop_id, theme_id
    assignment.audience = (audience or Audience()).stored()
    brief.text, brief.pictures = text, pictures
    await session.flush()


def grow(assignment: Assignment, version: int) -> None:
    if version != assignment.version:
        raise Refused(N_("Joku muu tallensi välitehtävän samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    assignment.version = version + 1


async def put_question(session: Session, assignment: Assignment, question: Asking) -> None:
    """Add a question last, or put it in the place of the one with its key.

    Raises:
        Refused: it is out already, or there are too many. Missing: a changed question is not there any more.
    """
    brief = await _locked(session, assignment)
    asked = asked_in(brief)
    if any(one.key == question.key for one in asked):
        asked = [question if one.key == question.key else one for one in asked]
    elif len(asked) >= QUESTIONS:
        raise Refused(N_("Kysymyksiä on jo liian monta. Muutama riittää kahvitauolle."))
    else:
        asked.append(question)
    await _keep(session, assignment, brief, asked)


async def _locked(session: Session, assignment: Assignment) -> Brief:
    """The draft, while nobody else changes its list of questions."""
    await session.refresh(assignment, with_for_update=True)
    return await draft_of(session, assignment)


async def new_key(session: Session, assignment: Assignment) -> str:
    """A key that no version of this assignment has had: answers to another question stay their own."""
    briefs = await session.scalars(select(Brief).where(col(Brief.assignment_id) == assignment.id))
    numbers = [int(one.key[1:]) for brief in briefs for one in asked_in(brief) if one.key[1:].isdigit()]
    return f"q{max(numbers, default=0) + 1}"


async def move_question(session: Session, assignment: Assignment, key: str, steps: int) -> None:
    """Up (-1) or down (+1); at the end of the list nothing happens."""
    brief = await _locked(session, assignment)
    asked = asked_in(brief)
    here = _place(asked, key)
    asked.insert(min(max(here + steps, 0), len(asked)), asked.pop(here))
    await _keep(session, assignment, brief, asked)


async def remove_question(session: Session, assignment: Assignment, key: str) -> None:
    """Take a question away; what was shown by its answer is shown always."""
    brief = await _locked(session, assignment)
    asked = asked_in(brief)
    asked.pop(_place(asked, key))
    freed = [
        one.model_copy(update={"shown_if": None}) if one.shown_if and one.shown_if.key == key else one for one in asked
    ]
    await _keep(session, assignment, brief, freed)


def _place(asked: Sequence[Asking], key: str) -> int:
    for n, one in enumerate(asked):
        if one.key == key:
            return n
    raise Missing


async def _keep(session: Session, assignment: Assignment, brief: Brief, asked: Sequence[Asking]) -> None:
    brief.questions = [one.model_dump(mode="json") for one in asked]
    assignment.version += 1
    await session.flush()


async def set_form(session: Session, assignment: Assignment, file_name: str, data: bytes) -> None:
    """The form that agents fill in and give back.

    Raises:
        Refused: the file is not one that we take; or what is asked is out already.
    """
    brief = await draft_of(session, assignment)
    ending = kind_of(file_name, data)
    name = plain_name(file_name, "lomake") + ending
    stored = await store(session, data, MEDIA[ending], name)
    brief.form_id, brief.form_name = stored.id, name
    await session.flush()


async def drop_form(session: Session, assignment: Assignment) -> None:
    brief = await draft_of(session, assignment)
    brief.form_id, brief.form_name = None, ""
    await session.flush()
