"""Engines and sessions. Reading never locks; writing begins IMMEDIATE, before its first read.

SQLite runs as WAL with `synchronous=FULL`: what is answered as saved survives a power cut. PostgreSQL uses psycopg for
rooms and for the board writer alike.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from agentnet.db import lite
from agentnet.db.trips import OneOf, Trips
from agentnet.settings import settings

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

BUSY_MS = 5_000

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def _driver(kind: str) -> str:
    url = make_url(settings().database)
    lite = url.get_backend_name() == "sqlite"
    name = {"async": "sqlite+aiosqlite", "sync": "sqlite+pysqlite"}[kind] if lite else "postgresql+psycopg"
    return url.set(drivername=name).render_as_string(hide_password=False)


def is_sqlite() -> bool:
    url = settings().database_url
    return not url or url.startswith("sqlite")


def insert(into: type[Any]) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that may leave what is there alone (`on_conflict_do_nothing`), in the words of this database. The other
    one's words are not loaded: PostgreSQL's alone take 7 MB.
    """
    if is_sqlite():
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(into)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(into)


def _pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry, *, query_only: bool) -> None:
    # SQLAlchemy emits BEGIN itself (below): the driver must not open transactions of its own.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is erased is not left behind in the file
        f"busy_timeout={BUSY_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    if query_only:
        cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _tune(engine: Engine, *, writes: bool) -> None:
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", lambda c, r: _pragmas(c, r, query_only=not writes))
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    if engine.dialect.is_async:
        event.listen(engine, "begin", lambda connection: connection.connection.driver_connection.begin(begin))
    else:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))


@cache
def _async_engine(writes: bool) -> AsyncEngine:
    options: dict[str, Any] = {"pool_size": 10, "pool_pre_ping": True}
    if is_sqlite():
        path = make_url(settings().database).database or ""
        options = {"async_creator": lambda: lite.Connection(path, writes=writes)}
    options["hide_parameters"] = True  # what people wrote never gets into an error message
    if not is_sqlite() and not writes:
        options["execution_options"] = {"postgresql_readonly": True}
    engine = create_async_engine(_driver("async"), **options)
    _tune(engine.sync_engine, writes=writes)
    return engine


@cache
def _sync_engine() -> Engine:
    engine = create_engine(_driver("sync"), hide_parameters=True)
    _tune(engine, writes=True)
    return engine


@cache
def _hot_engine() -> Engine:
    """Only reads. PostgreSQL has several readers, since each waits for the network; an SQLite file needs one."""
    options: dict[str, Any] = {"execution_options": {"postgresql_readonly": True}, "pool_pre_ping": True}
    engine = create_engine(_driver("sync"), hide_parameters=True, **({} if is_sqlite() else options))
    _tune(engine, writes=False)
    return engine


@cache
def _hot_threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1 if is_sqlite() else 4, thread_name_prefix="hot")


@cache
def _sessions(writes: bool) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(_async_engine(writes), expire_on_commit=False)


@asynccontextmanager
async def reading() -> AsyncIterator[AsyncSession]:
    """A session that can only read: the database refuses a write."""
    async with _sessions(False)() as session:
        yield session


async def hot(read: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs) -> T:
    """What `read(connection, …)` finds: for the short reads of every request. One trip to a thread, a new snapshot;
    in an SQLite file one for all who wait at the same time.

    Its statements should be made once, and their values given to them: then they are compiled once as well.
    """
    if not is_sqlite():
        work = partial(_read, read, *given, **named)
        return await asyncio.get_running_loop().run_in_executor(_hot_threads(), work)
    found: T = await _trips(asyncio.get_running_loop()).read(lambda connection: read(connection, *given, **named))
    return found


async def hot_of(read: Callable[[Connection, Sequence[K]], Mapping[K, T]], key: K) -> T:
    """The same for a read that finds for several at once: those who wait at the same time share its statements."""
    if not is_sqlite():
        return await hot(lambda connection: read(connection, [key])[key])
    found: T = await _trips(asyncio.get_running_loop()).read(OneOf(read, key))
    return found


def _trips(loop: asyncio.AbstractEventLoop) -> Trips:
    """Of this loop, with the thread of the moment."""
    if (kept := _on_their_way.get(loop)) is None or kept[0] is not _hot_threads():
        kept = _on_their_way[loop] = (_hot_threads(), Trips(_hot_threads(), lambda: _hot_engine().connect()))
    return kept[1]


_on_their_way: WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[ThreadPoolExecutor, Trips]] = WeakKeyDictionary()


def _read(read: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs) -> T:
    with _hot_engine().connect() as connection:
        return read(connection, *given, **named)


@asynccontextmanager
async def writing() -> AsyncIterator[AsyncSession]:
    """A session that may write. The caller commits; leaving without a commit rolls back. Not to be nested."""
    async with writing_turn(), _sessions(True)() as session:
        yield session


@asynccontextmanager
async def writing_turn() -> AsyncIterator[None]:
    """One writer at a time in an SQLite file: rooms and the board writer queue here, in order, instead of by retries.

    Raises:
        Busy: when the turn has not come in `BUSY_MS`.
    """
    if not is_sqlite():
        yield
        return
    lock = _turn(asyncio.get_running_loop())
    try:
        await asyncio.wait_for(lock.acquire(), BUSY_MS / 1000)
    except TimeoutError as late:
        raise Busy from late
    try:
        yield
    finally:
        lock.release()


class Busy(Exception):
    """The database did not give a turn to write in time: nothing was saved."""


_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def _turn(loop: asyncio.AbstractEventLoop) -> asyncio.Lock:
    return _turns.setdefault(loop, asyncio.Lock())


@contextmanager
def writer_connection() -> Iterator[Connection]:
    """A sync connection for the board writer's thread and for migrations. The caller begins and commits."""
    with _sync_engine().connect() as connection:
        yield connection


def sync_engine() -> Engine:
    return _sync_engine()


async def dispose() -> None:
    """Close every connection and forget the engines (the end of the process, or of a test)."""
    for writes in (False, True):
        if _async_engine.cache_info().currsize:
            await _async_engine(writes).dispose()
    forget()


def forget() -> None:
    """The same for what is not bound to an event loop."""
    if _hot_threads.cache_info().currsize:
        _hot_threads().shutdown()
    for engine in (_sync_engine, _hot_engine):
        if engine.cache_info().currsize:
            engine().dispose()
    for made in (_async_engine, _sync_engine, _hot_engine, _hot_threads, _sessions):
        made.cache_clear()
