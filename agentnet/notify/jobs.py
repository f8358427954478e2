"""One round of jobs: claim by conditional update with a lease that the running job keeps alive; try three times."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network import ended
from agentnet.notify.handlers import HANDLERS
from agentnet.notify.models import Job, JobState
from agentnet.notify.rows import change
from agentnet.notify.sending import back_off
from agentnet.web import logs
from agentnet.words import N_, Refused, _

LEASE: Final = timedelta(seconds=60)
BEAT_S: Final = 20
TRIES: Final = 3
log: Final = logs.log()


async def work_round() -> bool:
    """Do the oldest job that is due. True when there was one."""
    if (job := await _next()) is None:
        return False
    if not await _claim(job):
        return True
    if job.tries >= TRIES:
        await change(Job, _running(job.id), state=JobState.FAILED, said=_(N_("Työ keskeytyi liian monta kertaa.")))
        return True
    if not await _waits(job):
        await _do(job)
    return True


async def _next() -> Job | None:
    async with db.reading() as session:
        due = select(Job).where(_is_due(), col(Job.kind).in_(HANDLERS))
        return (await session.scalars(due.order_by(col(Job.created_at)).limit(1))).first()


def _is_due() -> ColumnElement[bool]:
    now = clock.now()
    waiting = and_(col(Job.state) == JobState.WAITING, or_(col(Job.due_at).is_(None), col(Job.due_at) <= now))
    left = and_(col(Job.state) == JobState.RUNNING, col(Job.leased_until) < now)
    return or_(waiting, left)


async def _claim(job: Job) -> bool:
    ours = and_(col(Job.id) == job.id, col(Job.tries) == job.tries, _is_due())
    lease = clock.now() + LEASE
    return await change(Job, ours, state=JobState.RUNNING, leased_until=lease, tries=job.tries + 1) == 1


def _running(job_id: UUID) -> ColumnElement[bool]:
    return and_(col(Job.id) == job_id, col(Job.state) == JobState.RUNNING)


async def _waits(job: Job) -> bool:
    """Whether the job is put off until tomorrow: its network has ended, and may be opened again."""
    thing = ended.JOBS.get(job.kind)
    if thing is None or await db.hot(ended.over, thing, job.about) is None:
        return False
    later = clock.now() + timedelta(days=1)
    await change(Job, _running(job.id), state=JobState.WAITING, due_at=later, leased_until=None, tries=job.tries)
    return True


async def _do(job: Job) -> None:
    async def progress(per_cent: int, said: str = "") -> None:
        await change(
            Job, _running(job.id), progress=max(0, min(per_cent, 100)), said=said, leased_until=clock.now() + LEASE
        )

    try:
        async with _kept_alive(job.id):
            await HANDLERS[job.kind](job.id, progress)
    except Refused as refused:
        await change(Job, _running(job.id), state=JobState.FAILED, said=str(refused), leased_until=None)
    except Exception as error:
        log.error("job failed", job=str(job.id), kind=job.kind, trail=logs.trail(error))
        await change(Job, _running(job.id), **_after_failure(job.tries + 1))
    else:
        done = {"state": JobState.DONE, "progress": 100, "done_at": clock.now()}
        await change(Job, _running(job.id), **done, leased_until=None)


def _after_failure(tries: int) -> dict[str, Any]:
    if tries >= TRIES:
        return {
            "state": JobState.FAILED,
            "said": _("Työ epäonnistui. Ylläpito näkee syyn lokista."),
            "leased_until": None,
        }
    return {"state": JobState.WAITING, "due_at": clock.now() + back_off(tries), "leased_until": None}


@asynccontextmanager
async def _kept_alive(job_id: UUID) -> AsyncIterator[None]:
    """Renew the claim while the job runs, so that nobody takes it for abandoned."""

    async def beat() -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            await change(Job, _running(job_id), leased_until=clock.now() + LEASE)

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
