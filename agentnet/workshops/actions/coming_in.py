"""Coming in, the door, and being taken out and let back."""

from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.network.queries import shown_name
from agentnet.surveys.actions import ask
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import joining, queries
from agentnet.workshops.actions.registering import one_at_a_time
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.groups.actions import seat_latecomer
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.queries import pick_behind, place_of

LOCKED: Final = N_("Vetäjä on lukinnut oven. Pyydä häntä avaamaan se hetkeksi.")


async def join(session: Session, workshop: Workshop, who: Person | Guest) -> Participant:
    """Into the workshop; coming back finds the same participant. Members may come some days after it has closed, too.

    Raises:
        Refused: it is not open, its door is locked to newcomers, or somebody was taken out.
    """
    await one_at_a_time(session, workshop)
    late = isinstance(who, Person) and queries.late_until(workshop) is not None
    if workshop.stage not in TAKES_GUESTS and not late:
        raise Refused(N_("Työpaja ei ole nyt auki."))
    mine = Participant.person_id if isinstance(who, Person) else Participant.guest_id
    there = await session.scalar(select(Participant).where(Participant.workshop_id == workshop.id, col(mine) == who.id))
    if there is not None:
        if there.removed_at is not None:
            raise Refused(queries.OUT)
        there.ticked = False
        there.late = there.late and late  # who joins again once it has been opened again is there
        return there
    if workshop.door_locked and not late:
        raise Refused(LOCKED)
    if isinstance(who, Person):
        if (await place_of(session, workshop.id, who.id))[0] is not None:
            raise Refused(
                N_("Nimelläsi on jo liitytty toisella laitteella. Kerro ensin työpajan sivulla, olitko se sinä.")
            )
        name = await shown_name(session, who)
        code_name = await queries.code_name_of(session, who, workshop.network_id)
        made = Participant(workshop_id=workshop.id, person_id=who.id, name=name, code_name=code_name, late=late)
    else:
        made = Participant(workshop_id=workshop.id, guest_id=who.id, name=who.name)
    session.add(made)
    await session.flush()
    await seat_latecomer(session, made)
    if made.guest_id and workshop.feedback_id:
        await ask(session, workshop.feedback_id, guests=[made.guest_id])
    return made


def lock_door(workshop: Workshop, *, locked: bool) -> None:
    """Let nobody new in, or let them in again; those inside stay."""
    workshop.door_locked = locked


def renew_door(session: Session, workshop: Workshop, *, by: Person) -> None:
    """A new QR and code; the old ones open nothing any more."""
    workshop.join_serial += 1
    workshop.join_code_hash = joining.code_hash(joining.code(workshop))
    session.add(
        Audit(by=by.id, network_id=workshop.network_id, verb="renew", kind="workshop door", object_id=workshop.id)
    )


async def remove(session: Session, workshop: Workshop, participant_id: UUID, *, by: Person) -> Participant:
    """Take somebody out; what they have written stays.

    Raises:
        Missing: no such participant in this workshop.
    """
    who = await _participant(session, workshop, participant_id)
    who.removed_at = clock.now()
    if (pick := await pick_behind(session, who)) is not None:
        pick.state = PickState.GONE  # the name is free again for its owner, who signs in
    session.add(Audit(by=by.id, network_id=workshop.network_id, verb="remove", kind="participant", object_id=who.id))
    return who


async def let_back(session: Session, workshop: Workshop, participant_id: UUID, *, by: Person) -> Participant:
    """Let somebody who was taken out come in again; they are who they were.

    Raises:
        Missing: no such participant in this workshop. Refused: somebody else is in by the name that they picked.
    """
    who = await _participant(session, workshop, participant_id)
    who.removed_at = None
    if (pick := await pick_behind(session, who)) is not None:
        if (await place_of(session, workshop.id, pick.person_id))[0] is not None:
            raise Refused(N_("{name} on jo mukana toisella laitteella."), name=who.name)
        pick.state = PickState.IN
    session.add(Audit(by=by.id, network_id=workshop.network_id, verb="let back", kind="participant", object_id=who.id))
    return who


async def _participant(session: Session, workshop: Workshop, participant_id: UUID) -> Participant:
    who = await session.get(Participant, participant_id)
    if who is None or who.workshop_id != workshop.id:
        raise Missing
    return who


def need_time(mine: Participant, minutes: int) -> None:
    """Time of one's own after a phase of writing has ended; only the leaders see it."""
    mine.extra_minutes = minutes
