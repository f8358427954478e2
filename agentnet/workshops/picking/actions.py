"""Picking one's name at the door, and what the person or the leader says to it.

A picked name proves nothing, so the browser becomes a guest's: it sees this workshop and nothing else, and there is one
place for each person. When somebody is in by that name already, the place stays where it is until they or the leader
say that it is the same person; then it moves, with its notes and votes.
"""

from uuid import UUID

from sqlmodel import col, select, update

from agentnet import clock
from agentnet.accounts.actions import join_as_guest
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.network.queries import shown_name
from agentnet.sources.models import Source
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import invitations
from agentnet.workshops.actions import join
from agentnet.workshops.actions.coming_in import LOCKED
from agentnet.workshops.actions.registering import one_at_a_time
from agentnet.workshops.boards.models import Note
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking import queries
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick
from agentnet.workshops.promises.flow import Sharing
from agentnet.workshops.promises.models import Promise


async def pick(session: Session, workshop: Workshop, person_id: UUID) -> tuple[NamePick, Guest]:
    """Come in by a member's name, on a guest's browser; the member gets a letter, the log a row.

    Raises:
        Missing: not a name that may be picked. Refused: the workshop takes nobody now, or they were taken out.
    """
    await one_at_a_time(session, workshop)
    if workshop.stage not in TAKES_GUESTS:
        raise Refused(N_("Työpaja ei ole nyt auki."))
    person = next((one for one in await queries.expected(session, workshop) if one.id == person_id), None)
    if person is None:
        raise Missing
    place, _held = await queries.place_of(session, workshop.id, person.id)
    if (place is not None and place.removed_at is not None) or await queries.was_turned_away(
        session, workshop.id, person.id
    ):
        raise Refused(N_("Tätä nimeä ei voi nyt valita. Kirjaudu sisään tai ota yhteys vetäjään."))
    if place is not None and place.ticked and workshop.door_locked:
        raise Refused(LOCKED)  # ticked by the leader, nobody has come in by this name yet: the door is shut to it too
    guest = join_as_guest(session, await shown_name(session, person))
    await session.flush()
    made = NamePick(workshop_id=workshop.id, person_id=person.id, guest_id=guest.id)
    if place is None:
        await join(session, workshop, guest)
    elif place.ticked:
        _move(place, guest)
    else:
        made.state = PickState.WAITING
    session.add(made)
    await session.flush()
    _log(session, workshop, made, "pick")
    invitations.tell_of_pick(session, workshop, person, made.id)
    return made, guest


async def give_up(session: Session, workshop: Workshop, guest: Guest) -> None:
    """A browser that waits for a name comes in by another, or asks again: nobody is asked about the first any more."""
    await one_at_a_time(session, workshop)  # they may be let in by the first one at this very moment
    made = await queries.pick_of(session, workshop.id, guest)
    if made is not None and made.state is PickState.WAITING:
        made.state = PickState.GONE
        _log(session, workshop, made, "give up")


async def decide(session: Session, workshop: Workshop, pick_id: UUID, *, same: bool, by: Person | None) -> UUID | None:
    """The same person, on another device: the place moves there. Or not: that browser stays out.

    `by` is the leader or the person; none when it is said on the browser that holds the place.

    Answers the guest whose browser loses the place, if one does.

    Raises:
        Missing: no pick here that waits.
    """
    await one_at_a_time(session, workshop)
    made = await session.get(NamePick, pick_id)
    if made is None or made.workshop_id != workshop.id or made.state is not PickState.WAITING:
        raise Missing
    made.decided_by = by.id if by else None
    _log(session, workshop, made, "let in as the same" if same else "turn away", by)
    if not same:
        made.state = PickState.GONE
        return None
    guest = await session.get_one(Guest, made.guest_id)
    place, held = await queries.place_of(session, workshop.id, made.person_id)
    made.state = PickState.IN
    if place is None:
        await join(session, workshop, guest)
        return None
    if held is not None:
        held.state = PickState.GONE
    _move(place, guest)
    await session.flush()
    return held.guest_id if held else None


async def claim(session: Session, workshop: Workshop, *, mine: bool, by: Person) -> UUID | None:
    """The member, signed in, about a browser that is in by their name: it was me, so I go on here; or it was not.

    Answers the guest whose browser is out now.
    """
    await one_at_a_time(session, workshop)
    place, held = await queries.place_of(session, workshop.id, by.id)
    if place is None or held is None:
        return None
    held.state, held.decided_by = PickState.GONE, by.id
    _log(session, workshop, held, "claim" if mine else "disown", by)
    if not mine:
        place.removed_at = clock.now()
        return held.guest_id
    place.person_id, place.guest_id = by.id, None
    await session.flush()
    notes = select(Note.id).where(Note.participant_id == place.id)
    named = select(Promise.source_id).where(Promise.participant_id == place.id, Promise.sharing == Sharing.NAMED)
    theirs = col(Source.id).in_(notes) | col(Source.id).in_(named)
    await session.execute(update(Source).where(theirs).values(person_id=by.id))
    return held.guest_id


def _move(place: Participant, guest: Guest) -> None:
    place.person_id, place.guest_id, place.ticked = None, guest.id, False


def _log(session: Session, workshop: Workshop, made: NamePick, verb: str, by: Person | None = None) -> None:
    session.add(
        Audit(
            by=by.id if by else None,
            network_id=workshop.network_id,
            verb=verb,
            kind="name in workshop",
            object_id=made.id,
            detail=f"{workshop.id} {made.person_id} {made.state}",
        )
    )
