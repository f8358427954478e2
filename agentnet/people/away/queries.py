"""Reads of one's own absence and stand-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries import in_force, networks_of
from agentnet.network.quiet import absences_of, today
from agentnet.network.quiet.models import Absence
from agentnet.people.away.models import StandIn
from agentnet.words import N_, Missing

POWERS: Final = {
    Role.COORDINATOR: (
        N_("Kaikki koordinaattorin oikeudet"),
        N_("Hän hoitaa verkostoa niin kuin sinä: ihmiset, työpajat, välitehtävät, kyselyt ja oppaan."),
    ),
    Role.DESIGNER: (
        N_("Vain opas"),
        N_("Hän lukee luonnokset, kommentoi ja muotoilee oppaan. Muuta hän ei hoida."),
    ),
}
"""What a stand-in may do, by the role that they get."""
NEVER: Final = (Role.SUPERVISOR, Role.MANAGER, Role.STAFF)
"""A supervisor would read what their own people write."""


@dataclass(frozen=True, slots=True)
class Place:
    """A network that somebody leads: who stands in there, who could."""

    network: Network
    standins: Sequence[tuple[StandIn, Person]]
    people: Sequence[Person]

    @property
    def options(self) -> list[tuple[UUID, str]]:
        return [(one.id, f"{one.name}, {one.title}" if one.title else one.name) for one in self.people]


async def absences(session: Session, me: Person) -> list[Absence]:
    """One's own days away that are not over."""
    return (await absences_of(session, [me.id], today(clock.now()))).get(me.id, [])


async def absence_of(session: Session, me: Person, absence_id: UUID) -> Absence:
    """Raises `Missing`: there is none, it is another's, or it has been taken back."""
    row = await session.get(Absence, absence_id)
    if row is None or row.person_id != me.id or row.ended_at:
        raise Missing
    return row


async def led_by(session: Session, me: Person) -> list[Place]:
    """The networks that `me` leads."""
    mine = [network for network, roles in await networks_of(session, me) if Role.COORDINATOR in roles]
    return [Place(one, await standins_of(session, one.id, me), await may_stand_in(session, one.id, me)) for one in mine]


async def directed_by(session: Session, me: Person) -> list[Network]:
    """The networks where `me` approves as a director: deputies are named there."""
    return [network for network, roles in await networks_of(session, me) if Role.DIRECTOR in roles]


async def standins_of(session: Session, network_id: UUID, me: Person) -> list[tuple[StandIn, Person]]:
    """One's own stand-ins in a network, today's and the coming ones."""
    rows = await session.execute(
        select(StandIn, Person)
        .join(Person, col(Person.id) == col(StandIn.deputy_id))
        .where(
            StandIn.network_id == network_id,
            StandIn.coordinator_id == me.id,
            col(StandIn.ended_at).is_(None),
            col(StandIn.ends_on) >= today(clock.now()),
        )
        .order_by(col(StandIn.starts_on))
    )
    return [(row, person) for row, person in rows]


async def standin_of(session: Session, me: Person, standin_id: UUID) -> StandIn:
    """Raises `Missing`: there is none, it is another's, or it is over."""
    row = await session.get(StandIn, standin_id)
    if row is None or row.coordinator_id != me.id or row.ended_at or row.ends_on < today(clock.now()):
        raise Missing
    return row


async def may_stand_in(session: Session, network_id: UUID, me: Person) -> list[Person]:
    """Whom a coordinator may name: people of the network with an address, no supervisors, none who lead already."""
    here = (col(Membership.network_id) == network_id) & in_force()
    never = select(col(Membership.person_id)).where(here, col(Membership.role).in_((*NEVER, Role.COORDINATOR)))
    rows = await session.scalars(
        select(Person)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            here,
            col(Person.binned_at).is_(None),
            col(Person.email).is_not(None),
            Person.id != me.id,
            col(Person.id).not_in(never),
        )
        .order_by(Person.name)
        .distinct()
    )
    return list(rows)
