"""The worker reminds on working days counted back from the last day, expires after the grace, gives out on its day."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.quiet import FreeDays
from agentnet.network.quiet.models import QuietPeriod
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Job, Letter
from agentnet.tasks import actions, answering, queries
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.forms import last_minute
from agentnet.tasks.models import Assignment, Task
from agentnet.tasks.rules import expires_on, proposed_due, reminder_due
from agentnet.web.formats import HELSINKI
from tests.cast import Cast
from tests.tasks.steps import give, make, task_of

MONDAY = date(2026, 11, 2)
DUE = date(2026, 11, 20)
QUIET = (date(2026, 11, 12), date(2026, 11, 13))


@pytest.mark.parametrize(
    ("today", "sent", "due"),
    [
        (date(2026, 11, 12), 0, False),
        (date(2026, 11, 13), 0, True),
        (date(2026, 11, 14), 0, False),
        (date(2026, 11, 16), 0, True),
        (date(2026, 11, 16), 1, False),
        (date(2026, 11, 19), 1, True),
        (date(2026, 11, 20), 1, True),
        (date(2026, 11, 20), 2, False),
        (date(2026, 11, 23), 1, False),
    ],
)
def test_which_day_reminds(today: date, sent: int, due: bool) -> None:
    assert reminder_due(today, DUE, sent, FreeDays()) is due


def test_days_are_counted_over_what_is_free() -> None:
    assert expires_on(DUE, FreeDays()) == date(2026, 11, 25)
    assert proposed_due(date(2026, 12, 8), MONDAY, FreeDays()) == date(2026, 12, 1)
    assert proposed_due(date(2026, 11, 3), MONDAY, FreeDays()) == MONDAY
    assert expires_on(date(2026, 12, 23), FreeDays()) == date(2026, 12, 30)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), HELSINKI)


async def walk(first: date, last: date, skipped: tuple[date, ...] = ()) -> AsyncIterator[date]:
    """Each morning the worker does what there is; on the skipped ones it stands still."""
    day = first
    while day <= last:
        with clock.travel(to=at(day)):
            while day not in skipped and await work_round():
                pass
            yield day
        day += timedelta(days=1)


async def begun(cast: Cast, **more: Any) -> Assignment:
    with clock.travel(to=at(MONDAY)):
        async with db.writing() as session:
            session.add(QuietPeriod(network_id=cast.network.id, name="Hiljaista", starts_on=QUIET[0], ends_on=QUIET[1]))
            assignment = await make(session, cast, due_at=last_minute(DUE), **more)
            await session.commit()
    return assignment


async def reminded() -> list[tuple[str, str]]:
    async with db.reading() as session:
        rows = await session.execute(
            select(col(Letter.slot), col(Letter.address)).where(col(Letter.kind) == "task-reminder")
        )
        return sorted((slot, address.split("@")[0]) for slot, address in rows)


@pytest.mark.both
async def test_two_reminders_and_then_it_expires(database: str, cast: Cast) -> None:
    """Five working days before the last day, with two quiet days between: the 11th; and one before it: the 19th."""
    assignment = await begun(cast)
    async for day in walk(MONDAY, date(2026, 11, 27)):
        if day == date(2026, 11, 18):
            async with db.writing() as session:
                one = await session.get_one(Assignment, assignment.id)
                task = await task_of(session, one, cast.pekka)
                await give(session, task, one, "Valmis", cast.pekka)
                await session.commit()
    assert await reminded() == [
        ("2026-11-11", "aino.aalto"),
        ("2026-11-11", "pekka.puro"),
        ("2026-11-19", "aino.aalto"),
    ]
    async with db.reading() as session:
        stages = {task.person_id: task.stage for task in await session.scalars(select(Task))}
        assert stages == {cast.aino.id: Stage.EXPIRED, cast.pekka.id: Stage.SUBMITTED}
    await db.dispose()


async def test_a_worker_that_stood_still_catches_up_once(database: str, cast: Cast) -> None:
    await begun(cast)
    still = tuple(date(2026, 11, day) for day in range(10, 18))
    async for _day in walk(MONDAY, date(2026, 11, 20), still):
        pass
    assert [slot for slot, who in await reminded() if who == "aino.aalto"] == ["2026-11-18", "2026-11-19"]
    await db.dispose()


async def test_nobody_is_reminded_who_cannot_or_has_more_time(database: str, cast: Cast) -> None:
    assignment = await begun(cast)
    with clock.travel(to=at(date(2026, 11, 3))):
        async with db.writing() as session:
            one = await session.get_one(Assignment, assignment.id)
            await answering.excuse(session, await task_of(session, one, cast.pekka), one, cast.pekka)
            (await task_of(session, one, cast.aino)).due_at = last_minute(date(2026, 12, 4))
            await session.commit()
    async for _day in walk(date(2026, 11, 3), date(2026, 11, 28)):
        pass
    assert await reminded() == [("2026-11-27", "aino.aalto")]
    await db.dispose()


async def test_a_draft_goes_out_on_its_day(database: str, cast: Cast) -> None:
    draft = await begun(cast, issued=False)
    with clock.travel(to=at(MONDAY)):
        async with db.writing() as session:
            one = await session.get_one(Assignment, draft.id)
            await actions.schedule(session, one, at(date(2026, 11, 4), 9))
            await actions.schedule(session, one, at(date(2026, 11, 5), 9))
            await session.commit()
    issued = {}
    async for day in walk(MONDAY, date(2026, 11, 6)):
        async with db.reading() as session:
            issued[day.day] = (await session.get_one(Assignment, draft.id)).stage is AssignmentStage.ISSUED
    assert issued == {2: False, 3: False, 4: False, 5: True, 6: True}
    async with db.reading() as session:
        jobs = await session.scalars(select(Job).where(col(Job.kind) == "task-issue"))
        assert len(list(jobs)) == 2
        assert len(await queries.waiting_for(session, cast.aino)) == 1
    await db.dispose()
