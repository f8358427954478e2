"""Who has attended which workshops, for the fees of experts by experience. Names, days and hours, nothing else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, func, select

from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.network.quiet import today
from agentnet.network.rules import Standing
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick


@dataclass(frozen=True, slots=True)
class Time:
    day: date
    title: str
    hours: float


@dataclass(frozen=True, slots=True)
class Attended:
    """One person and the workshops that they were in, first to last."""

    person_id: UUID
    name: str
    times: tuple[Time, ...]

    @property
    def hours(self) -> float:
        return round(sum(one.hours for one in self.times), 2)


async def attended(session: Session, mine: Standing, first: date, last: date, role: Role) -> list[Attended]:
    """People of a role, also those whose role has ended since, by name; those who were in nothing are left out."""
    mine.require("lead")
    who = func.coalesce(col(Participant.person_id), col(NamePick.person_id))
    rows = await session.execute(
        select(Person, Workshop)
        .select_from(Participant)
        .outerjoin(
            NamePick, (col(NamePick.guest_id) == col(Participant.guest_id)) & (col(NamePick.state) == PickState.IN)
        )
        .join(Person, col(Person.id) == who)
        .join(Workshop, col(Workshop.id) == col(Participant.workshop_id))
        .join(
            Membership,
            (col(Membership.person_id) == col(Person.id))
            & (col(Membership.network_id) == mine.network_id)
            & (col(Membership.role) == role),
        )
        .where(
            col(Workshop.network_id) == mine.network_id,
            col(Workshop.stage).in_((Stage.LIVE, Stage.CLOSED)),
            col(Participant.removed_at).is_(None),
            col(Participant.late).is_(False),
        )
        .order_by(col(Person.name), col(Workshop.starts_at))
    )
    found: dict[UUID, tuple[str, dict[UUID, Time]]] = {}
    for person, workshop in rows:
        if first <= (day := today(workshop.starts_at)) <= last:
            hours = round((workshop.ends_at - workshop.starts_at).total_seconds() / 3600, 2)
            found.setdefault(person.id, (person.name, {}))[1][workshop.id] = Time(day, workshop.title, hours)
    return [Attended(key, name, tuple(times.values())) for key, (name, times) in found.items()]
