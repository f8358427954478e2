"""Reads of surveys, through somebody's eyes. What was answered is in `results`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Area, Network, Person, Unit
from agentnet.network.queries import network_seen_by, networks_of, standing
from agentnet.network.rules import MAY, Standing
from agentnet.surveys.flow import Anonymity, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey
from agentnet.surveys.rules import Background
from agentnet.words import Missing, NotAllowed


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were asked and how many have answered: all that is told while a survey is open."""

    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A survey in its network, and what the one who looks is there."""

    survey: Survey
    network: Network
    standing: Standing


async def surveys_of(session: Session, standing: Standing) -> list[Survey]:
    """The network's surveys, open ones first, then the newest; drafts only for coordinators."""
    query = select(Survey).where(col(Survey.network_id) == standing.network_id)
    if not standing.may("lead"):
        query = query.where(col(Survey.stage) != Stage.DRAFT)
    found = await session.scalars(query.order_by(col(Survey.created_at).desc()))
    return sorted(found, key=lambda survey: list(Stage).index(survey.stage) if survey.stage != Stage.OPEN else -1)


async def survey_seen_by(session: Session, me: Person, survey_id: UUID) -> Seen:
    """A survey of a network that `me` belongs to; a draft only for its coordinators.

    Raises:
        Missing: there is none in their sight.
    """
    survey = await session.get(Survey, survey_id)
    if survey is None:
        raise Missing
    network, mine = await network_seen_by(session, me, survey.network_id)
    if survey.stage is Stage.DRAFT and not mine.may("lead"):
        raise Missing
    return Seen(survey, network, mine)


async def survey_asked_of(session: Session, me: Person | Guest, survey_id: UUID) -> tuple[Survey, Network, bool]:
    """The survey that `me` may answer, its network, and whether they have already.

    A person may answer in a network where they contribute, or where they are when asked; a guest when they are asked.

    Raises:
        Missing: it is not theirs to see. NotAllowed: they see the network but are not asked anything.
    """
    survey = await session.get(Survey, survey_id)
    network = await session.get(Network, survey.network_id) if survey else None
    if survey is None or network is None:
        raise Missing
    mine = await standing(session, me, network.id) if isinstance(me, Person) else None
    asked = await session.scalar(select(Invited).where(col(Invited.survey_id) == survey_id, invited_as(me)))
    if survey.stage is Stage.DRAFT or (mine is None and asked is None):
        raise Missing
    if mine is not None and asked is None and not mine.may("contribute"):
        raise NotAllowed
    return survey, network, asked is not None and asked.answered


def invited_as(me: Person | Guest) -> ColumnElement[bool]:
    return col(Invited.person_id) == me.id if isinstance(me, Person) else col(Invited.guest_id) == me.id


async def questions_of(session: Session, survey_id: UUID) -> list[Question]:
    found = await session.scalars(
        select(Question).where(col(Question.survey_id) == survey_id).order_by(col(Question.place), col(Question.key))
    )
    return list(found)


async def response_rate(session: Session, survey_id: UUID) -> Rate:
    return (await response_rates(session, [survey_id]))[survey_id]


async def response_rates(session: Session, survey_ids: Sequence[UUID]) -> dict[UUID, Rate]:
    """Asked and answered, for many surveys in one query."""
    rows = await session.execute(
        select(col(Invited.survey_id), func.count(), func.count().filter(col(Invited.answered)))
        .where(col(Invited.survey_id).in_(survey_ids))
        .group_by(col(Invited.survey_id))
    )
    rates = {survey_id: Rate(asked, answered) for survey_id, asked, answered in rows}
    return {survey_id: rates.get(survey_id, Rate(0, 0)) for survey_id in survey_ids}


async def answered_by(session: Session, me: Person, survey_ids: Sequence[UUID]) -> set[UUID]:
    """Which of these surveys `me` has answered."""
    found = await session.scalars(
        select(col(Invited.survey_id)).where(
            col(Invited.survey_id).in_(survey_ids), col(Invited.person_id) == me.id, col(Invited.answered)
        )
    )
    return set(found)


async def asked_of(session: Session, me: Person) -> list[Survey]:
    """Open surveys that wait for this person's answer: for the home page."""
    belongs = await networks_of(session, me)
    networks = [network.id for network, roles in belongs if roles & MAY["contribute"]]
    done = select(col(Invited.survey_id)).where(col(Invited.person_id) == me.id, col(Invited.answered))
    mine = select(col(Invited.survey_id)).where(col(Invited.person_id) == me.id)
    found = await session.scalars(
        select(Survey)
        .where(
            col(Survey.stage) == Stage.OPEN,
            col(Survey.network_id).in_([network.id for network, _roles in belongs]),
            col(Survey.id).in_(mine) | (col(Survey.network_id).in_(networks) & col(Survey.about_id).is_(None)),
            col(Survey.id).not_in(done),
        )
        .order_by(col(Survey.closes_at).nulls_last(), col(Survey.title))
    )
    return list(found)


async def own_texts(session: Session, me: Person) -> list[UUID]:
    """Sources of what this person wrote in confidential surveys: the thread itself has no name for them."""
    found = await session.scalars(
        select(col(AnswerValue.id))
        .join(Answer, col(Answer.id) == col(AnswerValue.answer_id))
        .where(
            col(Answer.person_id) == me.id,
            col(Answer.anonymity) == Anonymity.CONFIDENTIAL,
            col(AnswerValue.value).is_(None),
        )
    )
    return list(found)


async def backgrounds(session: Session, people: Sequence[UUID]) -> dict[UUID, Background]:
    """Field and region of each person, from their unit."""
    rows = await session.execute(
        select(col(Person.id), col(Area.field), col(Unit.region_id))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(Area, col(Area.id) == col(Unit.area_id))
        .where(col(Person.id).in_(people))
    )
    return {id: (field.value if field else "", region_id) for id, field, region_id in rows}


async def people_asked(session: Session, survey_id: UUID) -> list[UUID]:
    found = await session.scalars(
        select(col(Invited.person_id)).where(col(Invited.survey_id) == survey_id, col(Invited.person_id).is_not(None))
    )
    return [person_id for person_id in found if person_id is not None]
