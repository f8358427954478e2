"""Attendance by hand: for those who were there without a device."""

from uuid import UUID

from sqlmodel import col, delete, select

from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.network.queries import shown_name
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import queries
from agentnet.workshops.boards.models import Note
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import BreakoutGroup, GroupMember, Participant, Workshop
from agentnet.workshops.people.queries import Attendee, attendees

HELD = frozenset({Stage.LIVE, Stage.CLOSED})


async def tick(session: Session, workshop: Workshop, person_id: UUID, *, present: bool, by: Person) -> Attendee:
    """Write down that somebody was there, or take that back. Who joined by themselves is there without it.

    Raises:
        Missing: nobody who was asked to this workshop. Refused: there is nothing to tick, or they joined themselves.
    """
    if workshop.stage not in HELD:
        raise Refused(N_("Läsnäolon voi merkitä, kun työpaja on alkanut."))
    one = next((one for one in await attendees(session, workshop) if one.person.id == person_id), None)
    if one is None:
        raise Missing
    if present and not one.present:
        await _write_down(session, workshop, one)
    elif not present and one.participant is not None:
        await _take_back(session, workshop, one.participant)
    verb = "tick" if present else "untick"
    session.add(Audit(by=by.id, network_id=workshop.network_id, verb=verb, kind="attendance", object_id=workshop.id))
    await session.flush()
    return one


async def _write_down(session: Session, workshop: Workshop, one: Attendee) -> None:
    there = one.participant or await session.scalar(
        select(Participant).where(Participant.workshop_id == workshop.id, Participant.person_id == one.person.id)
    )
    if there is None:
        name = await shown_name(session, one.person)
        code_name = await queries.code_name_of(session, one.person, workshop.network_id)
        there = Participant(workshop_id=workshop.id, person_id=one.person.id, name=name, code_name=code_name)
        session.add(there)
    there.ticked, there.late, there.removed_at = True, False, None


async def _take_back(session: Session, workshop: Workshop, there: Participant) -> None:
    """A place that was only ever a tick goes away; who has added something afterwards stays, as late."""
    if not there.ticked:
        raise Refused(N_("{name} on liittynyt itse. Voit poistaa hänet työpajasta vetäjän näkymässä."), name=there.name)
    if workshop.closed_at is not None and there.created_at >= workshop.closed_at and await _has_written(session, there):
        there.ticked, there.late = False, True
        return
    for group in await session.scalars(select(BreakoutGroup).where(BreakoutGroup.leader_id == there.id)):
        group.leader_id = None
    await session.execute(delete(GroupMember).where(col(GroupMember.participant_id) == there.id))
    await session.flush()
    await session.delete(there)


async def _has_written(session: Session, there: Participant) -> bool:
    return await session.scalar(select(Note.id).where(Note.participant_id == there.id).limit(1)) is not None
