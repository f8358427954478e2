"""Alembic migrations: `upgrade()` brings a database to the present schema, `differences()` says what is not in them."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from agentnet.db.engines import writer_connection

HERE = Path(__file__).parent


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.set_main_option("path_separator", "os")
    return made


def upgrade() -> None:
    """Run the migrations that the database has not seen. All or nothing."""
    with writer_connection() as connection, connection.begin():
        asked = config()
        asked.attributes["connection"] = connection
        command.upgrade(asked, "head")


def differences() -> list[Any]:
    """What the models have and the migrated database lacks, or the other way round. Empty when they agree."""
    with writer_connection() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts=OPTIONS), SQLModel.metadata))


OPTIONS: dict[str, Any] = {"compare_type": True, "compare_server_default": False, "render_as_batch": False}
