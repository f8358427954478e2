"""Who was asked, who has answered, who is in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select, func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Area, Membership, Person, Region, Unit
from agentnet.network.queries import people_with
from agentnet.network.rules import TAKES_PART
from agentnet.workshops.flow import Attendance
from agentnet.workshops.models import Participant, Registration, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is in: name, whether a guest, and what the cockpit counts by."""

    participant: Participant
    guest: bool
    field: str
    region: str
    remote: bool
    picked: bool = False


async def registration_of(session: Session, workshop_id: UUID, person: Person) -> Registration | None:
    found: Registration | None = await session.scalar(
        select(Registration).where(Registration.workshop_id == workshop_id, Registration.person_id == person.id)
    )
    return found


async def registrations(session: Session, workshop_id: UUID) -> list[tuple[Registration, Person]]:
    """Who has answered, by name; for coordinators."""
    rows = await session.execute(
        select(Registration, Person)
        .join(Person, col(Person.id) == col(Registration.person_id))
        .where(Registration.workshop_id == workshop_id)
        .order_by(Person.name)
    )
    return [(registration, person) for registration, person in rows]


async def registered(session: Session, workshop_id: UUID) -> dict[Attendance, int]:
    """How many have answered what, those on the waiting list left out."""
    rows = await session.execute(
        select(col(Registration.attendance), func.count())
        .where(Registration.workshop_id == workshop_id, col(Registration.waiting).is_(False))
        .group_by(col(Registration.attendance))
    )
    return dict(rows.all())


async def free_places(session: Session, workshop: Workshop) -> int | None:
    """How many places are left on site; none where there is no limit."""
    if workshop.places is None:
        return None
    return max(0, workshop.places - (await registered(session, workshop.id)).get(Attendance.ON_SITE, 0))


async def present(session: Session, workshop_id: UUID) -> list[Present]:
    """Everybody who is in, by name."""
    who = func.coalesce(col(Participant.person_id), col(NamePick.person_id))
    rows = await session.execute(
        select(Participant, col(Area.field), col(Region.name), col(Registration.attendance))
        .add_columns(col(NamePick.id))
        .outerjoin(
            NamePick, (col(NamePick.guest_id) == col(Participant.guest_id)) & (col(NamePick.state) == PickState.IN)
        )
        .outerjoin(Person, col(Person.id) == who)
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(Area, col(Area.id) == col(Unit.area_id))
        .outerjoin(Region, col(Region.id) == col(Unit.region_id))
        .outerjoin(
            Registration,
            (col(Registration.workshop_id) == col(Participant.workshop_id)) & (col(Registration.person_id) == who),
        )
        .where(col(Participant.workshop_id) == workshop_id, col(Participant.removed_at).is_(None))
        .order_by(Participant.name)
    )
    return [
        Present(
            one,
            guest=one.guest_id is not None and pick is None,
            field=field or "",
            region=region or "",
            remote=attendance is Attendance.REMOTE,
            picked=pick is not None,
        )
        for one, field, region, attendance, pick in rows
    ]


def heads(workshop: UUID | ColumnElement[Any]) -> Select[int]:
    """How many are in (`mukana`): people, so everybody at a table without devices; not those who came after the end.

    The one count of it: for the wall, the leader's view, polls and votes.
    """
    seats = sa.select(sa.func.coalesce(sa.func.sum(col(Participant.seats)), 0))
    here = col(Participant.workshop_id) == workshop, col(Participant.removed_at).is_(None)
    return seats.where(*here, col(Participant.late).is_(False))


async def participants_count(session: Session, workshop_id: UUID) -> int:
    return await session.scalar(heads(workshop_id)) or 0


async def code_name_of(session: Session, person: Person, network_id: UUID) -> str:
    names = await session.scalars(
        select(col(Membership.code_name)).where(
            Membership.network_id == network_id, Membership.person_id == person.id, Membership.code_name != ""
        )
    )
    return names.first() or ""


async def asked(session: Session, workshop: Workshop) -> list[Person]:
    """Everybody who is asked to the network's workshops, by name."""
    return await people_with(session, workshop.network_id, *TAKES_PART)


async def people_in(session: Session, workshop_id: UUID) -> set[UUID]:
    """The people who were there while it was on, under whatever browser: ids of persons, never of guests."""
    there = (
        Participant.workshop_id == workshop_id,
        col(Participant.removed_at).is_(None),
        col(Participant.late).is_(False),
    )
    people = await session.scalars(select(Participant.person_id).where(*there, col(Participant.person_id).is_not(None)))
    picked = await session.scalars(
        select(NamePick.person_id)
        .join(Participant, col(Participant.guest_id) == col(NamePick.guest_id))
        .where(*there, NamePick.workshop_id == workshop_id, NamePick.state == PickState.IN)
    )
    return {id for id in people if id} | set(picked)
