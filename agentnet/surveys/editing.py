"""Verbs of a survey's draft: its words and its questions. Nothing here works after opening."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.surveys import queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.models import Question, Survey
from agentnet.words import N_, Missing, Refused

FROZEN = N_("Kysely on jo avattu, joten kysymyksiä ei voi enää muuttaa.")


async def rewrite(
    session: Session,
    survey: Survey,
    *,
    kind: Kind,
    title: str,
    intro: str,
    anonymity: Anonymity,
    closes_at: datetime | None,
    version: int,
) -> None:
    """Change what the survey is.

    Raises:
        Refused: it has been opened, or somebody else saved in between.
    """
    _check_draft(survey)
    if version != survey.version:
        raise Refused(N_("Joku muu tallensi kyselyn samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    survey.kind, survey.title, survey.intro = kind, title, intro
    survey.anonymity, survey.closes_at, survey.version = anonymity, closes_at, version + 1
    await session.flush()


async def add_question(
    session: Session,
    survey: Survey,
    *,
    kind: QuestionKind,
    label: str,
    help: str,
    required: bool,
    options: Sequence[str],
) -> Question:
    """A new question, last.

    Raises:
        Refused: the survey has been opened.
    """
    _check_draft(survey)
    there = await queries.questions_of(session, survey.id)
    numbers = [int(question.key[1:]) for question in there if question.key[1:].isdigit()]
    question = Question(
        survey_id=survey.id,
        key=f"q{max(numbers, default=0) + 1}",
        place=max((question.place for question in there), default=0) + 1,
        kind=kind,
        label=label,
        help=help,
        required=required,
        options=list(options),
    )
    session.add(question)
    await session.flush()
    return question


async def edit_question(
    session: Session,
    survey: Survey,
    question: Question,
    *,
    label: str,
    help: str,
    required: bool,
    options: Sequence[str],
    version: int,
) -> None:
    """Change a question's words. Its kind and key stay.

    Raises:
        Refused: the survey has been opened, or somebody else saved the question in between.
    """
    _check_draft(survey)
    if version != question.version:
        raise Refused(N_("Joku muu tallensi kysymyksen samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    question.label, question.help, question.required = label, help, required
    question.options, question.version = list(options), version + 1
    await session.flush()


async def move_question(session: Session, survey: Survey, question_id: UUID, steps: int) -> None:
    """Move a question up (-1) or down (+1); at the end of the list nothing happens.

    Raises:
        Refused: the survey has been opened.
    """
    _check_draft(survey)
    order = await queries.questions_of(session, survey.id)
    here = next((n for n, question in enumerate(order) if question.id == question_id), None)
    if here is None:
        raise Missing
    there = min(max(here + steps, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, question in enumerate(order, 1):
        question.place = place
    await session.flush()


async def remove_question(session: Session, survey: Survey, question_id: UUID) -> None:
    """Take a question out of the draft.

    Raises:
        Refused: the survey has been opened.
    """
    _check_draft(survey)
    await session.delete(await question_in(session, survey, question_id))
    await session.flush()


async def question_in(session: Session, survey: Survey, question_id: UUID) -> Question:
    """A question of this survey.

    Raises:
        Missing: it is not one of its questions.
    """
    question = await session.scalar(
        select(Question).where(col(Question.id) == question_id, col(Question.survey_id) == survey.id)
    )
    if question is None:
        raise Missing
    return question


def _check_draft(survey: Survey) -> None:
    if survey.stage is not Stage.DRAFT:
        raise Refused(FROZEN)
