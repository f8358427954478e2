"""Databases for tests, as if fresh: a copy of a template for each test with SQLite, an emptied one with PostgreSQL."""

import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, make_transient_to_detached

import agentnet.models  # noqa: F401 (every table)
from agentnet import db
from agentnet.db import engines
from agentnet.settings import settings
from tests import postgres
from tests.cast import Cast, make_cast


@contextmanager
def sqlite(folder: Path, template: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copyfile(template, folder / "agentnet.db")
    with using(f"sqlite:///{folder / 'agentnet.db'}", patch):
        yield


@contextmanager
def postgresql(with_cast: bool, patch: pytest.MonkeyPatch) -> Iterator[None]:
    ground = _ground()
    if not ground.is_whole():
        ground.leave()
        _ground.cache_clear()
        ground = _ground()
    ground.refresh(with_cast=with_cast)
    with using(ground.address, patch):
        yield


@contextmanager
def empty(kind: str, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database without a table, for the migrations."""
    if kind == "sqlite":
        with using(f"sqlite:///{folder / 'empty.db'}", patch):
            yield
        return
    with postgres.empty() as address, using(address, patch):
        yield


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
def _ground() -> postgres.Ground:
    """The worker's database."""

    def build(address: str) -> None:
        with pytest.MonkeyPatch.context() as patch, using(address, patch):
            db.create_all()

    return postgres.Ground(build, _let_in)


def stop_server() -> None:
    postgres.stop()
