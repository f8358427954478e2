"""Who approves here today, in whose place, who is away, and whose answer is still missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import ChapterStep
from agentnet.guide.reviews.models import DecidingGroup, Deputy, GroupDecision, WordReturn
from agentnet.guide.rules import Place
from agentnet.network.flow import Role
from agentnet.network.models import Area, Membership, Person
from agentnet.network.queries import Director, in_force
from agentnet.network.queries import directors_of as directors_by_area
from agentnet.network.quiet import today
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Seat:
    """An area that somebody may approve for: their own, or that of a director whose deputy they are today."""

    area: Area
    director: Person
    deputy: Deputy | None = None

    @property
    def place(self) -> Place:
        return Place(self.area.id, self.director.id if self.deputy else None)


@dataclass(frozen=True, slots=True)
class Away:
    """A director's time away and who is there instead."""

    deputy: Deputy
    director: Person
    person: Person

    def now(self, day: date) -> bool:
        return self.deputy.starts_on <= day


async def aways_of(session: Session, network_id: UUID, *, on: date | None = None) -> list[Away]:
    """Deputies of the network: today's and the coming ones, or (`on`) those of one day. Both are still what they were:
    a director here, and a member here.
    """
    day = on or today(clock.now())
    question = select(Deputy).where(
        Deputy.network_id == network_id, col(Deputy.ended_at).is_(None), col(Deputy.ends_on) >= day
    )
    if on is not None:
        question = question.where(col(Deputy.starts_on) <= on)
    rows = list(await session.scalars(question.order_by(col(Deputy.starts_on), col(Deputy.created_at))))
    people = await chapters.names(session, {one for row in rows for one in (row.director_id, row.deputy_id)})
    members = await _members(session, network_id, people)
    return [
        Away(row, people[row.director_id], people[row.deputy_id])
        for row in rows
        if Role.DIRECTOR in members.get(row.director_id, ()) and members.get(row.deputy_id, set()) - {Role.STAFF}
    ]


async def _members(session: Session, network_id: UUID, people: Collection[UUID]) -> dict[UUID, set[Role]]:
    rows = await session.execute(
        select(col(Membership.person_id), col(Membership.role))
        .join(Person, col(Person.id) == col(Membership.person_id))
        .where(
            col(Membership.network_id) == network_id,
            col(Membership.person_id).in_(people),
            in_force(),
            col(Person.binned_at).is_(None),
        )
    )
    found: dict[UUID, set[Role]] = {}
    for person, role in rows:
        found.setdefault(person, set()).add(role)
    return found


async def deputy_seen_by(session: Session, network_id: UUID, deputy_id: UUID) -> Away:
    """Raises `Missing`: no such deputy in the network, or it is over."""
    for away in await aways_of(session, network_id):
        if away.deputy.id == deputy_id:
            return away
    raise Missing


async def stands_in(session: Session, network_id: UUID, me: Person) -> bool:
    """Whether `me` is somebody's deputy in the network today."""
    day = today(clock.now())
    mine = select(Deputy.id).where(
        Deputy.network_id == network_id,
        Deputy.deputy_id == me.id,
        col(Deputy.ended_at).is_(None),
        col(Deputy.starts_on) <= day,
        col(Deputy.ends_on) >= day,
    )
    return await session.scalar(mine.limit(1)) is not None


async def seats_of(session: Session, me: Person, seen: Seen) -> list[Seat]:
    """The areas named by the chapter that `me` may approve for today."""
    mine = [Seat(area, me) for area in await chapters.directed_by(session, me, seen)]
    for away in await aways_of(session, seen.network.id, on=today(clock.now())):
        if away.person.id == me.id:
            areas = await chapters.directed_by(session, away.director, seen)
            mine += [Seat(area, away.director, away.deputy) for area in areas]
    return mine


async def unanswered(session: Session, seen: Seen) -> list[Director]:
    """The directors whose area still waits for an approval of the present words."""
    waiting = (await chapters.verdict_on(session, seen)).waiting
    return await directors_by_area(session, seen.network.id, waiting) if waiting else []


async def asked_on(session: Session, text_id: UUID) -> ChapterStep | None:
    """The step by which the text came to the review where it is or last was."""
    rows = await session.scalars(
        select(ChapterStep)
        .where(ChapterStep.text_id == text_id, ChapterStep.now == Stage.REVIEW, ChapterStep.was != Stage.REVIEW)
        .order_by(col(ChapterStep.created_at).desc())
        .limit(1)
    )
    return rows.first()


async def groups_of(session: Session, network_id: UUID) -> dict[UUID, DecidingGroup]:
    """Area → the management group that decides for it."""
    rows = await session.scalars(select(DecidingGroup).where(DecidingGroup.network_id == network_id))
    return {row.area_id: row for row in rows}


async def decisions_of(session: Session, text_id: UUID) -> list[GroupDecision]:
    rows = await session.scalars(
        select(GroupDecision).where(GroupDecision.text_id == text_id).order_by(col(GroupDecision.created_at))
    )
    return list(rows)


async def may_deputise(session: Session, network_id: UUID, director: Person) -> Sequence[Person]:
    """Whom a director may name: people of the network, by name; not themselves, not those who only answer surveys."""
    rows = await session.scalars(
        select(Person)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            Membership.network_id == network_id,
            Membership.role != Role.STAFF,
            in_force(),
            col(Person.binned_at).is_(None),
            Person.id != director.id,
        )
        .order_by(Person.name)
        .distinct()
    )
    return list(rows)


async def word_return_seen_by(session: Session, seen: Seen, me: Person, return_id: UUID) -> WordReturn:
    """A Word file handed back by `me`.

    Raises:
        Missing: there is none, or it is another's.
    """
    made = await session.get(WordReturn, return_id)
    if made is None or made.text_id != seen.text.id or made.by != me.id:
        raise Missing
    return made
