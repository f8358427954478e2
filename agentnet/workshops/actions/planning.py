"""Planning a workshop, changing the plan, and taking it from stage to stage with what comes of that."""

from datetime import datetime
from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.surveys.actions import ask, end_feedback, feedback_for
from agentnet.words import N_, Refused, _
from agentnet.workshops import invitations, joining, queries, reminders
from agentnet.workshops.actions.registering import let_in_from_waiting
from agentnet.workshops.flow import TAKES_GUESTS, ActivityState, Stage
from agentnet.workshops.models import StageChange, Workshop
from agentnet.workshops.polls.actions import close_all
from agentnet.workshops.promises import asking


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
    late_days: int = 5,
    remind_days: int = 3,
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
        late_days=late_days,
        remind_days=remind_days,
    )
    workshop.join_code_hash = joining.code_hash(joining.code(workshop))
    session.add(workshop)
    await session.flush()
    return workshop


async def replan(session: Session, workshop: Workshop, **values: object) -> None:
    """Change the plan. A new time or place gives the calendar entry a new sequence, and those asked a letter."""
    before, time = _when_and_where(workshop), (workshop.starts_at, workshop.ends_at)
    for name, value in values.items():
        setattr(workshop, name, value)
    workshop.version += 1
    if _when_and_where(workshop) != before:
        workshop.calendar_sequence += 1
        if workshop.stage in TAKES_GUESTS:
            moved = time != (workshop.starts_at, workshop.ends_at)
            await invitations.tell_of_change(session, workshop, moved=moved)
    reminders.plan(session, workshop)
    asking.plan(session, workshop)
    await let_in_from_waiting(session, workshop)


def _when_and_where(workshop: Workshop) -> tuple[object, ...]:
    return workshop.starts_at, workshop.ends_at, workshop.place, workshop.remote_url


async def enter_stage(session: Session, workshop: Workshop, stage: Stage, *, by: Person) -> StageChange:
    """Move the workshop on, remember who did it; opening writes to everybody, starting opens the feedback survey.

    Raises:
        Refused: the stage cannot follow, the workshop would be hidden from people who have registered, or people would
            be asked to something that is over.
    """
    if stage is Stage.PLANNED and workshop.stage is Stage.OPEN and await queries.registrations(session, workshop.id):
        raise Refused(N_("Työpajaan on jo ilmoittauduttu, joten sitä ei voi enää piilottaa."))
    if stage is Stage.OPEN and workshop.ends_at <= clock.now():
        raise Refused(N_("Työpajan aika on jo mennyt. Muuta ensin työpajan päivä."))
    change = workshop.enter(stage, by=by.id)
    session.add(change)
    await _follow(session, workshop, change, by)
    await session.flush()
    return change


async def _follow(session: Session, workshop: Workshop, change: StageChange, by: Person) -> None:
    """What comes of a stage: letters, the feedback survey, an end to what was on."""
    if Stage.CANCELLED in (change.was, change.now):
        workshop.calendar_sequence += 1
    match change.now:
        case Stage.OPEN:
            await invitations.invite(session, workshop)
            reminders.plan(session, workshop)
            asking.plan(session, workshop)
        case Stage.LIVE:
            workshop.closed_at = None
            title = _("Palaute: {title}", title=workshop.title)
            survey = await feedback_for(session, workshop.id, workshop.network_id, title, by)
            workshop.feedback_id = survey.id
            guests = [p.participant.guest_id for p in await queries.present(session, workshop.id)]
            await ask(session, survey.id, guests=filter(None, guests))
        case Stage.CLOSED:
            if (on := await queries.activity_on(session, workshop.id)) is not None:
                on.state, on.ends_at, on.left_s = ActivityState.DONE, None, None
            workshop.closed_at = clock.now()
            await close_all(session, workshop.id)
            await ask_for_feedback(session, workshop)
            if workshop.feedback_id is not None:
                await end_feedback(session, workshop.feedback_id)
            await invitations.tell_absentees(session, workshop)
        case Stage.CANCELLED:
            if change.was is Stage.OPEN:
                await invitations.tell_of_cancelling(session, workshop)


async def ask_for_feedback(session: Session, workshop: Workshop) -> None:
    """Everybody who is in is asked; nobody can tell afterwards who said what."""
    if workshop.feedback_id is None:
        return
    present = [p.participant for p in await queries.present(session, workshop.id)]
    people, guests = (who.person_id for who in present), (who.guest_id for who in present)
    await ask(session, workshop.feedback_id, people=filter(None, people), guests=filter(None, guests))
