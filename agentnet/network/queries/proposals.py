"""Pairs that could be: everybody who has none, and a proposal of who could work with whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Field, Role
from agentnet.network.matching import Candidate, propose
from agentnet.network.models import Membership, Pair, Person
from agentnet.network.queries.people import Place, places_of
from agentnet.network.queries.standings import in_force, people_with
from agentnet.network.quiet import today

UNDO: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Single:
    """An agent without a pair, and where they are from."""

    person: Person
    place: Place

    @property
    def words(self) -> str:
        return f"{self.person.name}, {self.place.region}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One from social care with somebody proposed for them (or nobody), and who else it could be."""

    social: Single
    health: Single | None
    others: tuple[Single, ...]

    @property
    def is_near(self) -> bool:
        return self.health is not None and self.health.place.region_id == self.social.place.region_id


async def singles(session: Session, network_id: UUID) -> dict[Field, list[Single]]:
    """Agents at work without a pair, by field. Those on a pause are left out."""
    agents = await people_with(session, network_id, Role.AGENT)
    taken = await _paired(session, network_id) | await paused(session, network_id)
    places = await places_of(session, (one.unit_id for one in agents))
    found: dict[Field, list[Single]] = {Field.SOCIAL: [], Field.HEALTH: []}
    for one in agents:
        place = places.get(one.unit_id) if one.unit_id else None
        if place is not None and place.field in found and one.id not in taken:
            found[place.field].append(Single(one, place))
    return found


async def _paired(session: Session, network_id: UUID) -> set[UUID]:
    rows = await session.execute(
        select(col(Pair.social_id), col(Pair.health_id)).where(
            col(Pair.network_id) == network_id, col(Pair.ends_at).is_(None)
        )
    )
    return {one for row in rows for one in row}


async def paused(session: Session, network_id: UUID) -> set[UUID]:
    """Who is on a pause today, in whatever role."""
    now = today(clock.now())
    found = await session.scalars(
        select(col(Membership.person_id)).where(
            col(Membership.network_id) == network_id,
            in_force(),
            col(Membership.paused_from) <= now,
            col(Membership.paused_to).is_(None) | (col(Membership.paused_to) >= now),
        )
    )
    return set(found)


async def proposals(session: Session, network_id: UUID) -> list[Proposal]:
    """For everybody from social care without a pair; the same people always give the same proposal."""
    free = await singles(session, network_id)
    of = {one.person.id: one for some in free.values() for one in some}
    ahead = dict(propose(*(_candidates(free[field]) for field in free)))
    spare = [one for one in free[Field.HEALTH] if one.person.id not in ahead.values()]
    found = []
    for one in sorted(free[Field.SOCIAL], key=lambda one: (one.place.region_place, one.person.name)):
        health = of[ahead[one.person.id]] if one.person.id in ahead else None
        near = [each for each in free[Field.HEALTH] if each.place.region_id == one.place.region_id]
        others = {each.person.id: each for each in (*([health] if health else []), *near, *spare)}
        found.append(Proposal(one, health, tuple(others.values())))
    return found


def _candidates(some: list[Single]) -> list[Candidate[UUID]]:
    return [Candidate(one.person.id, one.place.region_place, one.person.name) for one in some]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs that were made together a while ago and can be undone together."""

    id: UUID
    pairs: int
    made_at: datetime


async def last_batch(session: Session, network_id: UUID) -> Batch | None:
    """The last proposal that was confirmed, for a day."""
    found = await session.scalars(
        select(Pair)
        .where(
            col(Pair.network_id) == network_id,
            col(Pair.batch_id).is_not(None),
            col(Pair.ends_at).is_(None),
            col(Pair.made_at) > clock.now() - UNDO,
        )
        .order_by(col(Pair.made_at).desc())
    )
    pairs = list(found)
    if not pairs or pairs[0].batch_id is None or pairs[0].made_at is None:
        return None
    mine = [one for one in pairs if one.batch_id == pairs[0].batch_id]
    return Batch(pairs[0].batch_id, len(mine), pairs[0].made_at)
