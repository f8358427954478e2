"""The migrations make what the models say, with every trigger, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

import agentnet.models  # noqa: F401 (the tables)
from agentnet import db
from agentnet.db import migrations, standing
from tests import stores

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database without a table."""
    with stores.empty(request.param, tmp_path, monkeypatch):
        yield request.param


def test_migrations_make_what_the_models_say(empty: str) -> None:
    migrations.upgrade()
    assert migrations.differences() == []
    assert standing.is_current()


def test_a_table_that_no_migration_makes_is_noticed(empty: str) -> None:
    migrations.upgrade()
    with db.writer_connection() as connection, connection.begin():
        connection.execute(text("ALTER TABLE theme DROP COLUMN why"))
    assert any("why" in str(difference) for difference in migrations.differences())


def test_migrations_make_every_trigger(empty: str) -> None:
    migrations.upgrade()
    with db.writer_connection() as connection:
        made = set(connection.scalars(text(TRIGGERS[empty])))
    assert made == set(db.frozen(empty))


def test_running_them_again_changes_nothing(empty: str) -> None:
    migrations.upgrade()
    migrations.upgrade()
    assert migrations.differences() == []


def test_every_moment_is_kept_in_one_type() -> None:
    """A DateTime column that is not ours would lose its zone in SQLite."""
    astray = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if "DATETIME" in str(column.type).upper() and not isinstance(column.type, db.UTC)
    ]
    assert astray == []
