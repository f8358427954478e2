"""Reminders of tasks, surveys and reviews wait for whoever is away, and go to everybody else."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.reviews import reminders
from agentnet.network.models import Person
from agentnet.network.quiet import today
from agentnet.network.quiet.models import Absence
from agentnet.notify.models import Job
from agentnet.surveys import actions as surveys
from agentnet.surveys.flow import Asked
from agentnet.surveys.waves import reminding
from agentnet.tasks.clockwork import do_day
from agentnet.tasks.forms import last_minute
from agentnet.web.formats import HELSINKI
from tests.cast import Cast
from tests.guide import scene
from tests.surveys.waves import scene as waves
from tests.tasks.steps import make

MONDAY = date(2026, 11, 2)
DUE = date(2026, 11, 20)


def _away(person: Person, first: date, last: date) -> Absence:
    return Absence(person_id=person.id, starts_on=first, ends_on=last)


async def test_a_tasks_reminder_comes_when_they_are_back(session: db.Session, cast: Cast) -> None:
    noon: dict[str, Any] = {"hour": 12, "tzinfo": HELSINKI}
    with clock.travel(to=clock.now().replace(year=2026, month=11, day=2, **noon)):
        assignment = await make(session, cast, due_at=last_minute(DUE))
    session.add(_away(cast.aino, date(2026, 11, 9), date(2026, 11, 16)))
    told = {}
    for day in (13, 16, 17):
        with clock.travel(to=clock.now().replace(year=2026, month=11, day=day, **noon)):
            await do_day(session, assignment)
        told[day] = await scene.letters(session, "task-reminder")
    assert told == {13: [cast.pekka.email], 16: [cast.pekka.email], 17: [cast.aino.email, cast.pekka.email]}


async def test_a_surveys_reminder_skips_those_who_are_away(session: db.Session, cast: Cast) -> None:
    survey = await waves.draft(session, cast, Asked.MEMBERS)
    await surveys.open_survey(session, survey, by=cast.heli)
    day = today(clock.now()) + timedelta(days=3)
    session.add(_away(cast.aino, day, day))
    with clock.travel(to=clock.now() + timedelta(days=3)):
        await reminding.remind_now(session, survey, cast.heli)
    told = await scene.letters(session, "survey-reminder")
    assert cast.pekka.email in told
    assert cast.aino.email not in told


async def test_a_reviews_reminder_skips_a_director_who_is_away(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    day = today(clock.now())
    session.add(_away(cast.jukka, day, day + timedelta(days=3)))
    assert await reminders.remind_now(session, one) == 1
    assert await scene.letters(session, "review-reminder") == [cast.maija.email]
    assert (await session.scalars(select(Job).where(Job.kind == reminders.JOB))).first() is not None
