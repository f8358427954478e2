"""Verbs of a survey's draft: its words and its questions. Nothing here works after opening.

Conditions stay true: an answer that is no longer offered leaves them, and a question never stands before the one it
looks at. Verbs that take a condition away return the questions that lost theirs, so that the page can say so.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.surveys import queries
from agentnet.surveys.conditions import first_out_of_order, with_options, without_question
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.models import Question, RemovedQuestion, Survey
from agentnet.surveys.rewording import LISTS, SINGLE, follow, follow_title
from agentnet.words import N_, Missing, Refused, _

FROZEN = N_("Kysely on jo avattu, joten kysymyksiä ei voi enää muuttaa.")
QUESTIONS: Final = 100
OWN: Final = {"id", "survey_id", "created_at", "version", "place", "frozen", "revision"}
"""Columns of a question that do not go with it when it is copied, kept or put back."""


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
    check_draft(survey)
    if version != survey.version:
        raise Refused(N_("Joku muu tallensi kyselyn samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    old = {"title": survey.title, "intro": survey.intro}
    survey.kind, survey.title, survey.intro = kind, title, intro
    new = {"title": title, "intro": intro}
    survey.texts = {language: follow_title(said, old, new) for language, said in survey.texts.items()}
    survey.anonymity, survey.closes_at, survey.version = anonymity, closes_at, version + 1
    await session.flush()


async def add_question(
    session: Session, survey: Survey, *, kind: QuestionKind, label: str, place: int = 0, key: str = "", **words: Any
) -> Question:
    """A new question: last, or at a place of its own. `words` are other columns of `Question`.

    Raises:
        Refused: the survey has been opened, or it has very many questions already.
    """
    check_draft(survey)
    there = await queries.questions_of(session, survey.id)
    if len(there) >= QUESTIONS:
        raise Refused(N_("Kyselyssä on jo {most} kysymystä. Poista jokin ennen uuden lisäämistä."), most=QUESTIONS)
    question = Question(
        survey_id=survey.id, key=key or await _next_key(session, survey, there), kind=kind, label=label, **words
    )
    session.add(question)
    there.insert(place - 1 if place else len(there), question)
    _number(there)
    await session.flush()
    return question


async def _next_key(session: Session, survey: Survey, there: Sequence[Question]) -> str:
    """A key that no question of this survey has had."""
    gone = await session.scalars(select(RemovedQuestion.key).where(RemovedQuestion.survey_id == survey.id))
    keys = [*gone, *(question.key for question in there)]
    return f"q{max((int(key[1:]) for key in keys if key[:1] == 'q' and key[1:].isdigit()), default=0) + 1}"


async def edit_question(
    session: Session, survey: Survey, question: Question, *, version: int, **words: Any
) -> list[Question]:
    """Change a question's words. Its kind and key stay. What was translated stays, marked as old.

    Raises:
        Refused: the survey has been opened, or somebody else saved the question in between.
    """
    check_draft(survey)
    if version != question.version:
        raise Refused(N_("Joku muu tallensi kysymyksen samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    old = question.model_dump(include={*SINGLE, *LISTS})
    for name, value in words.items():
        setattr(question, name, value)
    new = question.model_dump(include=set(old))
    question.texts = {language: follow(said, old, new) for language, said in question.texts.items()}
    question.version = version + 1
    lost = []
    if question.kind in (QuestionKind.CHOICE, QuestionKind.MANY):
        others = await queries.questions_of(session, survey.id)
        lost = with_options(others, question.key, old["options"], list(question.options))
    await session.flush()
    return lost


async def move_question(session: Session, survey: Survey, question_id: UUID, steps: int) -> None:
    """Move a question up (-1) or down (+1); at the end of the list nothing happens.

    Raises:
        Refused: the survey has been opened, or a condition would look at a later question.
    """
    order = await queries.questions_of(session, survey.id)
    here = next((n for n, question in enumerate(order, 1) if question.id == question_id), None)
    if here is None:
        raise Missing
    await place_question(session, survey, question_id, here + steps)


async def place_question(session: Session, survey: Survey, question_id: UUID, place: int) -> None:
    """Put a question to a place counted from one; as near as there is.

    Raises:
        Refused: the survey has been opened, or a condition would look at a later question.
    """
    check_draft(survey)
    order = await queries.questions_of(session, survey.id)
    mine = next((question for question in order if question.id == question_id), None)
    if mine is None:
        raise Missing
    order.remove(mine)
    order.insert(min(max(place - 1, 0), len(order)), mine)
    if pair := first_out_of_order(order):
        later, earlier = pair
        raise Refused(
            N_(
                "Kysymys ”{later}” näytetään kysymyksen ”{earlier}” vastauksen mukaan, joten sen pitää tulla myöhemmin."
            ),
            later=later.label,
            earlier=earlier.label,
        )
    _number(order)
    await session.flush()


async def copy_question(session: Session, survey: Survey, question_id: UUID) -> Question:
    """The same question once more, right after itself, with a key of its own.

    Raises:
        Refused: the survey has been opened.
    """
    question = await question_in(session, survey, question_id)
    words = question.model_dump(exclude=OWN | {"key", "label"})
    label = _("{label} (kopio)", label=question.label)[:200]
    return await add_question(session, survey, label=label, place=question.place + 1, **words)


async def remove_question(session: Session, survey: Survey, question_id: UUID) -> list[Question]:
    """Take a question out of the draft, to be put back if need be.

    Raises:
        Refused: the survey has been opened.
    """
    check_draft(survey)
    question = await question_in(session, survey, question_id)
    there = [one for one in await queries.questions_of(session, survey.id) if one is not question]
    waiting = {one.key: one.shown_if for one in there if one.shown_if and one.shown_if["key"] == question.key}
    words = question.model_dump(mode="json", exclude=OWN)
    gone = RemovedQuestion(
        survey_id=survey.id, key=question.key, place=question.place, question={**words, "waiting": waiting}
    )
    session.add(gone)
    lost = without_question(there, question.key)
    await session.delete(question)
    _number(there)
    await session.flush()
    return lost


async def restore_question(session: Session, survey: Survey, removed_id: UUID) -> Question:
    """Put a removed question back where it was, with the conditions that looked at it.

    Raises:
        Missing: it is not among the removed. Refused: the survey has been opened.
    """
    check_draft(survey)
    gone = await session.get(RemovedQuestion, removed_id)
    if gone is None or gone.survey_id != survey.id:
        raise Missing
    words = dict(gone.question)
    waiting = words.pop("waiting", {})
    order = await queries.questions_of(session, survey.id)
    shown_if = words.get("shown_if")
    if shown_if and shown_if["key"] not in {one.key for one in order[: gone.place - 1]}:
        words["shown_if"] = None
    question = await add_question(session, survey, place=min(gone.place, len(order) + 1), **words)
    for one in order:
        if one.key in waiting and one.shown_if is None and one.place > question.place:
            one.shown_if = waiting[one.key]
    await session.delete(gone)
    await session.flush()
    return question


async def removed_from(session: Session, survey: Survey) -> list[RemovedQuestion]:
    """What can be put back, the latest first."""
    latest = select(RemovedQuestion).where(RemovedQuestion.survey_id == survey.id)
    return list(await session.scalars(latest.order_by(col(RemovedQuestion.created_at).desc())))


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


def check_draft(survey: Survey) -> None:
    """Raises: Refused: it has been opened."""
    if survey.stage is not Stage.DRAFT:
        raise Refused(FROZEN)


def _number(order: Sequence[Question]) -> None:
    for place, question in enumerate(order, 1):
        question.place = place
