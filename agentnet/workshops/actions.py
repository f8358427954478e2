"""What people do with a workshop: plan it, register, let people in, take it from stage to stage."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.network.queries import shown_name
from agentnet.surveys.actions import ask, feedback_for
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops import invitations, joining, queries
from agentnet.workshops.flow import TAKES_GUESTS, ActivityState, Attendance, Stage
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
    before = _when_and_where(workshop)
    for name, value in values.items():
        setattr(workshop, name, value)
    workshop.version += 1
    if _when_and_where(workshop) != before:
        workshop.calendar_sequence += 1
        if workshop.stage in TAKES_GUESTS:
            await invitations.tell_of_change(session, workshop)
    await _let_in_from_waiting(session, workshop)


def _when_and_where(workshop: Workshop) -> tuple[object, ...]:
    return workshop.starts_at, workshop.ends_at, workshop.place, workshop.remote_url


async def enter_stage(session: Session, workshop: Workshop, stage: Stage, *, by: Person) -> StageChange:
    """Move the workshop on, remember who did it; opening writes to everybody, starting opens the feedback survey.

    Raises:
        Refused: the stage cannot follow, or the workshop would be hidden from people who have registered.
    """
    if stage is Stage.PLANNED and await queries.registrations(session, workshop.id):
        raise Refused(N_("Työpajaan on jo ilmoittauduttu, joten sitä ei voi enää piilottaa."))
    change = workshop.enter(stage, by=by.id)
    session.add(change)
    await _follow(session, workshop, change, by)
    await session.flush()
    return change


async def _follow(session: Session, workshop: Workshop, change: StageChange, by: Person) -> None:
    """What comes of a stage: letters, the feedback survey, an end to what was on."""
    match change.now:
        case Stage.OPEN:
            await invitations.invite(session, workshop)
        case Stage.LIVE:
            title = _("Palaute: {title}", title=workshop.title)
            survey = await feedback_for(session, workshop.id, workshop.network_id, title, by)
            workshop.feedback_id = survey.id
            guests = [p.participant.guest_id for p in await queries.present(session, workshop.id)]
            await ask(session, survey.id, guests=filter(None, guests))
        case Stage.CLOSED:
            if (on := await queries.activity_on(session, workshop.id)) is not None:
                on.state = ActivityState.DONE
            await ask_for_feedback(session, workshop)


async def ask_for_feedback(session: Session, workshop: Workshop) -> None:
    """Everybody who is in is asked; nobody can tell afterwards who said what."""
    if workshop.feedback_id is None:
        return
    present = [p.participant for p in await queries.present(session, workshop.id)]
    people, guests = (who.person_id for who in present), (who.guest_id for who in present)
    await ask(session, workshop.feedback_id, people=filter(None, people), guests=filter(None, guests))


async def register(session: Session, workshop: Workshop, attendance: Attendance, *, by: Person) -> Registration:
    """What a member answers; a full room puts them on the waiting list, a freed place lets the first one in.

    Raises:
        Refused: the workshop takes no registrations any more.
    """
    await _one_at_a_time(session, workshop)
    if workshop.stage not in TAKES_GUESTS:
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
    await _let_in_from_waiting(session, workshop)
    return mine


async def _one_at_a_time(session: Session, workshop: Workshop) -> None:
    """Hold the workshop's row, as it is now, until the commit: places and doors are counted by one at a time."""
    await session.refresh(workshop, with_for_update={"key_share": True})


async def _is_full(session: Session, workshop: Workshop) -> bool:
    taken = (await queries.registered(session, workshop.id)).get(Attendance.ON_SITE, 0)
    return workshop.places is not None and taken >= workshop.places


async def _let_in_from_waiting(session: Session, workshop: Workshop) -> None:
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


async def join(session: Session, workshop: Workshop, who: Person | Guest) -> Participant:
    """Into the workshop; coming back finds the same participant.

    Raises:
        Refused: it is not open, its door is locked to newcomers, or somebody was taken out.
    """
    await _one_at_a_time(session, workshop)
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
        name = await shown_name(session, who)
        code_name = await queries.code_name_of(session, who, workshop.network_id)
        made = Participant(workshop_id=workshop.id, person_id=who.id, name=name, code_name=code_name)
    else:
        made = Participant(workshop_id=workshop.id, guest_id=who.id, name=who.name)
    session.add(made)
    await session.flush()
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
    who = await session.get(Participant, participant_id)
    if who is None or who.workshop_id != workshop.id:
        raise Missing
    who.removed_at = clock.now()
    session.add(Audit(by=by.id, network_id=workshop.network_id, verb="remove", kind="participant", object_id=who.id))
    return who
