"""Reads of one person in one network, and of those who share it with the one who asks."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Area, Membership, Network, Person, Unit
from agentnet.network.queries import networks_of
from agentnet.network.queries.people import Place, places_of
from agentnet.network.queries.requests import units_led_by
from agentnet.network.quiet import today
from agentnet.network.rules import Standing
from agentnet.people.flow import ON_PAPER
from agentnet.people.models import PaperCode
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Rank:
    """A role with what it is about."""

    membership: Membership
    area: Area | None
    units: tuple[str, ...]

    @property
    def has_ended(self) -> bool:
        ends = self.membership.ends_at
        return ends is not None and ends <= clock.now()


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody of a network. `elsewhere`: their roles in other networks that the one who asks belongs to too."""

    person: Person
    ranks: tuple[Rank, ...]
    place: Place | None
    elsewhere: tuple[tuple[Network, frozenset[Role]], ...]
    code: PaperCode | None

    @property
    def phone(self) -> str:
        """Their number, where it is shown."""
        return "" if self.is_number_hidden else self.person.phone

    @property
    def is_number_hidden(self) -> bool:
        return bool(self.person.phone) and all(one.membership.phone_hidden for one in self.ranks)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(one.membership.role for one in self.ranks if not one.has_ended)


async def person_seen_by(session: Session, me: Person, mine: Standing, person_id: UUID) -> PersonSeen:
    """Somebody who is or was in the network of `mine`.

    Raises:
        Missing: nobody of this network.
    """
    person = await session.get(Person, person_id)
    memberships = list(
        await session.scalars(
            select(Membership)
            .where(col(Membership.network_id) == mine.network_id, col(Membership.person_id) == person_id)
            .order_by(col(Membership.ends_at).is_not(None), col(Membership.role))
        )
    )
    if person is None or person.binned_at is not None or not memberships:
        raise Missing
    led = (await units_led_by(session, mine.network_id, [person_id])).get(person_id, frozenset())
    names = [one.unit for one in (await places_of(session, led)).values()]
    keys = [one.area_id for one in memberships if one.area_id]
    areas = {one.id: one for one in await session.scalars(select(Area).where(col(Area.id).in_(keys)))}
    place = (await places_of(session, [person.unit_id])).get(person.unit_id) if person.unit_id else None
    shared = {network.id for network, _roles in await networks_of(session, me)} - {mine.network_id}
    return PersonSeen(
        person,
        tuple(
            Rank(
                one,
                areas.get(one.area_id) if one.area_id else None,
                tuple(sorted(names)) if one.role in (Role.SUPERVISOR, Role.MANAGER) else (),
            )
            for one in memberships
        ),
        place,
        tuple((network, roles) for network, roles in await networks_of(session, person) if network.id in shared),
        await code_of(session, mine.network_id, person_id),
    )


async def membership_seen_by(session: Session, mine: Standing, person_id: UUID, membership_id: UUID) -> Membership:
    """One role of somebody in the network.

    Raises:
        Missing: no such role there.
    """
    found = await session.get(Membership, membership_id)
    if found is None or found.network_id != mine.network_id or found.person_id != person_id:
        raise Missing
    return found


async def code_of(session: Session, network_id: UUID, person_id: UUID) -> PaperCode | None:
    """The slip that opens now."""
    found = await session.scalars(
        select(PaperCode).where(
            col(PaperCode.network_id) == network_id,
            col(PaperCode.person_id) == person_id,
            col(PaperCode.revoked_at).is_(None),
            col(PaperCode.valid_to) >= today(clock.now()),
        )
    )
    return found.first()


async def may_have_paper(session: Session, person: Person) -> bool:
    """No address, no rights of the whole installation, and no role anywhere that decides."""
    if person.email or person.is_administrator or person.binned_at is not None:
        return False
    roles = {role for _network, some in await networks_of(session, person) for role in some}
    return bool(roles) and roles <= ON_PAPER


async def unit_successor(session: Session, place: Place | None) -> Unit | None:
    """The unit that goes on where an ended one stopped."""
    return await session.get(Unit, place.successor_id) if place and place.successor_id else None
