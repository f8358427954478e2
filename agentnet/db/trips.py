"""Short reads that wait for a thread go there together: one way there and back, and one snapshot, for all of them."""

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, suppress
from contextvars import Context
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

TOGETHER: Final = 32

ForMany = Callable[[Connection, Sequence[Any]], Mapping[Any, Any]]
"""Finds the same of several at once, in fewer statements than one for each."""


class OneOf(NamedTuple):
    """One of those for whom `read` finds something: it is asked once for all who go on the same trip."""

    read: ForMany
    key: Hashable


Work = Callable[[Connection], Any] | OneOf
Waiting = tuple[Work, "asyncio.Future[Any]"]


class Trips:
    """For one event loop and one thread. `connect` gives the connection of a trip."""

    def __init__(self, thread: Executor, connect: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._thread, self._connect = thread, connect
        self._waiting: list[Waiting] = []
        self._away = False

    def read(self, work: Work) -> "asyncio.Future[Any]":
        """What `work` finds, on this trip or the next."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[Any] = loop.create_future()
        self._waiting.append((work, found))
        self._leave_soon(loop)
        return found

    def _leave_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        """When everybody who is on the way by now has come."""
        if not self._away:
            self._away = True
            loop.call_soon(self._go, loop, context=Context())

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
        self._thread.submit(self._trip, loop, batch)

    def _trip(self, loop: asyncio.AbstractEventLoop, batch: list[Waiting]) -> None:
        """In the thread."""
        outcomes: list[tuple[Any, BaseException | None]] = []
        shared: dict[ForMany, Mapping[Any, Any]] = {}
        try:
            with self._connect() as connection:
                for work, _found in batch:
                    try:
                        outcomes.append((_find(connection, work, batch, shared), None))
                    except Exception as wrong:
                        outcomes.append((None, wrong))
        except Exception as broken:
            outcomes += [(None, broken)] * (len(batch) - len(outcomes))
        with suppress(RuntimeError):  # the loop has ended: nobody waits any more
            loop.call_soon_threadsafe(self._back, loop, batch, outcomes)

    def _back(
        self, loop: asyncio.AbstractEventLoop, batch: list[Waiting], outcomes: list[tuple[Any, BaseException | None]]
    ) -> None:
        """Those who have come back may want to go again at once: they do, together with those who wait."""
        self._away = False
        for (_work, found), (value, wrong) in zip(batch, outcomes, strict=True):
            if found.done():
                continue
            if wrong is None:
                found.set_result(value)
            else:
                found.set_exception(wrong)
        if self._waiting:
            self._leave_soon(loop)


def _find(connection: Connection, work: Work, batch: list[Waiting], shared: dict[ForMany, Mapping[Any, Any]]) -> Any:
    if not isinstance(work, OneOf):
        return work(connection)
    if work.read not in shared:
        keys = dict.fromkeys(one.key for one, _found in batch if isinstance(one, OneOf) and one.read == work.read)
        shared[work.read] = work.read(connection, list(keys))
    return shared[work.read][work.key]
