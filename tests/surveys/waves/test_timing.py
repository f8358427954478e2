"""What waves do by themselves: they open, remind and close in time, once, also when the worker was away meanwhile."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.models import Person, Unit
from agentnet.network.quiet.models import Absence
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Letter
from agentnet.surveys import actions
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import Invited, Question, Series, Survey
from agentnet.surveys.waves import scheduling
from agentnet.surveys.waves.models import Reminder
from agentnet.surveys.waves.series import make_next
from agentnet.surveys.waves.units import asked_units
from agentnet.web.formats import HELSINKI
from tests.cast import Cast
from tests.conftest import Add
from tests.surveys.waves import scene

MONDAY = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
OPENS = datetime(2026, 11, 3, 9, 0, tzinfo=HELSINKI)
CLOSES = datetime(2026, 11, 20, 23, 59, tzinfo=HELSINKI)
"""In Finnish time, as the forms say them; the database gives them back in UTC."""


@pytest.fixture
async def here(database: str) -> AsyncIterator[str]:
    yield database
    await db.dispose()


async def planned(cast: Cast, asked: Asked = Asked.MEMBERS, *, empty: bool = False) -> Survey:
    """A draft that opens on Tuesday and closes in two weeks and a half."""
    with clock.travel(to=MONDAY):
        async with db.writing() as session:
            survey = await scene.draft(session, cast, asked)
            if empty:
                for question in await session.scalars(select(Question)):
                    await session.delete(question)
            await scheduling.schedule(
                session,
                survey,
                wave_name="Syksy 2026",
                opens_at=OPENS,
                closes_at=CLOSES,
                reminders=2,
                version=survey.version,
                by=cast.heli,
            )
            await session.commit()
    return survey


async def work(at: datetime) -> None:
    """Everything that is due by then, and once more: nothing may be done twice."""
    with clock.travel(to=at):
        for _round in range(8):
            await work_round()


async def state(survey: Survey) -> tuple[Stage, dict[str, int]]:
    async with db.reading() as session:
        kinds: dict[str, int] = {}
        for kind in await session.scalars(select(col(Letter.kind)).where(col(Letter.about) == survey.id)):
            kinds[kind] = kinds.get(kind, 0) + 1
        return (await session.get_one(Survey, survey.id)).stage, kinds


async def answered(survey: Survey, cast: Cast, person: Person | None = None) -> None:
    async with db.writing() as session:
        mine = (col(Invited.survey_id) == survey.id) & (col(Invited.person_id) == (person or cast.aino).id)
        await session.execute(update(Invited).where(mine).values(answered=True))
        await session.commit()


@pytest.mark.both
async def test_a_wave_lives_by_its_dates(here: str, cast: Cast) -> None:
    survey = await planned(cast)
    await work(OPENS - timedelta(hours=1))
    assert await state(survey) == (Stage.DRAFT, {})
    await work(OPENS)
    assert await state(survey) == (Stage.OPEN, {"survey-opened": 7})
    await answered(survey, cast)
    await work(OPENS + timedelta(days=9))
    assert (await state(survey))[1] == {"survey-opened": 7, "survey-reminder": 6}
    await work(CLOSES - timedelta(days=1))
    assert (await state(survey))[1] == {"survey-opened": 7, "survey-reminder": 12}
    await work(CLOSES + timedelta(minutes=1))
    assert await state(survey) == (Stage.CLOSED, {"survey-opened": 7, "survey-reminder": 12})
    async with db.reading() as session:
        sent = await session.scalars(select(col(Letter.address)).where(col(Letter.kind) == "survey-reminder"))
        assert cast.aino.email not in set(sent)


async def test_who_was_away_is_reminded_once_on_coming_back(here: str, cast: Cast, add: Add) -> None:
    """Pekka is away over the first reminder and back on a Saturday; Aino until after the end; Ville has answered."""
    survey = await planned(cast)
    add(Absence(person_id=cast.pekka.id, starts_on=date(2026, 11, 5), ends_on=date(2026, 11, 13)))
    add(Absence(person_id=cast.aino.id, starts_on=date(2026, 11, 5), ends_on=date(2026, 11, 30)))
    add(Absence(person_id=cast.ville.id, starts_on=date(2026, 11, 5), ends_on=date(2026, 11, 13)))

    async def got(person: Person) -> list[str]:
        async with db.reading() as session:
            mine = (col(Letter.kind) == "survey-reminder") & (col(Letter.address) == person.email)
            return sorted(await session.scalars(select(col(Letter.slot)).where(mine)))

    await work(OPENS)
    await work(datetime(2026, 11, 12, 8, tzinfo=UTC))
    assert (await got(cast.heli), await got(cast.pekka)) == (["reminder-1"], [])
    await answered(survey, cast, cast.ville)
    await work(datetime(2026, 11, 14, 8, tzinfo=UTC))
    assert await got(cast.pekka) == []
    await work(datetime(2026, 11, 16, 8, tzinfo=UTC))
    await work(datetime(2026, 11, 17, 8, tzinfo=UTC))
    assert [await got(one) for one in (cast.heli, cast.pekka, cast.ville)] == [["reminder-1"], ["reminder-1"], []]
    await work(CLOSES - timedelta(hours=1))
    assert await got(cast.pekka) == ["reminder-1", "reminder-2"]
    await work(CLOSES + timedelta(days=30))
    assert await got(cast.aino) == []


async def test_days_without_a_worker_are_caught_up_without_doubling(here: str, cast: Cast) -> None:
    survey = await planned(cast)
    await work(OPENS + timedelta(days=2))
    assert (await state(survey))[1] == {"survey-opened": 7}
    await work(CLOSES - timedelta(hours=1))
    assert (await state(survey))[1] == {"survey-opened": 7, "survey-reminder": 7}
    async with db.reading() as session:
        rows = list(await session.scalars(select(Reminder).order_by(col(Reminder.due_at))))
    assert [(one.left_out, one.sent) for one in rows] == [(True, 0), (False, 7)]
    await work(CLOSES + timedelta(days=30))
    assert await state(survey) == (Stage.CLOSED, {"survey-opened": 7, "survey-reminder": 7})


async def test_a_wave_that_nobody_opened_in_its_time_stays_a_draft(here: str, cast: Cast) -> None:
    survey = await planned(cast)
    await work(CLOSES + timedelta(days=3))
    assert await state(survey) == (Stage.DRAFT, {"survey-not-opened": 1})


async def test_a_wave_without_questions_tells_its_owner(here: str, cast: Cast) -> None:
    survey = await planned(cast, empty=True)
    await work(OPENS)
    assert await state(survey) == (Stage.DRAFT, {"survey-not-opened": 1})


async def test_dates_that_were_changed_are_the_ones_that_count(here: str, cast: Cast) -> None:
    survey = await planned(cast)
    async with db.writing() as session:
        row = await session.get_one(Survey, survey.id)
        with clock.travel(to=MONDAY):
            later = OPENS + timedelta(days=1)
            await scheduling.schedule(
                session, row, wave_name="", opens_at=later, closes_at=CLOSES, reminders=0,
                version=row.version, by=cast.heli,
            )  # fmt: skip
        await session.commit()
    await work(OPENS)
    assert (await state(survey))[0] is Stage.DRAFT
    await work(OPENS + timedelta(days=1))
    assert (await state(survey))[0] is Stage.OPEN
    await work(CLOSES - timedelta(hours=1))
    assert (await state(survey))[1] == {"survey-opened": 7}


async def test_the_next_wave_asks_the_units_that_the_old_ones_became(session: db.Session, cast: Cast) -> None:
    """Two units are merged between the waves; the first wave keeps the headcounts that it opened with."""
    with clock.travel(to=MONDAY):
        first = await scene.draft(session, cast, Asked.UNITS)
        there = await scene.units(session, first, Poli=12, Osasto=20, Kotihoito=30)
        await actions.open_survey(session, first, cast.heli)
    with clock.travel(to=CLOSES):
        await actions.close(session, first, None)
        whole = Unit(name="Avosairaala", area_id=cast.clinic.area_id, region_id=cast.clinic.region_id, headcount=31)
        session.add(whole)
        await session.flush()
        for name in ("Poli", "Osasto"):
            unit = await session.get_one(Unit, there[name])
            unit.valid_to, unit.successor_id = CLOSES.date() - timedelta(days=1), whole.id
        home = await session.get_one(Unit, there["Kotihoito"])
        home.headcount = 33
        await session.flush()
        series = await session.get_one(Series, first.series_id)
        second = await make_next(session, series, cast.heli)
    assert {(one.name, one.headcount) for one in await asked_units(session, second.id)} == {
        ("Avosairaala", 31), ("Kotihoito", 33),
    }  # fmt: skip
    assert {(one.name, one.headcount) for one in await asked_units(session, first.id)} == {
        ("Poli", 12), ("Osasto", 20), ("Kotihoito", 30),
    }  # fmt: skip
