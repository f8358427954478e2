"""Reads of workshops, through somebody's eyes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Area, Membership, Network, Person, Region, Theme, Unit
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.words import Missing
from agentnet.workshops.flow import ActivityState, Attendance, Stage
from agentnet.workshops.models import Activity, Participant, Registration, StageChange, Workshop

OVERTIME: Final = timedelta(hours=12)
"""A workshop that nobody has closed is taken for over when this much has gone since its planned end."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A workshop, and who one is in it: `standing` is empty for guests, `participant` before joining."""

    workshop: Workshop
    network: Network
    standing: Standing | None
    participant: Participant | None

    @property
    def leads(self) -> bool:
        return self.standing is not None and self.standing.may("lead")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is in: name, whether a guest, and what the cockpit counts by."""

    participant: Participant
    guest: bool
    field: str
    region: str
    remote: bool


async def workshop_seen_by(session: Session, me: Person | Guest | None, workshop_id: UUID) -> Seen:
    """A workshop of one's own network; guests see the one that they joined, and afterwards a word of thanks there.

    Raises:
        Missing: there is none, or it is out of sight. Planned ones are seen by coordinators only.
    """
    workshop = await session.get(Workshop, workshop_id)
    if workshop is None or me is None:
        raise Missing
    network = await session.get_one(Network, workshop.network_id)
    participant = await participant_of(session, workshop.id, me)
    if isinstance(me, Guest):
        if participant is None or workshop.stage is Stage.PLANNED:
            raise Missing
        return Seen(workshop, network, None, participant)
    mine = await standing(session, me, workshop.network_id)
    if workshop.stage is Stage.PLANNED and not mine.may("lead"):
        raise Missing
    return Seen(workshop, network, mine, participant)


async def participant_of(session: Session, workshop_id: UUID, me: Person | Guest) -> Participant | None:
    """One's own place in the workshop, unless it was taken away."""
    mine = Participant.person_id if isinstance(me, Person) else Participant.guest_id
    found: Participant | None = await session.scalar(
        select(Participant).where(
            Participant.workshop_id == workshop_id, col(mine) == me.id, col(Participant.removed_at).is_(None)
        )
    )
    return found


async def workshops_of(session: Session, mine: Standing) -> list[Workshop]:
    """A network's workshops in time; planned ones for coordinators only."""
    query = select(Workshop).where(Workshop.network_id == mine.network_id)
    if not mine.may("lead"):
        query = query.where(Workshop.stage != Stage.PLANNED)
    return list(await session.scalars(query.order_by(col(Workshop.starts_at))))


def is_over(workshop: Workshop) -> bool:
    """Closed, or past its planned end; one that is on may take longer."""
    late = OVERTIME if workshop.stage is Stage.LIVE else timedelta()
    return workshop.stage is Stage.CLOSED or workshop.ends_at + late < clock.now()


async def next_workshop(session: Session, network_id: UUID) -> Workshop | None:
    """The one that is on (it may last longer than planned), or the first still to come."""
    now = clock.now()
    on = (col(Workshop.stage) == Stage.LIVE) & (col(Workshop.ends_at) > now - OVERTIME)
    coming = (col(Workshop.stage) == Stage.OPEN) & (col(Workshop.ends_at) > now)
    found: Workshop | None = await session.scalar(
        select(Workshop)
        .where(Workshop.network_id == network_id, on | coming)
        .order_by(col(Workshop.stage) != Stage.LIVE, col(Workshop.starts_at))
    )
    return found


async def next_number(session: Session, network_id: UUID) -> int:
    highest = await session.scalar(select(func.max(Workshop.number)).where(Workshop.network_id == network_id))
    return (highest or 0) + 1


async def agenda(session: Session, workshop_id: UUID, *, removed: bool = False) -> list[Activity]:
    """The programme in order; or what was taken out of it."""
    gone = col(Activity.removed_at).is_not(None) if removed else col(Activity.removed_at).is_(None)
    rows = await session.scalars(
        select(Activity)
        .where(Activity.workshop_id == workshop_id, gone)
        .order_by(col(Activity.place), col(Activity.id))
    )
    return list(rows)


async def activity_on(session: Session, workshop_id: UUID) -> Activity | None:
    found: Activity | None = await session.scalar(
        select(Activity).where(
            Activity.workshop_id == workshop_id,
            Activity.state == ActivityState.ON,
            col(Activity.removed_at).is_(None),
        )
    )
    return found


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


async def present(session: Session, workshop_id: UUID) -> list[Present]:
    """Everybody who is in, by name."""
    rows = await session.execute(
        select(Participant, col(Area.field), col(Region.name), col(Registration.attendance))
        .outerjoin(Person, col(Person.id) == col(Participant.person_id))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(Area, col(Area.id) == col(Unit.area_id))
        .outerjoin(Region, col(Region.id) == col(Unit.region_id))
        .outerjoin(
            Registration,
            (col(Registration.workshop_id) == col(Participant.workshop_id))
            & (col(Registration.person_id) == col(Participant.person_id)),
        )
        .where(Participant.workshop_id == workshop_id, col(Participant.removed_at).is_(None))
        .order_by(Participant.name)
    )
    return [
        Present(who, who.guest_id is not None, field or "", region or "", attendance is Attendance.REMOTE)
        for who, field, region, attendance in rows
    ]


async def guests_in(session: Session, workshop_id: UUID) -> list[Guest]:
    """The guests who have joined the workshop."""
    guests = select(Guest).join(Participant, col(Participant.guest_id) == col(Guest.id))
    return list(await session.scalars(guests.where(Participant.workshop_id == workshop_id)))


async def participants_count(session: Session, workshop_id: UUID) -> int:
    there = select(func.count()).select_from(Participant).where(Participant.workshop_id == workshop_id)
    return await session.scalar(there.where(col(Participant.removed_at).is_(None))) or 0


async def was_removed(session: Session, workshop_id: UUID, guest: Guest) -> bool:
    """Whether the leader has taken this guest out."""
    there = select(Participant.id).where(Participant.workshop_id == workshop_id, Participant.guest_id == guest.id)
    return await session.scalar(there.where(col(Participant.removed_at).is_not(None))) is not None


async def workshop_by_code(session: Session, code_hash: str) -> Workshop | None:
    found: Workshop | None = await session.scalar(select(Workshop).where(Workshop.join_code_hash == code_hash))
    return found


async def code_name_of(session: Session, person: Person, network_id: UUID) -> str:
    names = await session.scalars(
        select(col(Membership.code_name)).where(
            Membership.network_id == network_id, Membership.person_id == person.id, Membership.code_name != ""
        )
    )
    return names.first() or ""


async def theme_titles(session: Session, ids: Collection[UUID | None]) -> dict[UUID, str]:
    rows = await session.execute(
        select(col(Theme.id), col(Theme.title)).where(col(Theme.id).in_([i for i in ids if i is not None]))
    )
    return dict(rows.all())


async def history(session: Session, workshop_id: UUID) -> Sequence[StageChange]:
    rows = await session.scalars(
        select(StageChange).where(StageChange.workshop_id == workshop_id).order_by(col(StageChange.created_at))
    )
    return list(rows)


async def workshop_of_guest(session: Session, guest: Guest) -> UUID | None:
    """The workshop that a guest joined last."""
    found: UUID | None = await session.scalar(
        select(col(Participant.workshop_id))
        .where(Participant.guest_id == guest.id, col(Participant.removed_at).is_(None))
        .order_by(col(Participant.created_at).desc())
    )
    return found
