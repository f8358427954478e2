"""What was answered, read only through the suppression service, and only after the survey has closed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.flow import Field
from agentnet.network.models import Region
from agentnet.network.rules import Standing
from agentnet.sources.queries import Item, items_of
from agentnet.surveys.flow import FLOOR, SCALE, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from agentnet.surveys.queries import questions_of
from agentnet.surveys.rules import shuffled
from agentnet.surveys.suppression import Published, publish
from agentnet.words import N_, Missing, Refused

SKIPPED: Final = ""
"""The column of those who left a question out."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Free texts in an order that tells nothing. `enough`: there are five or more, so coordinators see them.

    `number` is hidden when it would tell how few wrote, or how few left the question out.
    """

    enough: bool
    number: int | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    question: Question
    published: Published | None = None
    mean: float | None = None
    texts: Texts | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`groups` gives the name of each group of each breakdown, in the order to show them."""

    answers: int
    results: list[Result]
    groups: dict[str, dict[str, str]]


async def results_of(session: Session, survey: Survey, standing: Standing) -> Results:
    """The results as `standing` may see them: figures for every member, free texts for coordinators.

    Raises:
        Refused: the survey has not closed yet.
    """
    if survey.stage is not Stage.CLOSED:
        raise Refused(N_("Tulokset näkyvät, kun kysely on suljettu. Sitä ennen näkyy vain vastausten määrä."))
    answers = list(await session.scalars(select(Answer).where(col(Answer.survey_id) == survey.id)))
    values = await _values(session, survey.id)
    groups = await _groups(session, answers)
    found = []
    for question in await questions_of(session, survey.id):
        given = values.get(question.id, {})
        if question.kind is QuestionKind.TEXT:
            texts = await _texts(session, survey, list(given.values()), len(answers), standing)
            found.append(Result(question, texts=texts))
        else:
            found.append(_figures(question, answers, {id: value.value for id, value in given.items()}, groups))
    return Results(len(answers), found, groups)


async def _values(session: Session, survey_id: UUID) -> dict[UUID, dict[UUID, AnswerValue]]:
    """Question → answer → value."""
    rows = await session.scalars(
        select(AnswerValue)
        .join(Answer, col(Answer.id) == col(AnswerValue.answer_id))
        .where(col(Answer.survey_id) == survey_id)
    )
    values: dict[UUID, dict[UUID, AnswerValue]] = {}
    for value in rows:
        values.setdefault(value.question_id, {})[value.answer_id] = value
    return values


async def _groups(session: Session, answers: list[Answer]) -> dict[str, dict[str, str]]:
    ids = {answer.region_id for answer in answers}
    regions = await session.scalars(select(Region).where(col(Region.id).in_(ids)).order_by(col(Region.place)))
    fields = {field.value: field.value for field in Field if any(answer.field == field for answer in answers)}
    return {
        "field": {**fields, **_rest(any(not answer.field for answer in answers))},
        "region": {**{str(region.id): region.name for region in regions}, **_rest(None in ids)},
    }


def _rest(needed: bool) -> dict[str, str]:
    return {SKIPPED: ""} if needed else {}


def _figures(
    question: Question, answers: list[Answer], given: dict[UUID, str | int], groups: dict[str, dict[str, str]]
) -> Result:
    columns = [str(step) for step in SCALE] if question.kind is QuestionKind.SCALE else list(question.options)
    if len(given) < len(answers):
        columns.append(SKIPPED)
    said = {answer.id: str(given[answer.id]) if answer.id in given else SKIPPED for answer in answers}
    of: dict[str, Callable[[Answer], str]] = {
        "field": lambda answer: answer.field,
        "region": lambda answer: str(answer.region_id or ""),
    }

    def count(chosen: list[Answer]) -> dict[str, int]:
        counts = Counter(said[answer.id] for answer in chosen)
        return {column: counts[column] for column in columns}

    breakdowns = {
        name: {group: count([answer for answer in answers if which(answer) == group]) for group in groups[name]}
        for name, which in of.items()
        if len(groups[name]) > 1
    }
    published = publish(count(answers), breakdowns)
    numbers = [value for value in given.values() if isinstance(value, int)]
    shows_mean = question.kind is QuestionKind.SCALE and published.complete and len(numbers) >= FLOOR
    return Result(question, published, sum(numbers) / len(numbers) if shows_mean else None)


async def _texts(
    session: Session, survey: Survey, values: list[AnswerValue], answers: int, standing: Standing
) -> Texts:
    ids = [value.id for value in values]
    if len(ids) < FLOOR:
        return Texts(enough=False)
    number = None if 0 < answers - len(ids) < FLOOR else len(ids)
    if not standing.may("lead"):
        return Texts(True, number)
    items = await items_of(session, ids, standing)
    return Texts(True, number, [items[id] for id in shuffled(ids, survey.id) if id in items and items[id].text])


async def text_seen_by(session: Session, survey: Survey, standing: Standing, source_id: UUID) -> Item:
    """One free text that `standing` may see in the results.

    Raises:
        Missing: it is not among them. Refused: the survey is still open.
    """
    for result in (await results_of(session, survey, standing)).results:
        for item in result.texts.items if result.texts else []:
            if item.id == source_id:
                return item
    raise Missing


async def readable_texts(session: Session, network_id: UUID) -> set[UUID]:
    """The free texts (sources) that the network's coordinators may read: of closed surveys, where five or more wrote.

    Whatever lists the thread's sources asks here too: the thread itself knows nothing of surveys.
    """
    enough = (
        select(col(AnswerValue.question_id))
        .join(Question, col(Question.id) == col(AnswerValue.question_id))
        .join(Survey, col(Survey.id) == col(Question.survey_id))
        .where(
            col(Survey.network_id) == network_id,
            col(Survey.stage) == Stage.CLOSED,
            col(Question.kind) == QuestionKind.TEXT,
        )
        .group_by(col(AnswerValue.question_id))
        .having(func.count() >= FLOOR)
    )
    return set(await session.scalars(select(col(AnswerValue.id)).where(col(AnswerValue.question_id).in_(enough))))
