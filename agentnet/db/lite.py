"""SQLite on a thread of its own, one trip there for each statement.

The driver that SQLAlchemy knows goes to its thread four times a statement (cursor, execute, fetch, close), and again to
begin and to roll back; a page spent more on the way than on reading. Here the rows come back with the statement, BEGIN
travels with the first one, and a reader does not wait for its rollback.
"""

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """One connection, as SQLAlchemy's `async_creator` wants it. A reader's transactions leave nothing to wait for."""

    def __init__(self, path: str, *, writes: bool) -> None:
        super().__init__(partial(sqlite3.connect, path, isolation_level=None, check_same_thread=False), 64)
        self._thread.daemon = True
        self._writes = writes
        self._begin = ""
        self._begun = False

    def begin(self, how: str) -> None:
        """Begin with the next statement."""
        self._begin = how

    async def run(self, work: Callable[..., None], *given: Any) -> None:
        """One trip to the thread, which begins on its way what has to begin."""
        begin, self._begin = self._begin, ""
        self._begun = self._begun or bool(begin)
        await self._execute(_begin_and_work, self._conn, begin, work, given)  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        self._begin = ""
        if self._begun:
            await super().commit()
            self._begun = False

    async def rollback(self) -> None:
        self._begin, begun, self._begun = "", self._begun, False
        if begun and self._writes:
            await super().rollback()
        elif begun:
            self._tx.put_nowait((None, self._conn.rollback))

    def cursor(self) -> "Cursor":  # type: ignore[override]
        return Cursor(self)


class Cursor:
    """The answer to one statement, all of it."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount, self.lastrowid = -1, 0

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, given: Any = ()) -> None:
        await self._connection.run(self._ask, "execute", statement, given)

    async def executemany(self, statement: str, given: Iterable[Any]) -> None:
        await self._connection.run(self._ask, "executemany", statement, given)

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open any more."""

    def _ask(self, way: str, statement: str, given: Any) -> None:
        found = self._connection._conn.cursor()
        getattr(found, way)(statement, given)
        self.description, self.rowcount, self.lastrowid = found.description, found.rowcount, found.lastrowid or 0
        if found.description:
            self._rows = found.fetchall()
        found.close()


def _begin_and_work(raw: sqlite3.Connection, begin: str, work: Callable[..., None], given: tuple[Any, ...]) -> None:
    if begin:
        raw.execute(begin)
    work(*given)
