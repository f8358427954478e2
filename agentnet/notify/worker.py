"""The worker: one loop for letters, one for jobs. In the embedded default it lives inside `agentnet serve`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import monotonic
from typing import Final

from litestar import Litestar

from agentnet import db
from agentnet.db import Session
from agentnet.notify import bell, mailing
from agentnet.notify.jobs import work_round
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from agentnet.settings import settings
from agentnet.web import logs

EVERY_S: Final = 5.0
GRACE_S: Final = 10.0
SETTLE_S: Final = 1.0
"""Seconds of a new server that belong to those who wait for it."""
AGAIN_S: Final = 30.0
"""How soon another process's worker hears that the administrator has changed how letters leave."""
_read: Final[list[float]] = []
log: Final = logs.log()


Plan = Callable[[Session], None]
"""Asks for the first run of what comes round by itself. Asking again does no harm."""


def alongside(*plans: Plan) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """For `Litestar(lifespan=[worker.alongside(…)])`: the worker runs as long as the application does."""

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        if not settings().worker:
            await mailing.load()
            yield
            return
        async with running(plans, SETTLE_S):
            yield

    return lifespan


@asynccontextmanager
async def running(plans: Sequence[Plan] = (), settle: float = 0.0) -> AsyncIterator[None]:
    """Work in the background inside the block, `settle` seconds after it has begun or when there is something to do;
    at its end what is in hand is finished, within `GRACE_S`.
    """
    stop = asyncio.Event()
    loops = [asyncio.create_task(_keep(one, stop, settle)) for one in (_letters, _jobs(plans))]
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


def _jobs(plans: Sequence[Plan]) -> Callable[[], Awaitable[bool]]:
    """A round of jobs; the first one that succeeds makes the plans."""
    unmade = list(plans)

    async def one_round() -> bool:
        if unmade:
            async with db.writing() as session:
                for plan in unmade:
                    plan(session)
                await session.commit()
            unmade.clear()
        return await work_round()

    return one_round


async def _keep(one_round: Callable[[], Awaitable[bool]], stop: asyncio.Event, settle: float) -> None:
    """Round after round while there is work, then wait for the bell or a few seconds. No error ends the loop."""
    with bell.hung() as rung:
        if settle:
            await bell.heard(rung, settle)
        while not stop.is_set():
            try:
                busy = await one_round()
            except Exception as error:
                log.error("the worker stumbled", trail=logs.trail(error))
                busy = False
            if not busy and not stop.is_set():
                await bell.heard(rung, EVERY_S)
