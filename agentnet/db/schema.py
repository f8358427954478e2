"""The shape of the database: brought up to date by the migrations, and compared with what this version expects."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from agentnet.db.engines import writer_connection

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade() -> None:
    """Run every migration that the database lacks, in one transaction where the database allows it.

    `migrations/env.py` finds the open connection in `config.attributes["connection"]`.
    """
    with writer_connection() as connection, connection.begin():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current() -> bool:
    """Whether the database has exactly the migrations that this version knows."""
    with writer_connection() as connection:
        has = MigrationContext.configure(connection).get_current_heads()
        connection.rollback()
    return set(has) == set(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
