"""Verbs of surveys: make, open with letters, close. Answering is in `keeping`, questions in `editing`."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session, insert
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.network.quiet import free_days, today
from agentnet.network.quiet.days import HELSINKI
from agentnet.surveys import queries
from agentnet.surveys.flow import FOLLOWS, Anonymity, Asked, Kind, QuestionKind, Stage
from agentnet.surveys.keeping import answer
from agentnet.surveys.models import Invited, Question, Survey, SurveyStep
from agentnet.surveys.reporting.keeping import order as order_figures
from agentnet.surveys.traces import shuffle
from agentnet.surveys.waves.gathering import gather
from agentnet.surveys.waves.planning import plan_closing, plan_reminders
from agentnet.surveys.waves.series import feedback_series, next_number, number_revisions, series_for
from agentnet.words import N_, Refused, _

__all__ = ["answer", "ask", "close", "end_feedback", "feedback_for", "make", "open_survey"]

FEEDBACK_TAKEN: Final = timedelta(days=14)
"""How long after its workshop feedback is taken: until those who were away have read the results."""
FEEDBACK: Final[tuple[tuple[QuestionKind, str, list[str]], ...]] = (
    (QuestionKind.SCALE, N_("Kuinka hyödyllinen työpaja oli työllesi?"), [N_("ei lainkaan"), N_("erittäin")]),
    (QuestionKind.TEXT, N_("Mitä viet mukanasi yksikköösi?"), []),
    (QuestionKind.TEXT, N_("Mitä muuttaisit?"), []),
)


async def make(
    session: Session,
    network_id: UUID,
    *,
    kind: Kind,
    title: str,
    intro: str,
    anonymity: Anonymity,
    closes_at: datetime | None = None,
    about_id: UUID | None = None,
    asked: Asked = Asked.MEMBERS,
    by: Person | None = None,
    repeats: bool = False,
    **more: Any,
) -> Survey:
    """A new draft. `repeats`: the first wave of a series, whose owner is `by`. `more`: other columns of `Survey`."""
    survey = Survey(
        network_id=network_id,
        kind=kind,
        title=title,
        intro=intro,
        anonymity=anonymity,
        closes_at=closes_at,
        about_id=about_id,
        asked=asked,
        owner_id=by.id if by else None,
        **more,
    )
    session.add(survey)
    await session.flush()
    if repeats:
        await series_for(session, survey, by)
    return survey


async def feedback_for(session: Session, workshop_id: UUID, network_id: UUID, title: str, by: Person) -> Survey:
    """The anonymous feedback survey of a workshop, open at once, with three standard questions. One a workshop; all of
    a network are waves of one series.
    """
    there = await session.scalar(
        select(Survey).where(col(Survey.about_id) == workshop_id, col(Survey.kind) == Kind.FEEDBACK)
    )
    if there is not None:
        return there
    series = await feedback_series(session, network_id, _("Työpajojen palaute"))
    survey = await make(
        session,
        network_id,
        kind=Kind.FEEDBACK,
        title=title,
        intro="",
        anonymity=Anonymity.ANONYMOUS,
        about_id=workshop_id,
        series_id=series.id,
        wave=await next_number(session, series.id),
        wave_name=title,
        reminders=0,
    )
    for place, (kind, label, ends) in enumerate(FEEDBACK, 1):
        session.add(
            Question(
                survey_id=survey.id,
                key=f"q{place}",
                place=place,
                kind=kind,
                label=_(label),
                required=kind is QuestionKind.SCALE,
                options=[_(end) for end in ends],
            )
        )
    await session.flush()
    await _enter(session, survey, Stage.OPEN, by)
    return survey


async def end_feedback(session: Session, survey_id: UUID) -> None:
    """The workshop is over: its feedback is taken for two weeks more, and closes by itself on a working day."""
    survey = await session.get_one(Survey, survey_id)
    if survey.stage is not Stage.OPEN:
        return
    free = await free_days(session, survey.network_id)
    last = free.next_working(today(clock.now() + FEEDBACK_TAKEN))
    survey.closes_at = datetime.combine(last, time(23, 59), HELSINKI)
    plan_closing(session, survey)
    await session.flush()


async def open_survey(session: Session, survey: Survey, by: Person | None) -> int:
    """Freeze questions and units, ask whoever the wave is for, write to them, plan its reminders and its end. The
    number of those asked. `by` is empty when it opens by itself.

    Raises:
        Refused: there are no questions, nobody to ask, or the survey is not a draft.
    """
    if not await queries.questions_of(session, survey.id):
        raise Refused(N_("Kyselyssä ei ole vielä kysymyksiä. Lisää ainakin yksi ennen avaamista."))
    if survey.closes_at is not None and survey.closes_at <= clock.now():
        raise Refused(N_("Viimeinen vastauspäivä on jo mennyt. Muuta se ennen avaamista."))
    if survey.asked is not Asked.MEMBERS and survey.anonymity is not Anonymity.ANONYMOUS:
        raise Refused(N_("Linkillä vastataan aina nimettömästi. Muuta kysely nimettömäksi ennen avaamista."))
    if survey.kind is Kind.METER:
        await series_for(session, survey, by)
    await number_revisions(session, survey)
    number = await gather(session, survey, by)
    await _enter(session, survey, Stage.OPEN, by)
    plan_closing(session, survey)
    await plan_reminders(session, survey)
    await session.flush()
    return number


async def close(session: Session, survey: Survey, by: Person | None) -> None:
    """Take no more answers; the results can be read.

    Raises:
        Refused: the survey is not open.
    """
    await _enter(session, survey, Stage.CLOSED, by)
    await shuffle(session, survey.id)
    order_figures(session, survey.id)


async def _enter(session: Session, survey: Survey, stage: Stage, by: Person | None) -> None:
    if stage not in FOLLOWS[survey.stage]:
        raise Refused(N_("Kysely on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    session.add(SurveyStep(survey_id=survey.id, was=survey.stage, now=stage, by=by.id if by else None))
    if stage is Stage.OPEN:
        await session.execute(update(Question).where(col(Question.survey_id) == survey.id).values(frozen=True))
        survey.opened_at = clock.now()
    audit(session, "open" if stage is Stage.OPEN else "close", survey, by.id if by else None, survey.network_id)
    survey.stage, survey.version = stage, survey.version + 1
    await session.flush()


async def ask(session: Session, survey_id: UUID, *, people: Iterable[UUID] = (), guests: Iterable[UUID] = ()) -> None:
    """Put these people and guests among those asked; once each, however often asked."""
    asked: list[tuple[UUID | None, UUID | None]] = [(person, None) for person in people]
    asked += [(None, guest) for guest in guests]
    rows = [
        {"id": uuid4(), "survey_id": survey_id, "person_id": person, "guest_id": guest, "answered": False}
        for person, guest in asked
    ]
    if rows:
        await session.execute(insert(Invited).on_conflict_do_nothing(), rows)
