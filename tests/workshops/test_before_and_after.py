"""Before a workshop and after it, on both databases: reminders, cancelling, on somebody's behalf, absentees, ticks."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Audit
from agentnet.notify.models import Job
from agentnet.words import Missing, Refused
from agentnet.workshops import actions, invitations, programme, queries, reminders
from agentnet.workshops.flow import ActivityKind, Attendance, Stage
from agentnet.workshops.forms import HELSINKI
from agentnet.workshops.models import Participant
from agentnet.workshops.people import queries as people
from agentnet.workshops.people.actions import tick
from agentnet.workshops.people.flow import Which
from agentnet.workshops.promises import asking
from tests.cast import Cast
from tests.workshops.conftest import WHEN
from tests.workshops.test_actions import letters, plan

ON_SITE, REMOTE, CANNOT = Attendance.ON_SITE, Attendance.REMOTE, Attendance.CANNOT


async def jobs(session: Session) -> list[Job]:
    await session.flush()
    return list(await session.scalars(select(Job).where(col(Job.kind) == reminders.JOB).order_by(col(Job.due_at))))


async def test_a_reminder_waits_for_its_day_and_moves_with_the_workshop(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    (job,) = await jobs(session)
    assert job.due_at == WHEN - timedelta(days=3)
    moved = (WHEN + timedelta(days=7)).astimezone(HELSINKI)
    await actions.replan(session, workshop, starts_at=moved, ends_at=moved + timedelta(hours=3))
    assert [one.due_at for one in await jobs(session)][-1] == WHEN + timedelta(days=4)
    asked = (await session.scalars(select(Job).where(col(Job.kind) == asking.JOB).order_by(col(Job.due_at)))).all()
    for latest in ((await jobs(session))[-1], asked[-1]):
        assert latest.slot.startswith("2030-11-24T10:30"), "the worker knows the plan by the same hour"
    workshop.remind_days = 0
    assert reminders.due_at(workshop) is None
    workshop.remind_days = 3
    with clock.travel(to=WHEN + timedelta(days=6)):
        assert reminders.due_at(workshop) is None


async def test_those_who_come_are_reminded_and_the_silent_are_asked(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    workshop.remote_url = "https://teams.example/x"
    await session.flush()
    await actions.register(session, workshop, REMOTE, by=cast.aino)
    await actions.register(session, workshop, CANNOT, by=cast.pekka)
    await invitations.remind(session, workshop)
    await invitations.remind(session, workshop)
    (reminded,) = await letters(session, "workshop-reminder")
    assert (reminded.address, reminded.values["remote_url"]) == (cast.aino.email, "https://teams.example/x")
    asked = {letter.address for letter in await letters(session, "workshop-unanswered")}
    assert cast.aino.email not in asked
    assert cast.pekka.email not in asked
    assert cast.sari.email not in asked, "supervisors are not asked to workshops"
    assert cast.heli.email in asked


async def test_cancelling_takes_the_entry_out_of_calendars_and_opening_again_invites_anew(
    session: Session, cast: Cast
) -> None:
    workshop = await plan(session, cast)
    await actions.register(session, workshop, ON_SITE, by=cast.aino)
    await actions.register(session, workshop, CANNOT, by=cast.pekka)
    await actions.enter_stage(session, workshop, Stage.CANCELLED, by=cast.heli)
    told = await letters(session, "workshop-cancelled")
    assert cast.pekka.email not in {letter.address for letter in told}
    (aino,) = [letter for letter in told if letter.address == cast.aino.email]
    assert "METHOD:CANCEL" in aino.values["ics"]
    assert "STATUS:CANCELLED" in aino.values["ics"]
    assert "SEQUENCE:1" in aino.values["ics"]
    assert f"UID:{workshop.id}@agentnet" in aino.values["ics"]
    with pytest.raises(Refused):
        await actions.register(session, workshop, ON_SITE, by=cast.aino)
    before = len(await letters(session, "workshop-invitation"))
    await actions.enter_stage(session, workshop, Stage.OPEN, by=cast.heli)
    assert len(invited := await letters(session, "workshop-invitation")) == 2 * before
    assert any("SEQUENCE:2" in letter.values["ics"] for letter in invited), "newer than the cancelling"


async def test_a_plan_that_nobody_knows_of_is_dropped_in_silence(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.PLANNED)
    await actions.enter_stage(session, workshop, Stage.CANCELLED, by=cast.heli)
    assert await letters(session, "workshop-cancelled") == []


async def test_a_coordinator_answers_for_somebody_who_hears_of_it(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, places=1)
    await actions.register(session, workshop, ON_SITE, by=cast.pekka)
    mine = await actions.register_for(session, workshop, cast.aino.id, ON_SITE, by=cast.heli)
    assert mine.waiting
    (told,) = await letters(session, "workshop-registered")
    assert (told.address, told.values["answer"], told.values["leader"]) == (cast.aino.email, "waiting", cast.heli.name)
    await actions.register_for(session, workshop, cast.aino.id, ON_SITE, by=cast.heli)
    assert len(await letters(session, "workshop-registered")) == 1
    for stranger in (cast.onni, cast.sari):
        with pytest.raises(Missing):
            await actions.register_for(session, workshop, stranger.id, ON_SITE, by=cast.heli)


async def test_absentees_are_told_once_and_may_come_until_the_days_are_over(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    await programme.add(session, workshop, kind=ActivityKind.BOARD, title="Esteet")
    await actions.join(session, workshop, cast.aino)
    with clock.travel(to=WHEN):
        await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
        assert workshop.closed_at is not None
        told = {letter.address for letter in await letters(session, "workshop-missed")}
        assert cast.pekka.email in told
        assert not {cast.aino.email, cast.sari.email} & told
        late = await actions.join(session, workshop, cast.pekka)
        assert late.late
        assert not (await actions.join(session, workshop, cast.aino)).late
        assert cast.pekka.id not in await queries.people_in(session, workshop.id)
        await actions.enter_stage(session, workshop, Stage.LIVE, by=cast.heli)
        assert not workshop.closed_at
        await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
        assert len(await letters(session, "workshop-missed")) == len(told)
    with clock.travel(to=WHEN + timedelta(days=6)):
        assert queries.late_until(workshop) is None
        with pytest.raises(Refused):
            await actions.join(session, workshop, cast.ville)


async def test_without_boards_or_days_nobody_is_told_that_they_may_still_write(session: Session, cast: Cast) -> None:
    await plan(session, cast, stage=Stage.CLOSED)
    workshop = await plan(session, cast, stage=Stage.LIVE)
    await programme.add(session, workshop, kind=ActivityKind.BOARD, title="Esteet")
    workshop.late_days = 0
    await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
    assert await letters(session, "workshop-missed") == []


async def test_who_was_there_is_who_joined_or_was_ticked(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    await actions.join(session, workshop, cast.aino)
    await tick(session, workshop, cast.pekka.id, present=True, by=cast.heli)
    everybody = await people.attendees(session, workshop)
    assert {one.person.id for one in everybody if one.present} == {cast.aino.id, cast.pekka.id}
    assert people.counts(everybody)[Which.PRESENT] == 2
    with pytest.raises(Refused):
        await tick(session, workshop, cast.aino.id, present=False, by=cast.heli)
    await tick(session, workshop, cast.pekka.id, present=False, by=cast.heli)
    assert await session.scalar(select(func.count()).select_from(Participant)) == 1
    await tick(session, workshop, cast.pekka.id, present=True, by=cast.heli)
    assert not (await actions.join(session, workshop, cast.pekka)).ticked
    for nobody in (cast.onni.id, workshop.id):
        with pytest.raises(Missing):
            await tick(session, workshop, nobody, present=True, by=cast.heli)
    assert await session.scalar(select(func.count()).where(col(Audit.kind) == "attendance")) == 3


async def test_who_was_taken_out_is_let_back_as_themselves(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    aino = await actions.join(session, workshop, cast.aino)
    await actions.remove(session, workshop, aino.id, by=cast.heli)
    assert [one.id for one in await people.removed(session, workshop.id)] == [aino.id]
    await actions.let_back(session, workshop, aino.id, by=cast.heli)
    assert await actions.join(session, workshop, cast.aino) is aino
