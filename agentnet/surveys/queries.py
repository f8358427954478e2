"""Reads of surveys, through somebody's eyes. What was answered is in `results`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Function, func, select
from sqlmodel import col

from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Area, Network, Person, Unit
from agentnet.network.queries import network_seen_by, networks_of, standing
from agentnet.network.rules import MAY, Standing
from agentnet.surveys.flow import Anonymity, Asked, Stage
from agentnet.surveys.models import Answer, AnswerValue, AskedUnit, Invited, Question, Series, Survey
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
    """The network's surveys, open ones first, then the newest; drafts only for those who lead them."""
    query = select(Survey).where(col(Survey.network_id) == standing.network_id)
    if not standing.may("lead"):
        own = select(col(Series.id)).where(col(Series.owner_id) == standing.person_id)
        query = query.where((col(Survey.stage) != Stage.DRAFT) | col(Survey.series_id).in_(own))
    found = await session.scalars(query.order_by(col(Survey.created_at).desc()))
    return sorted(found, key=lambda survey: list(Stage).index(survey.stage) if survey.stage != Stage.OPEN else -1)


async def survey_seen_by(session: Session, me: Person, survey_id: UUID) -> Seen:
    """A survey of a network that `me` belongs to; a draft only for its coordinators. The owner of its series leads it
    as a coordinator does, when it is anonymous: the owner may be a supervisor, who never reads whose an answer is.

    Raises:
        Missing: there is none in their sight.
    """
    survey = await session.get(Survey, survey_id)
    if survey is None:
        raise Missing
    network, mine = await network_seen_by(session, me, survey.network_id)
    series = await session.get(Series, survey.series_id) if survey.series_id else None
    if series is not None and series.owner_id == me.id and survey.anonymity is Anonymity.ANONYMOUS:
        mine = as_leader(mine)
    if survey.stage is Stage.DRAFT and not mine.may("lead"):
        raise Missing
    return Seen(survey, network, mine)


def as_leader(mine: Standing) -> Standing:
    """What the owner of a series is among its surveys; nowhere else in the network."""
    return Standing(mine.person_id, mine.network_id, mine.roles | {Role.COORDINATOR})


async def series_seen_by(session: Session, me: Person, series_id: UUID) -> tuple[Series, Network, Standing]:
    """A series of a network that `me` belongs to.

    Raises:
        Missing: there is none in their sight.
    """
    if (series := await session.get(Series, series_id)) is None:
        raise Missing
    network, mine = await network_seen_by(session, me, series.network_id)
    return series, network, as_leader(mine) if series.owner_id == me.id else mine


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
    if mine is not None and asked is None and not (_is_for_all(survey) and mine.may("contribute")):
        raise NotAllowed
    return survey, network, asked is not None and asked.answered


def _is_for_all(survey: Survey) -> bool:
    """Every member who contributes may answer, also one who came after it was opened."""
    return survey.asked is Asked.MEMBERS and not survey.asked_roles


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
    """Asked and answered, for many surveys at once; where all staff of units are asked, headcounts and answers."""
    rows = await session.execute(
        select(col(Invited.survey_id), func.count(), func.count().filter(col(Invited.answered)))
        .where(col(Invited.survey_id).in_(survey_ids))
        .group_by(col(Invited.survey_id))
    )
    rates = {survey_id: Rate(asked, answered) for survey_id, asked, answered in rows}
    by_units = select(col(Survey.id)).where(col(Survey.id).in_(survey_ids), col(Survey.asked) == Asked.UNITS)
    if units := list(await session.scalars(by_units)):
        people = await _sums(session, AskedUnit.survey_id, func.sum(col(AskedUnit.headcount)), units)
        answers = await _sums(session, Answer.survey_id, func.count(), units)
        rates |= {one: Rate(people.get(one, 0), answers.get(one, 0)) for one in units}
    return {survey_id: rates.get(survey_id, Rate(0, 0)) for survey_id in survey_ids}


async def _sums(session: Session, of: UUID, what: Function[int], survey_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = await session.execute(select(col(of), what).where(col(of).in_(survey_ids)).group_by(col(of)))
    return {survey_id: int(number) for survey_id, number in rows}


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
    own = set(await session.scalars(mine.where(~col(Invited.answered))))
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
    return [survey for survey in found if survey.id in own or _is_for_all(survey)]


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
    return {id: Background(field.value if field else "", region_id) for id, field, region_id in rows}


async def people_asked(session: Session, survey_id: UUID) -> list[UUID]:
    found = await session.scalars(
        select(col(Invited.person_id)).where(col(Invited.survey_id) == survey_id, col(Invited.person_id).is_not(None))
    )
    return [person_id for person_id in found if person_id is not None]
