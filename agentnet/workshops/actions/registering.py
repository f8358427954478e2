"""Registering: places, the waiting list, and a place that comes free."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import invitations, queries
from agentnet.workshops.flow import TAKES_GUESTS, Attendance
from agentnet.workshops.models import Registration, Workshop


async def register(session: Session, workshop: Workshop, attendance: Attendance, *, by: Person) -> Registration:
    """What a member answers; a full room puts them on the waiting list, a freed place lets the first one in.

    Raises:
        Refused: the workshop takes no registrations any more.
    """
    await one_at_a_time(session, workshop)
    if workshop.stage not in TAKES_GUESTS or queries.is_over(workshop):
        raise Refused(N_("Ilmoittautuminen tähän työpajaan on päättynyt."))
    mine = await queries.registration_of(session, workshop.id, by)
    if mine is not None and mine.attendance is attendance:
        return mine
    if mine is not None:
        await session.delete(mine)  # a new answer goes to the end of the queue
        await session.flush()
    waiting = attendance is Attendance.ON_SITE and await _is_full(session, workshop)
    mine = Registration(workshop_id=workshop.id, person_id=by.id, attendance=attendance, waiting=waiting)
    session.add(mine)
    await session.flush()
    await let_in_from_waiting(session, workshop)
    return mine


async def register_for(
    session: Session, workshop: Workshop, person_id: UUID, attendance: Attendance, *, by: Person
) -> Registration:
    """A coordinator answers for somebody who told it otherwise; that person gets a letter of what was written down.

    Raises:
        Missing: nobody who is asked to this network's workshops. Refused: as `register`.
    """
    person = next((one for one in await queries.asked(session, workshop) if one.id == person_id), None)
    if person is None:
        raise Missing
    before = await queries.registration_of(session, workshop.id, person)
    mine = await register(session, workshop, attendance, by=person)
    if before is None or before.id != mine.id:
        detail = f"{person.id} {attendance}"
        session.add(
            Audit(
                by=by.id,
                network_id=workshop.network_id,
                verb="register",
                kind="workshop",
                object_id=workshop.id,
                detail=detail,
            )
        )
        await invitations.tell_of_registering(session, workshop, person, mine, by=by)
    return mine


async def one_at_a_time(session: Session, workshop: Workshop) -> None:
    """Hold the workshop's row, as it is now, until the commit: places and doors are counted by one at a time."""
    await session.refresh(workshop, with_for_update={"key_share": True})


async def _is_full(session: Session, workshop: Workshop) -> bool:
    return await queries.free_places(session, workshop) == 0


async def let_in_from_waiting(session: Session, workshop: Workshop) -> None:
    """Free places go to the first ones on the list, and they get a letter."""
    while workshop.stage in TAKES_GUESTS and not await _is_full(session, workshop):
        first = await session.scalar(
            select(Registration)
            .where(Registration.workshop_id == workshop.id, col(Registration.waiting).is_(True))
            .order_by(col(Registration.created_at))
        )
        if first is None:
            return
        first.waiting = False
        await session.flush()
        await invitations.tell_of_place(session, workshop, first)
