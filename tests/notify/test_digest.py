"""The weekly digest, by a clock that moves and skips days."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from sqlmodel import col, select

from agentnet import clock, db, notify
from agentnet.network.quiet.models import QuietPeriod
from agentnet.notify import digest, wishes
from agentnet.notify.jobs import work_round
from agentnet.notify.kinds import Group, When
from agentnet.notify.models import Delivery, Job, Letter
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from tests.cast import Cast
from tests.conftest import Add
from tests.notify.conftest import TEMPLATES, Mailbox, read_mail

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Seven in the morning, in Finland."""
SUNDAY = MONDAY - timedelta(days=1)
TEMPLATES["digest.txt"] = "Viikkokooste\n\nHei {{ name }}\n\n{{ text }}\n"
TEMPLATES["task-given.txt"] = "Tehtävä {{ title }}\n\n{{ link(path) }}\n"


async def _plan() -> None:
    async with db.writing() as session:
        digest.plan(session)
        await session.commit()


async def _post(cast: Cast, **more: object) -> None:
    async with db.writing() as session:
        await wishes.wish(session, cast.aino.id, Group.TASKS, When.DIGEST)
        notify.post(
            session,
            to=cast.aino.email or "",
            letter="task-given",
            about=uuid4(),
            person_id=cast.aino.id,
            network_id=cast.network.id,
            values={"title": "Kahvihuone", "path": "/tasks/1"},
            **more,  # type: ignore[arg-type]
        )
        await session.commit()


async def _work() -> None:
    """What a worker does when it is let: all of it."""
    while await work_round() or await send_round(outlet()):
        pass


async def _digests() -> list[Letter]:
    async with db.reading() as session:
        return list(await session.scalars(select(Letter).where(Letter.kind == "digest").order_by(col(Letter.slot))))


def test_the_next_one_is_on_monday_at_seven_in_summer_and_winter() -> None:
    assert digest.next_at(SUNDAY) == MONDAY
    assert digest.next_at(MONDAY) == MONDAY + timedelta(days=7)
    july = datetime(2026, 7, 5, 12, tzinfo=UTC)
    assert digest.next_at(july) == datetime(2026, 7, 6, 4, tzinfo=UTC)


async def test_what_waits_comes_in_one_letter_on_monday(mailbox: Mailbox, cast: Cast) -> None:
    with clock.travel(to=SUNDAY):
        await _plan()
        await _post(cast)
        await _post(cast)
        await _work()
        assert mailbox.got == []
    with clock.travel(to=MONDAY):
        await _work()
        await _work()
    mine = [got for got in map(read_mail, mailbox.got) if got["to"] == cast.aino.email]
    assert len(mine) == 1
    text = mine[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert text.count("Tehtävä Kahvihuone") == 2
    assert "*Välitehtävät*" in text
    assert "List-Unsubscribe" in mine[0]


async def test_nobody_gets_an_empty_one(mailbox: Mailbox, cast: Cast) -> None:
    with clock.travel(to=SUNDAY):
        await _plan()
    with clock.travel(to=MONDAY):
        await _work()
    assert mailbox.got == []


async def test_a_worker_that_slept_for_weeks_writes_one_and_only_what_still_matters(
    mailbox: Mailbox, cast: Cast
) -> None:
    with clock.travel(to=SUNDAY):
        await _plan()
        await _post(cast)
        await _post(cast, due_until=MONDAY + timedelta(days=2))
        await _work()
    with clock.travel(to=MONDAY + timedelta(days=17)):
        await _work()
        assert await _digests() == []
    with clock.travel(to=MONDAY + timedelta(days=21, hours=1)):
        await _work()
    (one,) = await _digests()
    assert one.values["text"].count("Kahvihuone") == 1
    async with db.reading() as session:
        fates = await session.scalars(select(Letter.delivery).where(Letter.kind == "task-given"))
        assert set(fates) == {Delivery.SENT, Delivery.DROPPED}


async def test_quiet_days_of_the_network_make_it_wait(mailbox: Mailbox, cast: Cast, add: Add) -> None:
    quiet = QuietPeriod(
        network_id=cast.network.id,
        name="Tauko",
        starts_on=date(2026, 11, 23),
        ends_on=date(2026, 11, 24),
    )
    add(quiet)
    with clock.travel(to=SUNDAY):
        await _plan()
        await _post(cast)
        await _work()
    for days, letters in ((0, 0), (1, 0), (2, 1), (3, 1)):
        with clock.travel(to=MONDAY + timedelta(days=days, minutes=1)):
            await _work()
            assert len(await _digests()) == letters, days


async def test_it_is_planned_once_and_plans_its_next(cast: Cast) -> None:
    with clock.travel(to=SUNDAY):
        await _plan()
        await _plan()
    with clock.travel(to=MONDAY):
        await _work()
        await _work()
    async with db.reading() as session:
        slots = list(await session.scalars(select(Job.slot).where(Job.kind == digest.JOB)))
    assert sorted(slots) == ["2026-11-23", "2026-11-30"]
