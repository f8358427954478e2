"""What was answered, read only through the suppression service, and only after the survey has closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.rules import Standing
from agentnet.sources.queries import Item, items_of
from agentnet.surveys.asking import FREE
from agentnet.surveys.flow import FLOOR, Stage
from agentnet.surveys.models import AnswerValue, Question, Survey
from agentnet.surveys.queries import questions_of
from agentnet.surveys.reporting import shapes
from agentnet.surveys.reporting.eyes import Eyes, eyes_of, seen
from agentnet.surveys.reporting.keeping import figures_for
from agentnet.surveys.reporting.models import Redaction, SharedResult
from agentnet.surveys.reporting.redacting import redactions
from agentnet.surveys.rules import shuffled
from agentnet.surveys.suppression import Published
from agentnet.words import Missing, NotAllowed


@dataclass(frozen=True, slots=True)
class Texts:
    """Free texts in an order that tells nothing. `enough`: there are five or more, so coordinators see them.

    `number` is hidden when it would tell how few wrote, or how few left the question out. `parts`: of a SWOT.
    """

    enough: bool
    number: int | None = None
    items: list[Item] = field(default_factory=list)
    parts: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """One question as published."""

    question: Question
    told: shapes.Question
    answers: int
    texts: Texts | None = None

    @property
    def published(self) -> Published | None:
        """The first line of figures: everybody's."""
        if not self.told.lines:
            return None
        line = self.told.lines[0]
        return Published(self.answers, dict(zip(line.columns, line.cells, strict=True)))


@dataclass(frozen=True, slots=True)
class Results:
    """`figures` as the one who looks may see them. `shared`: what a coordinator has told the members."""

    answers: int
    results: list[Result]
    figures: shapes.Figures
    eyes: Eyes
    shared: SharedResult | None
    hidden: Mapping[UUID, Redaction]


async def results_of(session: Session, survey: Survey, standing: Standing) -> Results:
    """The results as `standing` may see them: figures for every member, free texts for coordinators (and for members
    when they have been shared).

    Raises:
        Refused: the survey has not closed yet.
    """
    eyes = await eyes_of(session, survey, standing)
    figures = seen(await figures_for(session, survey), eyes)
    shared = await session.scalar(select(SharedResult).where(col(SharedResult.survey_id) == survey.id))
    reads = eyes.leads or bool(shared and shared.texts)
    rows = {one.key: one for one in await questions_of(session, survey.id)}
    found = []
    for told in figures.questions:
        if (row := rows.get(told.key)) is not None:
            texts = await _texts(session, survey, row, told, standing, reads) if row.kind in FREE else None
            found.append(Result(row, told, figures.answers, texts))
    hidden = await redactions(session, survey.id) if eyes.leads else {}
    return Results(figures.answers, found, figures, eyes, shared, hidden)


async def _texts(
    session: Session, survey: Survey, question: Question, told: shapes.Question, standing: Standing, reads: bool
) -> Texts:
    if not told.enough or not reads:
        return Texts(told.enough, told.texts)
    written = select(col(AnswerValue.id), col(AnswerValue.part)).where(col(AnswerValue.question_id) == question.id)
    parts = {id: part for id, part in await session.execute(written)}  # noqa: C416
    items = await items_of(session, list(parts), standing)
    shown = [items[id] for id in shuffled(parts, survey.id) if id in items and items[id].text]
    return Texts(True, told.texts, shown, {id: part for id, part in parts.items() if part})


async def texts_of(session: Session, survey: Survey, question: Question, standing: Standing) -> Texts:
    """The free texts of one question, for those who read them all: coordinators and the owner of the series.

    Raises:
        Refused: the survey has not closed yet. NotAllowed: they may not read them.
    """
    if not (await eyes_of(session, survey, standing)).leads:
        raise NotAllowed
    figures = await figures_for(session, survey)
    told = next((one for one in figures.questions if one.key == question.key), None)
    if told is None or question.kind not in FREE:
        return Texts(enough=False)
    return await _texts(session, survey, question, told, standing, True)


async def text_question(session: Session, source_id: UUID) -> UUID | None:
    """The question that this text answers. Whether it may be read is for `texts_of` to say."""
    asked = select(col(AnswerValue.question_id)).where(col(AnswerValue.id) == source_id)
    found: UUID | None = await session.scalar(asked)
    return found


async def writers_among(
    session: Session, question_id: UUID, groups: Mapping[UUID, Collection[UUID]]
) -> tuple[dict[UUID, int], int]:
    """How many answers the texts of each group come from, and all texts of the question: the lines of one answer are
    one. To be told through the floor only.
    """
    rows = await session.execute(
        select(col(AnswerValue.id), col(AnswerValue.answer_id)).where(col(AnswerValue.question_id) == question_id)
    )
    answers = {id: answer for id, answer in rows}  # noqa: C416
    numbers = {group: len({answers[id] for id in ids if id in answers}) for group, ids in groups.items()}
    return numbers, len(set(answers.values()))


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
            col(Question.kind).in_(FREE),
        )
        .group_by(col(AnswerValue.question_id))
        .having(func.count(col(AnswerValue.answer_id).distinct()) >= FLOOR)
    )
    return set(await session.scalars(select(col(AnswerValue.id)).where(col(AnswerValue.question_id).in_(enough))))
