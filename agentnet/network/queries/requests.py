"""Requests to nominate, and those whom letters did not reach: somebody should call them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Role, Stage
from agentnet.network.models import (
    Area,
    Invitation,
    Membership,
    Nomination,
    NominationRequest,
    Person,
    Region,
    Supervision,
    Unit,
)
from agentnet.network.queries.nominations import NominationSeen, with_names
from agentnet.network.queries.people import Place, places_of, units_of
from agentnet.network.queries.standings import in_force, people_with
from agentnet.network.quiet import FreeDays, today
from agentnet.network.rules import Standing
from agentnet.words import Missing

REMINDED: Final = (3, 7)
"""Working days from an invitation to its two reminders; after the second, somebody calls."""
BEFORE_DUE: Final = 2
AFTER_DUE: Final = 1
"""Working days around the day when a request should be answered: a supervisor is reminded twice."""


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """A request with its names. `where` is empty when anywhere will do."""

    request: NominationRequest
    supervisor: Person
    where: str
    nominations: tuple[Nomination, ...]

    @property
    def is_open(self) -> bool:
        return self.request.answered_at is None and self.request.withdrawn_at is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.request.due_on < today(clock.now())


async def requests_seen_by(session: Session, mine: Standing) -> list[RequestSeen]:
    """A coordinator sees all, a supervisor their own; open ones first, by day."""
    question = select(NominationRequest).where(col(NominationRequest.network_id) == mine.network_id)
    if not mine.may("lead"):
        question = question.where(col(NominationRequest.supervisor_id) == mine.person_id)
    found = list(await session.scalars(question.order_by(col(NominationRequest.due_on))))
    seen = await requests_with_names(session, found)
    return sorted(seen, key=lambda one: (not one.is_open, one.request.due_on, one.supervisor.name))


async def request_seen_by(session: Session, mine: Standing, request_id: UUID) -> NominationRequest:
    """The request, in the network of `mine`.

    Raises:
        Missing: no such request, or another supervisor's.
    """
    request = await session.get(NominationRequest, request_id)
    if request is None or request.network_id != mine.network_id:
        raise Missing
    if not mine.may("lead") and request.supervisor_id != mine.person_id:
        raise Missing
    return request


async def requests_with_names(session: Session, found: Sequence[NominationRequest]) -> list[RequestSeen]:
    people = {one.id: one for one in await _all(session, Person, [request.supervisor_id for request in found])}
    names: dict[UUID, str] = {}
    for kind, keys in (
        (Region, [one.region_id for one in found]),
        (Area, [one.area_id for one in found]),
        (Unit, [one.unit_id for one in found]),
    ):
        names |= {one.id: one.name for one in await _all(session, kind, keys)}
    made = list(
        await session.scalars(select(Nomination).where(col(Nomination.request_id).in_([one.id for one in found])))
    )
    return [
        RequestSeen(
            one,
            people[one.supervisor_id],
            ", ".join(names[key] for key in (one.unit_id, one.area_id, one.region_id) if key),
            tuple(each for each in made if each.request_id == one.id),
        )
        for one in found
    ]


async def _all(session: Session, kind: type, keys: Sequence[UUID | None]) -> list[Person]:
    wanted = {key for key in keys if key}
    return list(await session.scalars(select(kind).where(kind.id.in_(wanted)))) if wanted else []  # type: ignore[attr-defined]


async def supervisors_for(session: Session, network_id: UUID) -> list[tuple[Person, frozenset[UUID]]]:
    """Who may be asked, with the units that they answer for (their own, when none are named)."""
    people = await people_with(session, network_id, Role.SUPERVISOR, Role.MANAGER)
    units = await units_led_by(session, network_id, [one.id for one in people])
    return [(one, units.get(one.id) or frozenset({one.unit_id} if one.unit_id else ())) for one in people]


async def units_led_by(session: Session, network_id: UUID, people: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Supervisor → the units named for them in this network."""
    rows = await session.execute(
        select(col(Membership.person_id), col(Supervision.unit_id))
        .join(Supervision, col(Supervision.membership_id) == col(Membership.id))
        .where(col(Membership.network_id) == network_id, col(Membership.person_id).in_(people), in_force())
    )
    led: dict[UUID, set[UUID]] = {}
    for person_id, unit_id in rows:
        led.setdefault(person_id, set()).add(unit_id)
    return {person_id: frozenset(units) for person_id, units in led.items()}


async def units_within(
    session: Session, network_id: UUID, region_id: UUID | None, area_id: UUID | None, unit_id: UUID | None
) -> list[Place]:
    """The units of a scope, in force now."""
    units = await units_of(session, network_id)
    if unit_id:
        return [one for one in units if one.unit_id == unit_id]
    return [
        one
        for one in units
        if (not region_id or one.region_id == region_id) and (not area_id or one.area_id == area_id)
    ]


@dataclass(frozen=True, slots=True)
class Silent:
    """Invited, reminded twice, and not heard of (or the invitation ran out)."""

    seen: NominationSeen
    invited_on: date
    is_expired: bool


async def silent_ones(session: Session, network_id: UUID, days: FreeDays) -> list[Silent]:
    """Whom a coordinator should call, those who have waited longest first."""
    nominations = list(
        await session.scalars(
            select(Nomination).where(
                col(Nomination.network_id) == network_id, col(Nomination.stage).in_((Stage.INVITED, Stage.EXPIRED))
            )
        )
    )
    keys = list(
        await session.scalars(
            select(Invitation)
            .where(col(Invitation.nomination_id).in_([one.id for one in nominations]))
            .order_by(col(Invitation.created_at))
        )
    )
    now = today(clock.now())
    found = []
    for seen in await with_names(session, nominations):
        mine = [key for key in keys if key.nomination_id == seen.nomination.id]
        live = [key for key in mine if key.used_at is None] or mine[-1:]
        asked = today(live[0].created_at) if live else today(seen.nomination.created_at)
        expired = seen.nomination.stage is Stage.EXPIRED
        if expired or days.after(asked, REMINDED[-1]) < now:
            found.append(Silent(seen, asked, expired))
    return sorted(found, key=lambda one: (one.invited_on, one.seen.nomination.name))


async def own_units(session: Session, mine: Standing) -> list[Place]:
    """The units that somebody answers for in a network."""
    for person, units in await supervisors_for(session, mine.network_id):
        if person.id == mine.person_id:
            return sorted((await places_of(session, units)).values(), key=lambda one: one.unit)
    return []
