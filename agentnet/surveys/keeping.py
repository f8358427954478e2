"""Keeping what was answered: one filled-in form at a time, with no more beside it than was promised.

Nothing here grows with the number of those asked, so ten thousand can answer one wave.
"""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlmodel import col, select

from agentnet.accounts.models import Guest
from agentnet.db import Session, insert
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind as SourceKind
from agentnet.surveys import beside, queries
from agentnet.surveys.asking import FREE, Value
from agentnet.surveys.flow import Anonymity, Kind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey
from agentnet.surveys.rules import NOWHERE, Background
from agentnet.surveys.traces import tick
from agentnet.words import N_, Refused


async def answer(session: Session, survey: Survey, values: Mapping[str, Value], by: Person | Guest) -> bool:
    """Keep what a member or a workshop's guest answered. False: they had answered already, nothing is kept.

    Raises:
        Refused: the survey is not open.
    """
    await check_open(session, survey)
    row = {"id": uuid4(), "survey_id": survey.id, "answered": False}
    who = {"guest_id": by.id} if isinstance(by, Guest) else {"person_id": by.id}
    await session.execute(insert(Invited).on_conflict_do_nothing(), [row | who])
    mine = select(Invited).where(col(Invited.survey_id) == survey.id, queries.invited_as(by))
    if not await tick(session, survey.id, (await session.scalars(mine)).one().id):
        return False
    if isinstance(by, Guest):
        return await keep(session, survey, values)
    background = NOWHERE if survey.kind is Kind.FEEDBACK else await beside.background_of(session, survey, by)
    return await keep(session, survey, values, giver=by, background=background)


async def check_open(session: Session, survey: Survey) -> None:
    """Hold the survey open until this answer is in.

    Raises:
        Refused: the survey is not open.
    """
    await session.refresh(survey, with_for_update={"read": True})
    if survey.stage is not Stage.OPEN:
        raise Refused(N_("Kysely on suljettu, joten vastausta ei voitu enää tallentaa."))


async def keep(
    session: Session,
    survey: Survey,
    values: Mapping[str, Value],
    *,
    giver: Person | None = None,
    background: Background = NOWHERE,
    answer_id: UUID | None = None,
) -> bool:
    """Keep one filled-in form (question's key → value). False: a form of this `answer_id` is there already.

    `giver` is left out of an anonymous one here, whoever calls, and of `background` (as it is) no more is kept than at
    least five of those asked share. `answer_id` is minted where the form was drawn, so that sending twice keeps once.

    Raises:
        Refused: the survey is not open.
    """
    await check_open(session, survey)
    named = giver if survey.anonymity is not Anonymity.ANONYMOUS else None
    part = await beside.kept(session, survey, background) if survey.anonymity is Anonymity.ANONYMOUS else background
    form = Answer(
        id=answer_id or uuid4(),
        survey_id=survey.id,
        anonymity=survey.anonymity,
        person_id=named.id if named else None,
        **part._asdict(),
    )
    putting = insert(Answer).values(form.model_dump()).on_conflict_do_nothing()
    if await session.scalar(putting.returning(col(Answer.id))) is None:
        return False
    questions = {question.key: question for question in await queries.questions_of(session, survey.id)}
    rows = [pair for key, value in values.items() for pair in _rows(form.id, questions[key], value)]
    session.add_all(row for row, _text in rows)
    texts = {row.id: text for row, text in rows if text}
    writer = named.id if named and survey.anonymity is Anonymity.NAMED else None
    await thread.record_all(
        session,
        texts,
        network_id=survey.network_id,
        kind=SourceKind.SURVEY,
        person_id=writer,
        origin_id=survey.id,
        label=survey.title,
    )
    return True


def _rows(answer_id: UUID, question: Question, value: Value) -> list[tuple[AnswerValue, str]]:
    """The rows of one answer, each with the words that go to the thread. A SWOT has one for each line."""

    def row(value: Value | None = None, part: str = "", place: int = 0) -> AnswerValue:
        about = AnswerValue(answer_id=answer_id, question_id=question.id, revision=question.revision, value=value)
        about.part, about.place = part, place
        return about

    if question.kind not in FREE:
        return [(row(value), "")]
    if not isinstance(value, dict):
        return [(row(), str(value))]
    said = {part: lines for part, lines in value.items() if isinstance(lines, list)}
    return [(row(part=part, place=n), line) for part, lines in said.items() for n, line in enumerate(lines, 1)]
