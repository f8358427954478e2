"""The list of a workshop's people: members who were asked or have answered, and guests. For coordinators."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.queries import Place, places_of
from agentnet.web.paging import Paged, paged
from agentnet.workshops import queries
from agentnet.workshops.models import Participant, Registration, Workshop
from agentnet.workshops.people.flow import Which
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member: what they answered, and the place that is theirs in the workshop, if they are in or were."""

    person: Person
    place: Place | None
    registration: Registration | None
    participant: Participant | None
    picked: bool = False

    @property
    def present(self) -> bool:
        """There while it was on: a late thought is not attendance."""
        return self.participant is not None and not self.participant.late

    @property
    def answer(self) -> Which:
        if self.registration is None:
            return Which.SILENT
        return Which.WAITING if self.registration.waiting else Which(self.registration.attendance.value)

    def fits(self, which: Which) -> bool:
        match which:
            case Which.ALL:
                return True
            case Which.PRESENT:
                return self.present
            case Which.ABSENT:
                return not self.present
            case _:
                return self.answer is which

    def matches(self, search: str) -> bool:
        told = " ".join(
            (self.person.name, self.place.region if self.place else "", self.person.organisation)
        ).casefold()
        return all(word in told for word in search.casefold().split())


async def attendees(session: Session, workshop: Workshop) -> list[Attendee]:
    """Everybody who was asked, has answered or is in, by name."""
    answers = {
        person.id: (registration, person) for registration, person in await queries.registrations(session, workshop.id)
    }
    inside = await _inside(session, workshop.id)
    people = {person.id: person for person in await queries.asked(session, workshop)}
    people |= {id: person for id, (_registration, person) in answers.items()}
    missing = set(inside) - set(people)
    people |= {one.id: one for one in await session.scalars(select(Person).where(col(Person.id).in_(missing)))}
    places = await places_of(session, (person.unit_id for person in people.values()))
    return [
        Attendee(
            person,
            places.get(person.unit_id) if person.unit_id else None,
            answers[person.id][0] if person.id in answers else None,
            *inside.get(person.id, (None, False)),
        )
        for person in sorted(people.values(), key=lambda one: one.name.casefold())
    ]


async def _inside(session: Session, workshop_id: UUID) -> dict[UUID, tuple[Participant, bool]]:
    """Person → their place, and whether it was by picking a name."""
    here = Participant.workshop_id == workshop_id, col(Participant.removed_at).is_(None)
    picked = await session.execute(
        select(col(NamePick.person_id), Participant)
        .join(Participant, col(Participant.guest_id) == col(NamePick.guest_id))
        .where(*here, NamePick.workshop_id == workshop_id, NamePick.state == PickState.IN)
    )
    found = {person_id: (participant, True) for person_id, participant in picked}
    own = await session.scalars(select(Participant).where(*here, col(Participant.person_id).is_not(None)))
    return found | {one.person_id: (one, False) for one in own if one.person_id}


async def outsiders(session: Session, workshop_id: UUID) -> list[Participant]:
    """Guests who are in by a name of their own, and tables without devices."""
    rows = await session.scalars(
        select(Participant)
        .outerjoin(
            NamePick,
            (col(NamePick.guest_id) == col(Participant.guest_id)) & (col(NamePick.state) == PickState.IN),
        )
        .where(
            Participant.workshop_id == workshop_id,
            col(Participant.person_id).is_(None),
            col(Participant.removed_at).is_(None),
            col(NamePick.id).is_(None),
        )
        .order_by(Participant.name)
    )
    return list(rows)


async def removed(session: Session, workshop_id: UUID) -> list[Participant]:
    """Those whom the leader has taken out, the last first."""
    rows = await session.scalars(
        select(Participant)
        .where(Participant.workshop_id == workshop_id, col(Participant.removed_at).is_not(None))
        .order_by(col(Participant.removed_at).desc())
    )
    return list(rows)


def counts(everybody: Sequence[Attendee]) -> Counter[Which]:
    """How many each way of looking would show."""
    return Counter(which for one in everybody for which in Which if one.fits(which))


def listed(found: Sequence[Attendee], number: int) -> Paged[Attendee]:
    """One page of them; number 0 is the whole list, to be printed."""
    return paged(found, number, PAGE) if number else Paged(found, 1, 1, len(found))
