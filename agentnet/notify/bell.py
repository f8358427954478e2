"""The bell that wakes the worker: rung after each commit that left it something to do."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_bells: Final[set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = set()


def wake() -> None:
    """Let every worker of this process look at once. Safe from any thread; harmless when none runs."""
    for loop, bell in tuple(_bells):
        if not loop.is_closed():
            loop.call_soon_threadsafe(bell.set)


@contextmanager
def hung() -> Iterator[asyncio.Event]:
    """A bell that `wake` rings, for as long as the block lasts."""
    mine = (asyncio.get_running_loop(), asyncio.Event())
    _bells.add(mine)
    try:
        yield mine[1]
    finally:
        _bells.discard(mine)


async def heard(bell: asyncio.Event, seconds: float) -> None:
    """Wait for the bell, at most `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return
    bell.clear()
