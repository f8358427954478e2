"""Adding a person by hand, and giving roles."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import col, delete, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions import audit
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person, Supervision
from agentnet.network.queries.numbers import stays_hidden
from agentnet.network.quiet import today
from agentnet.people.flow import BY_HAND, ON_PAPER
from agentnet.words import N_, Refused

NEEDS_ADDRESS = N_("Tähän rooliin tarvitaan sähköpostiosoite.")
NEEDS_AREA = N_("Valitse, mistä palvelualueesta hän vastaa.")


async def add_person(
    session: Session,
    network_id: UUID,
    *,
    name: str,
    email: str,
    phone: str = "",
    title: str = "",
    organisation: str = "",
    unit_id: UUID | None = None,
    by: UUID,
) -> Person:
    """Somebody known by the address, as they are; or a new person. They are in the network when they have a role."""
    known = None
    if email:
        known = (await session.scalars(select(Person).where(col(Person.email) == email))).first()
    person = known or Person(name=name, email=email or None, title=title, organisation=organisation, unit_id=unit_id)
    person.binned_at, person.phone = None, person.phone or phone
    session.add(person)
    await session.flush()
    if known is None:
        audit(session, "add-person", person, by, network_id)
    return person


async def give_role(
    session: Session,
    network_id: UUID,
    person: Person,
    role: Role,
    *,
    area_id: UUID | None = None,
    units: Collection[UUID] = (),
    phone: str = "",
    by: UUID,
) -> Membership:
    """A role, new or anew; or what it is about, changed. `phone` is the number that the giver already knows.

    Raises:
        Refused: this role is not given by hand, wants an address, or an area.
    """
    if role not in BY_HAND:
        raise Refused(N_("Agentti tulee mukaan nimeämällä: hän päättää itse, lähteekö mukaan."))
    if not person.email and role not in ON_PAPER:
        raise Refused(NEEDS_ADDRESS)
    if role is Role.DIRECTOR and area_id is None:
        raise Refused(NEEDS_AREA)
    found = await session.scalars(
        select(Membership).where(
            col(Membership.network_id) == network_id,
            col(Membership.person_id) == person.id,
            col(Membership.role) == role,
        )
    )
    membership = found.first() or Membership(network_id=network_id, person_id=person.id, role=role)
    if phone != person.phone and await stays_hidden(session, network_id, person):
        membership.phone_hidden = True
    if membership.ends_at is not None and membership.ends_at <= clock.now():
        membership.ends_at = membership.ends_on = membership.paused_from = membership.paused_to = None
    membership.starts_on = membership.starts_on or today(clock.now())
    membership.area_id = area_id if role in (Role.DIRECTOR, Role.MANAGER) else None
    session.add(membership)
    await session.flush()
    await _answers_for(session, membership, units if role in (Role.SUPERVISOR, Role.MANAGER) else ())
    audit(session, "give-role", membership, by, network_id, detail=role)
    return membership


async def _answers_for(session: Session, membership: Membership, units: Collection[UUID]) -> None:
    await session.execute(delete(Supervision).where(col(Supervision.membership_id) == membership.id))
    session.add_all([Supervision(membership_id=membership.id, unit_id=one) for one in sorted(set(units))])
    await session.flush()


async def change_phone(session: Session, network_id: UUID, person: Person, phone: str, *, by: UUID) -> None:
    """The number that coordinators call; empty takes it away."""
    person.phone = phone
    session.add(person)
    audit(session, "change-phone", person, by, network_id)
    await session.flush()


async def change_unit(session: Session, network_id: UUID, person: Person, unit_id: UUID, *, by: UUID) -> None:
    """Somebody works elsewhere from now on. What they have given keeps the region that it was given from."""
    person.unit_id = unit_id
    session.add(person)
    audit(session, "change-unit", person, by, network_id)
    await session.flush()
