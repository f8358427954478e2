"""What people do with a workshop: plan it, register, let people in, take it from stage to stage."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.surveys.actions import feedback_for
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops import invitations, joining, queries
from agentnet.workshops.flow import TAKES_GUESTS, Attendance, Stage
from agentnet.workshops.models import Participant, Registration, StageChange, Workshop


async def plan(
    session: Session,
    network_id: UUID,
    *,
    title: str,
    purpose: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    remote_url: str,
    places: int | None,
    theme_id: UUID | None,
) -> Workshop:
    """A new workshop, seen by coordinators only until it is opened."""
    workshop = Workshop(
        network_id=network_id,
        number=await queries.next_number(session, network_id),
        title=title,
        purpose=purpose,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        remote_url=remote_url,
        places=places,
        theme_id=theme_id,
    )
    workshop.join_code_hash = joining.code_hash(joining.code(workshop))
    session.add(workshop)
    await session.flush()
    return workshop


async def replan(session: Session, workshop: Workshop, **values: object) -> None:
    """Change the plan. A new time or place gives the calendar entry a new sequence, and those coming a letter."""
    before = (workshop.starts_at, workshop.ends_at, workshop.place)
    for name, value in values.items():
        setattr(workshop, name, value)
    workshop.version += 1
    if (workshop.starts_at, workshop.ends_at, workshop.place) != before:
        workshop.calendar_sequence += 1
        if workshop.stage is not Stage.PLANNED:
            await invitations.tell_of_change(session, workshop)
    await _let_in_from_waiting(session, workshop)


async def enter_stage(session: Session, workshop: Workshop, stage: Stage, *, by: Person) -> StageChange:
    """Move the workshop on, remember who did it; opening writes to everybody, starting opens the feedback survey."""
    change = workshop.enter(stage, by=by.id)
    session.add(change)
    if stage is Stage.OPEN and change.was is Stage.PLANNED:
        await invitations.invite(session, workshop)
    if stage is Stage.LIVE and workshop.feedback_id is None:
        title = _("Palaute: {title}", title=workshop.title)
        survey = await feedback_for(session, workshop.id, workshop.network_id, title, by)
        workshop.feedback_id = survey.id
    await session.flush()
    return change


async def register(session: Session, workshop: Workshop, attendance: Attendance, *, by: Person) -> Registration:
    """What a member answers; a full room puts them on the waiting list, a freed place lets the first one in.

    Raises:
        Refused: the workshop takes no registrations any more.
    """
    if workshop.stage not in TAKES_GUESTS:
        raise Refused(N_("Ilmoittautuminen tähän työpajaan on päättynyt."))
    mine = await queries.registration_of(session, workshop.id, by)
    if mine is None:
        mine = Registration(workshop_id=workshop.id, person_id=by.id, attendance=attendance)
    elif mine.attendance is attendance:
        return mine
    full = attendance is Attendance.ON_SITE and await _is_full(session, workshop)
    mine.attendance, mine.waiting, mine.version = attendance, full, mine.version + 1
    session.add(mine)
    await session.flush()
    await _let_in_from_waiting(session, workshop)
    return mine


async def _is_full(session: Session, workshop: Workshop) -> bool:
    taken = (await queries.registered(session, workshop.id)).get(Attendance.ON_SITE, 0)
    return workshop.places is not None and taken >= workshop.places


async def _let_in_from_waiting(session: Session, workshop: Workshop) -> None:
    while not await _is_full(session, workshop):
        first = await session.scalar(
            select(Registration)
            .where(Registration.workshop_id == workshop.id, col(Registration.waiting).is_(True))
            .order_by(col(Registration.created_at))
        )
        if first is None:
            return
        first.waiting = False
        await session.flush()


async def join(session: Session, workshop: Workshop, who: Person | Guest) -> Participant:
    """Into the workshop; coming back finds the same participant.

    Raises:
        Refused: it is not open, its door is locked to newcomers, or somebody was taken out.
    """
    if workshop.stage not in TAKES_GUESTS:
        raise Refused(N_("Työpaja ei ole nyt auki."))
    mine = Participant.person_id if isinstance(who, Person) else Participant.guest_id
    there = await session.scalar(select(Participant).where(Participant.workshop_id == workshop.id, col(mine) == who.id))
    if there is not None:
        if there.removed_at is not None:
            raise Refused(N_("Vetäjä on poistanut sinut tästä työpajasta. Ota yhteys koordinaattoriin."))
        return there
    if workshop.door_locked:
        raise Refused(N_("Vetäjä on lukinnut oven. Pyydä häntä avaamaan se hetkeksi."))
    if isinstance(who, Person):
        name = await queries.shown_name(session, who)
        code_name = await queries.code_name_of(session, who, workshop.network_id)
        made = Participant(workshop_id=workshop.id, person_id=who.id, name=name, code_name=code_name)
    else:
        made = Participant(workshop_id=workshop.id, guest_id=who.id, name=who.name)
    session.add(made)
    await session.flush()
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
    who = await session.get(Participant, participant_id)
    if who is None or who.workshop_id != workshop.id:
        raise Missing
    who.removed_at = clock.now()
    session.add(Audit(by=by.id, network_id=workshop.network_id, verb="remove", kind="participant", object_id=who.id))
    return who


async def participants_count(session: Session, workshop_id: UUID) -> int:
    return (
        await session.scalar(
            select(func.count())
            .select_from(Participant)
            .where(Participant.workshop_id == workshop_id, col(Participant.removed_at).is_(None))
        )
        or 0
    )
