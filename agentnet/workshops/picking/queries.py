"""Whose names may be picked at the door, and what has been picked."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.network.queries import in_force, people_with, places_of, shown_names
from agentnet.workshops import queries
from agentnet.workshops.flow import Attendance
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick

LETTERS: Final = 2
"""So much of a name must be written before anybody's is shown."""
SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Offered:
    """A name that may be picked, with what tells it from others."""

    person_id: UUID
    name: str
    region: str


async def offered(session: Session, workshop: Workshop, written: str) -> list[Offered]:
    """Those expected whose name has a word that begins so: few at a time, and none before `LETTERS` are written."""
    words = plain(written).split()
    if sum(map(len, words)) < LETTERS:
        return []
    people = [one for one in await expected(session, workshop) if all(_begins(plain(one.name), word) for word in words)]
    places = await places_of(session, (one.unit_id for one in people))
    regions = {one.id: places[one.unit_id].region for one in people if one.unit_id in places}
    return [Offered(one.id, one.name, regions.get(one.id, "")) for one in people[:SHOWN]]


def _begins(name: str, word: str) -> bool:
    return any(part.startswith(word) for part in name.replace("-", " ").split())


async def expected(session: Session, workshop: Workshop) -> list[Person]:
    """Members who are asked and have not said no. Those who lead sign in: their name would open too many mouths."""
    no = {
        person.id
        for registration, person in await queries.registrations(session, workshop.id)
        if registration.attendance is Attendance.CANNOT
    }
    leaders = {one.id for one in await people_with(session, workshop.network_id, Role.COORDINATOR)}
    return [one for one in await queries.asked(session, workshop) if one.id not in no | leaders]


async def is_members_name(session: Session, workshop: Workshop, written: str) -> bool:
    """Whether a guest would pass for a member: by whole name, or by the name that stands on notes."""
    members = await session.scalars(
        select(Person)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(Membership.network_id == workshop.network_id, in_force())
        .distinct()
    )
    people = list(members)
    shown = await shown_names(session, people)
    return plain(written) in set(_names(people, shown))


def _names(people: list[Person], shown: dict[UUID, str]) -> Iterator[str]:
    for one in people:
        yield plain(one.name)
        if "," in shown[one.id]:
            yield plain(shown[one.id])


def plain(name: str) -> str:
    """As names are compared: no case, no marks that look like others, single spaces, no commas."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace(",", " ").split())


async def place_of(session: Session, workshop_id: UUID, person_id: UUID) -> tuple[Participant | None, NamePick | None]:
    """The person's place in the workshop, taken out or not; and the pick by which a guest's browser holds it."""
    own = await session.scalar(
        select(Participant).where(Participant.workshop_id == workshop_id, Participant.person_id == person_id)
    )
    if own is not None:
        return own, None
    row = (
        await session.execute(
            select(Participant, NamePick)
            .join(NamePick, col(NamePick.guest_id) == col(Participant.guest_id))
            .where(
                NamePick.workshop_id == workshop_id,
                NamePick.person_id == person_id,
                NamePick.state == PickState.IN,
                Participant.workshop_id == workshop_id,
            )
        )
    ).first()
    return (row[0], row[1]) if row else (None, None)


async def pick_of(session: Session, workshop_id: UUID, guest: Guest) -> NamePick | None:
    found: NamePick | None = await session.scalar(
        select(NamePick).where(NamePick.workshop_id == workshop_id, NamePick.guest_id == guest.id)
    )
    return found


async def pick_behind(session: Session, who: Participant) -> NamePick | None:
    """The pick by which a guest is in; none for those who wrote a name of their own."""
    if who.guest_id is None:
        return None
    found: NamePick | None = await session.scalar(select(NamePick).where(NamePick.guest_id == who.guest_id))
    return found


async def was_turned_away(session: Session, workshop_id: UUID, person_id: UUID) -> bool:
    """Whether a browser that picked this name has been taken out: from then on its owner signs in."""
    there = (
        select(NamePick.id)
        .join(Participant, col(Participant.guest_id) == col(NamePick.guest_id))
        .where(NamePick.workshop_id == workshop_id, NamePick.person_id == person_id)
        .where(col(Participant.removed_at).is_not(None))
    )
    return await session.scalar(there.limit(1)) is not None


async def waiting(session: Session, workshop_id: UUID, person_id: UUID | None = None) -> list[tuple[NamePick, Person]]:
    """Picks that wait for a yes or no, oldest first: everybody's, or those of one name."""
    question = (
        select(NamePick, Person)
        .join(Person, col(Person.id) == col(NamePick.person_id))
        .where(NamePick.workshop_id == workshop_id, NamePick.state == PickState.WAITING)
        .order_by(col(NamePick.created_at))
    )
    if person_id is not None:
        question = question.where(NamePick.person_id == person_id)
    return [(pick, person) for pick, person in await session.execute(question)]


async def about_my_name(
    session: Session, workshop: Workshop, me: Person | Guest
) -> tuple[Participant | None, list[NamePick]]:
    """What somebody is asked about their own name: a browser that is in by it, and those that want to come in by it."""
    if isinstance(me, Person):
        place, held = await place_of(session, workshop.id, me.id)
        waits = await waiting(session, workshop.id, me.id)
        return place if held else None, [pick for pick, _person in waits]
    mine = await pick_of(session, workshop.id, me)
    if mine is None or mine.state is not PickState.IN:
        return None, []
    return None, [pick for pick, _person in await waiting(session, workshop.id, mine.person_id)]
