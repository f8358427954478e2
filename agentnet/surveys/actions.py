"""Verbs of surveys: make, open with letters, close. Answering is in `keeping`, questions in `editing`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlmodel import col

from agentnet import notify
from agentnet.db import Session, insert
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.network.rules import CONTRIBUTORS
from agentnet.surveys import queries
from agentnet.surveys.flow import FOLLOWS, Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.keeping import answer
from agentnet.surveys.models import Invited, Question, Survey, SurveyStep
from agentnet.surveys.traces import shuffle
from agentnet.web import formats
from agentnet.words import N_, Refused, _, using

__all__ = ["answer", "ask", "close", "feedback_for", "make", "open_survey"]

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
) -> Survey:
    """A new draft."""
    survey = Survey(
        network_id=network_id,
        kind=kind,
        title=title,
        intro=intro,
        anonymity=anonymity,
        closes_at=closes_at,
        about_id=about_id,
    )
    session.add(survey)
    await session.flush()
    return survey


async def feedback_for(session: Session, workshop_id: UUID, network_id: UUID, title: str, by: Person) -> Survey:
    """The anonymous feedback survey of a workshop, open at once, with three standard questions. One a workshop."""
    there = await session.scalar(
        select(Survey).where(col(Survey.about_id) == workshop_id, col(Survey.kind) == Kind.FEEDBACK)
    )
    if there is not None:
        return there
    survey = await make(
        session,
        network_id,
        kind=Kind.FEEDBACK,
        title=title,
        intro="",
        anonymity=Anonymity.ANONYMOUS,
        about_id=workshop_id,
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


async def open_survey(session: Session, survey: Survey, by: Person) -> int:
    """Freeze the questions, ask everybody who contributes in the network, write to them; the number of those asked.

    Raises:
        Refused: there are no questions, or the survey is not a draft.
    """
    if not await queries.questions_of(session, survey.id):
        raise Refused(N_("Kyselyssä ei ole vielä kysymyksiä. Lisää ainakin yksi ennen avaamista."))
    await _enter(session, survey, Stage.OPEN, by)
    people = await people_with(session, survey.network_id, *CONTRIBUTORS)
    await ask(session, survey.id, people=[person.id for person in people])
    for person in people:
        if person.email:
            _write_to(session, survey, person)
    await session.flush()
    return len(people)


async def close(session: Session, survey: Survey, by: Person) -> None:
    """Take no more answers; the results can be read.

    Raises:
        Refused: the survey is not open.
    """
    await _enter(session, survey, Stage.CLOSED, by)
    await shuffle(session, survey.id)


async def _enter(session: Session, survey: Survey, stage: Stage, by: Person) -> None:
    if stage not in FOLLOWS[survey.stage]:
        raise Refused(N_("Kysely on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    session.add(SurveyStep(survey_id=survey.id, was=survey.stage, now=stage, by=by.id))
    if stage is Stage.OPEN:
        await session.execute(update(Question).where(col(Question.survey_id) == survey.id).values(frozen=True))
    survey.stage, survey.version = stage, survey.version + 1
    await session.flush()


def _write_to(session: Session, survey: Survey, person: Person) -> None:
    with using(person.language):
        until = formats.moment(survey.closes_at)
    notify.post(
        session,
        to=person.email or "",
        letter="survey-opened",
        about=survey.id,
        language=person.language,
        person_id=person.id,
        network_id=survey.network_id,
        values={"name": person.name, "title": survey.title, "path": survey.answer_path, "until": until},
    )


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
