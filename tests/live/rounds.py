"""A round of the hub's judging, as long as it takes: on a busy machine half a second is not enough for one."""

import asyncio
from contextlib import suppress
from typing import Final

from agentnet.live import hub

STEP: Final = 0.01
STEPS: Final = 3_000


async def until_somebody_is_dropped() -> None:
    """Everybody is judged again and again until one is dropped, and once more after that."""
    there = len(hub._of)
    patrol = asyncio.ensure_future(hub.patrol(STEP, STEP))
    for _ in range(STEPS):
        await asyncio.sleep(STEP)
        if len(hub._of) < there:
            break
    await asyncio.sleep(STEP * 5)
    patrol.cancel()
    with suppress(asyncio.CancelledError):
        await patrol
