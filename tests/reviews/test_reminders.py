"""Who has not answered is reminded on the fifth and the tenth working day, once each; silence approves nothing."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.chapters import actions
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterText
from agentnet.guide.reviews import reminders, terms
from agentnet.guide.reviews.forms import TermsForm
from agentnet.network.quiet.days import HELSINKI, is_workday, today, workday_after
from agentnet.notify.models import Job
from agentnet.words import NotAllowed, Refused
from tests.cast import Cast
from tests.guide import scene


async def _asked(cast: Cast) -> tuple[Seen, list[Job]]:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        await session.commit()
        rows = await session.scalars(select(Job).where(Job.kind == reminders.JOB))
        return one, sorted(rows, key=lambda job: job.due_at or clock.now())


async def _reminded() -> list[str]:
    async with db.reading() as session:
        return await scene.letters(session, "review-reminder")


async def test_the_days_are_working_days_in_the_morning(database: str, cast: Cast) -> None:
    _one, jobs = await _asked(cast)
    days = [job.due_at.astimezone(HELSINKI) for job in jobs if job.due_at]
    assert [day.date() for day in days] == [workday_after(today(clock.now()), n) for n in (5, 10)]
    assert all(is_workday(day.date()) and day.hour == 9 for day in days)
    await db.dispose()


async def test_only_those_who_have_not_answered_hear_once_a_slot(database: str, cast: Cast) -> None:
    one, (first, second) = await _asked(cast)
    async with db.writing() as session:
        await scene.approve(session, await scene.seen(session, one.chapter.id, cast.maija), cast.maija)
        await session.commit()
    for job in (first, first, second):
        await reminders.remind(job.id, scene.no_progress)
    assert await _reminded() == [cast.jukka.email] * 2
    async with db.reading() as session:
        assert (await session.get_one(ChapterText, one.text.id)).stage is Stage.REVIEW
    await db.dispose()


async def test_an_old_askings_reminder_says_nothing(database: str, cast: Cast) -> None:
    one, (first, second) = await _asked(cast)
    async with db.writing() as session:
        mine = await scene.seen(session, one.chapter.id, cast.heli)
        await actions.take(session, mine, "recall", roles=scene.LEAD, by=cast.heli)
        await session.commit()
    await reminders.remind(first.id, scene.no_progress)
    with clock.travel(to=clock.now() + timedelta(hours=1)):
        async with db.writing() as session:
            mine = await scene.seen(session, one.chapter.id, cast.heli)
            await actions.take(session, mine, "review", roles=scene.LEAD, by=cast.heli)
            await session.commit()
    await reminders.remind(second.id, scene.no_progress)
    assert await _reminded() == []
    await db.dispose()


async def test_a_coordinators_press_reminds_once_a_day(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    for _ in range(2):
        assert await reminders.remind_now(session, one) == 2
    assert await scene.letters(session, "review-reminder") == [cast.jukka.email, cast.maija.email]
    await scene.approve(session, one, cast.maija, cast.jukka)
    with pytest.raises(Refused):
        await reminders.remind_now(session, one)


async def test_the_owner_is_reminded_a_month_before_and_only_of_the_present_day(database: str, cast: Cast) -> None:
    day = today(clock.now()) + timedelta(days=200)
    async with db.writing() as session:
        one = await scene.drafted(session, cast)
        for later in (0, 30):
            form = TermsForm(owner="Ohjausryhmä", owner_id=cast.aino.id, look_again_by=day + timedelta(days=later))
            await terms.set_terms(session, one, form, by=cast.heli)
        await session.commit()
        jobs = list(await session.scalars(select(Job).where(Job.kind == terms.JOB)))
    for job in jobs:
        assert isinstance(job.due_at, datetime)
        await terms.remind(job.id, scene.no_progress)
    async with db.reading() as session:
        assert await scene.letters(session, "look-again") == [cast.aino.email]
        chapter = await session.get_one(Chapter, one.chapter.id)
        assert chapter.look_again_by == day + timedelta(days=30)
    await db.dispose()


async def test_without_an_owner_the_coordinators_hear_and_bad_terms_are_told(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    day = today(clock.now())
    with pytest.raises(terms.BadTerms):
        await terms.set_terms(session, one, TermsForm(valid_from=day, look_again_by=day), by=cast.heli)
    with pytest.raises(terms.BadTerms):
        await terms.set_terms(session, one, TermsForm(owner_id=cast.onni.id), by=cast.heli)
    mine = await scene.seen(session, one.chapter.id, cast.maija)
    with pytest.raises(NotAllowed):
        await terms.set_terms(session, mine, TermsForm(owner="Minä"), by=cast.maija)
    await terms.set_terms(session, one, TermsForm(look_again_by=day + timedelta(days=10)), by=cast.heli)
    await session.commit()
    assert [(text.title, late) for _chapter, text, late in await terms.near(session, one.guide)] == [
        ("Verkostopalaveri", False)
    ]
