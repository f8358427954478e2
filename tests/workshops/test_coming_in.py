"""Coming into a workshop, and its run, on both databases: doors, places taken away, feedback, the programme."""

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit
from agentnet.network.quiet.days import HELSINKI
from agentnet.notify.models import Job
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Invited, Question, Survey
from agentnet.words import Missing, Refused
from agentnet.workshops import actions, programme, queries
from agentnet.workshops.boards.queries import boards_of_workshop
from agentnet.workshops.flow import ActivityKind, ActivityState, Attendance, Stage
from agentnet.workshops.models import Participant
from tests.cast import Cast
from tests.workshops.test_actions import plan

ON_SITE, REMOTE, CANNOT = Attendance.ON_SITE, Attendance.REMOTE, Attendance.CANNOT


async def a_guest(session: Session, name: str = "Vieras") -> Guest:
    guest = Guest(name=name, token_hash=uuid4().hex)
    session.add(guest)
    await session.flush()
    return guest


async def test_joining_twice_finds_the_same_participant(session: Session, cast: Cast) -> None:
    workshop, guest = await plan(session, cast), await a_guest(session)
    for who in (cast.aino, guest):
        first = await actions.join(session, workshop, who)
        assert await actions.join(session, workshop, who) is first
    assert await session.scalar(select(func.count()).select_from(Participant)) == 2
    assert await queries.participants_count(session, workshop.id) == 2


async def test_an_agent_is_in_under_their_own_name_and_region(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    assert (await actions.join(session, workshop, cast.aino)).name == "Aino, Loimaa"
    (there,) = await queries.present(session, workshop.id)
    assert (there.field, there.region, there.guest) == ("health", "Loimaa", False)


@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.CLOSED])
async def test_nobody_comes_in_before_the_opening_or_after_the_end(session: Session, cast: Cast, stage: Stage) -> None:
    workshop = await plan(session, cast, stage=stage)
    workshop.late_days = 0
    await session.flush()
    with pytest.raises(Refused):
        await actions.join(session, workshop, cast.aino)


async def test_a_locked_door_keeps_newcomers_out_and_those_inside_in(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    inside = await actions.join(session, workshop, cast.aino)
    actions.lock_door(workshop, locked=True)
    await session.flush()
    assert await actions.join(session, workshop, cast.aino) is inside
    with pytest.raises(Refused):
        await actions.join(session, workshop, cast.pekka)
    actions.lock_door(workshop, locked=False)
    await session.flush()
    await actions.join(session, workshop, cast.pekka)


async def test_somebody_taken_out_cannot_come_back(session: Session, cast: Cast) -> None:
    workshop, guest = await plan(session, cast), await a_guest(session)
    for who in (guest, cast.aino):
        there = await actions.join(session, workshop, who)
        await actions.remove(session, workshop, there.id, by=cast.heli)
        await session.flush()
        with pytest.raises(Refused):
            await actions.join(session, workshop, who)
        assert await queries.participant_of(session, workshop.id, who) is None
    rows = await session.scalars(select(col(Audit.verb)).where(col(Audit.kind) == "participant"))
    assert list(rows) == ["remove", "remove"]


async def test_a_participant_of_another_workshop_is_not_there_to_remove(session: Session, cast: Cast) -> None:
    mine, other = await plan(session, cast), await plan(session, cast)
    there = await actions.join(session, other, cast.aino)
    with pytest.raises(Missing):
        await actions.remove(session, mine, there.id, by=cast.heli)


async def test_starting_opens_one_anonymous_feedback_survey(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    survey = await session.get_one(Survey, workshop.feedback_id)
    assert (survey.anonymity, survey.stage, survey.about_id) == (Anonymity.ANONYMOUS, SurveyStage.OPEN, workshop.id)
    assert await session.scalar(select(func.count()).select_from(Question)) == 3
    await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
    await actions.enter_stage(session, workshop, Stage.LIVE, by=cast.heli)
    assert workshop.feedback_id == survey.id


async def test_guests_are_asked_for_feedback_when_they_come_and_members_at_the_end(
    session: Session, cast: Cast
) -> None:
    workshop = await plan(session, cast)
    early, late = await a_guest(session, "Varhainen"), await a_guest(session, "Myöhäinen")
    await actions.join(session, workshop, early)
    await actions.enter_stage(session, workshop, Stage.LIVE, by=cast.heli)
    await actions.join(session, workshop, late)
    await actions.join(session, workshop, cast.aino)
    assert set(await session.scalars(select(col(Invited.guest_id)))) == {early.id, late.id}
    await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
    rows = list(await session.scalars(select(Invited)))
    assert {row.guest_id or row.person_id for row in rows} == {early.id, late.id, cast.aino.id}
    assert len(rows) == 3


async def test_feedback_closes_by_itself_two_weeks_after_the_workshop(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await actions.enter_stage(session, workshop, Stage.LIVE, by=cast.heli)
    survey = await session.get_one(Survey, workshop.feedback_id)
    assert survey.closes_at is None
    with clock.travel(to=datetime(2026, 11, 27, 15, tzinfo=HELSINKI)):
        await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
    assert survey.closes_at == datetime(2026, 12, 11, 23, 59, tzinfo=HELSINKI)
    due = select(col(Job.due_at)).where(col(Job.kind) == "wave-close", col(Job.about) == survey.id)
    assert await session.scalar(due) == survey.closes_at


async def test_one_activity_is_on_at_a_time_and_none_after_the_end(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    made = [
        await programme.add(session, workshop, kind=kind, title=kind.value)
        for kind in (ActivityKind.TALK, ActivityKind.BOARD, ActivityKind.FEEDBACK)
    ]
    await programme.start(session, workshop, made[1].id)
    done, on, coming = ActivityState.DONE, ActivityState.ON, ActivityState.COMING
    assert [activity.state for activity in made] == [done, on, coming]
    await programme.start(session, workshop, made[0].id)
    assert [activity.state for activity in made] == [on, coming, coming]
    assert await programme.on_now(session, workshop) is made[0]
    before = programme.mark(workshop, made[0])
    await actions.enter_stage(session, workshop, Stage.CLOSED, by=cast.heli)
    assert made[0].state is done
    assert programme.mark(workshop, await programme.on_now(session, workshop)) != before


async def test_a_board_activity_gets_its_board_and_neither_starts_before_the_workshop(
    session: Session, cast: Cast
) -> None:
    workshop = await plan(session, cast)
    talk = await programme.add(session, workshop, kind=ActivityKind.TALK, title="Avaus")
    made = await programme.add(session, workshop, kind=ActivityKind.BOARD, title="Esteet", sections=("A", "B"))
    (board,) = await boards_of_workshop(session, workshop.id)
    assert (board.activity_id, board.title) == (made.id, "Esteet")
    await programme.move(session, workshop, made.id, up=True)
    assert [one.id for one in await queries.agenda(session, workshop.id)] == [made.id, talk.id]
    await programme.remove(session, workshop, talk.id)
    with pytest.raises(Refused):
        await programme.start(session, workshop, made.id)
