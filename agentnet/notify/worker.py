"""The worker: one loop for letters, one for jobs. In the embedded default it lives inside `agentnet serve`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Final

from litestar import Litestar

from agentnet import db
from agentnet.notify import bell, digest, mailing
from agentnet.notify.jobs import work_round
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from agentnet.settings import settings
from agentnet.web import logs

EVERY_S: Final = 5.0
GRACE_S: Final = 10.0
AGAIN_S: Final = 30.0
"""How soon another process's worker hears that the administrator has changed how letters leave."""
_read: Final[list[float]] = []
log: Final = logs.log()


@asynccontextmanager
async def lifespan(_app: Litestar) -> AsyncIterator[None]:
    """For `Litestar(lifespan=[worker.lifespan])`: the worker runs as long as the application does."""
    await mailing.load()
    if not settings().worker:
        yield
        return
    async with db.writing() as session:
        digest.plan(session)
        await session.commit()
    async with running():
        yield


@asynccontextmanager
async def running() -> AsyncIterator[None]:
    """Work in the background inside the block; at its end what is in hand is finished, within `GRACE_S`."""
    stop = asyncio.Event()
    loops = [asyncio.create_task(_keep(one, stop)) for one in (_letters, work_round)]
    try:
        yield
    finally:
        stop.set()
        bell.wake()
        _, late = await asyncio.wait(loops, timeout=GRACE_S)
        for loop in late:
            loop.cancel()
        await asyncio.gather(*loops, return_exceptions=True)


async def _letters() -> bool:
    """A round; how letters leave is looked up again when there were some, and now and then."""
    if not _read or monotonic() - _read[0] > AGAIN_S:
        _read[:] = [monotonic()]
        await mailing.load()
    return await send_round(outlet())


async def _keep(one_round: Callable[[], Awaitable[bool]], stop: asyncio.Event) -> None:
    """Round after round while there is work, then wait for the bell or a few seconds. No error ends the loop."""
    with bell.hung() as rung:
        while not stop.is_set():
            try:
                busy = await one_round()
            except Exception as error:
                log.error("the worker stumbled", trail=logs.trail(error))
                busy = False
            if not busy and not stop.is_set():
                await bell.heard(rung, EVERY_S)
