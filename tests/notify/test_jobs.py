"""Jobs run once, say how far they are, survive a crash, and are given up after three tries."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from agentnet import clock, db, notify
from agentnet.notify import jobs
from agentnet.notify.handlers import HANDLERS
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Job, JobState
from agentnet.notify.sending import back_off
from agentnet.words import Refused


class Bench:
    """A job for the tests: remembers its runs, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.runs: list[UUID] = []
        self.fails: list[Exception] = []

    async def run(self, job_id: UUID, progress: notify.Progress) -> None:
        self.runs.append(job_id)
        await progress(40, "Ladotaan")
        if self.fails:
            raise self.fails.pop(0)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench()
    monkeypatch.setitem(HANDLERS, "press", made.run)
    return made


async def ask(about: UUID | None = None) -> UUID:
    about = about or uuid4()
    async with db.writing() as session:
        notify.enqueue(session, "press", about, by=None)
        await session.commit()
    return about


async def the_job() -> Job:
    async with db.reading() as session:
        return (await session.scalars(select(Job))).one()


async def test_a_job_asked_for_twice_runs_once(in_both: str, bench: Bench) -> None:
    about = await ask()
    await ask(about)
    assert await work_round() is True
    assert await work_round() is False
    job = await the_job()
    assert (bench.runs, job.state, job.progress) == ([job.id], JobState.DONE, 100)


async def test_a_refusal_ends_the_job_with_its_sentence(in_both: str, bench: Bench) -> None:
    bench.fails = [Refused("Luvusta {title} puuttuu hyväksyntä.", title="Kutsu")]
    await ask()
    await work_round()
    job = await the_job()
    assert (job.state, job.said) == (JobState.FAILED, "Luvusta Kutsu puuttuu hyväksyntä.")


async def test_an_error_is_tried_three_times(in_both: str, bench: Bench) -> None:
    bench.fails = [OSError("disk")] * 3
    await ask()
    for tries in (1, 2, 3):
        with clock.travel(to=clock.now() + timedelta(hours=tries)):
            await work_round()
    job = await the_job()
    assert (len(bench.runs), job.state) == (3, JobState.FAILED)
    assert back_off(1) < back_off(2)


async def test_an_abandoned_job_is_taken_up_and_at_last_given_up(in_both: str, bench: Bench) -> None:
    await ask()
    for tries in range(jobs.TRIES):
        with clock.travel(to=clock.now() + timedelta(hours=tries)):
            assert await jobs._claim(await the_job())
            assert await work_round() is False
    with clock.travel(to=clock.now() + timedelta(days=1)):
        await work_round()
    assert (bench.runs, (await the_job()).state) == ([], JobState.FAILED)


async def test_a_job_is_claimed_by_one_worker_only(in_both: str, bench: Bench) -> None:
    await ask()
    seen = await the_job()
    assert await jobs._claim(seen)
    assert not await jobs._claim(seen)


async def test_a_job_that_no_room_does_is_left_for_a_later_version(in_both: str) -> None:
    await ask()
    assert await work_round() is False
