"""Engine, sessions and column habits. A room imports from here and nothing deeper."""

from sqlalchemy.ext.asyncio import AsyncSession as Session
from sqlmodel import SQLModel

import agentnet.db.quick  # noqa: F401 (before a table is ready)
from agentnet.db.columns import UTC, Binned, Row, Stamped, Versioned, choice
from agentnet.db.engines import (
    Busy,
    dispose,
    hot,
    hot_of,
    insert,
    is_sqlite,
    reading,
    sync_engine,
    writer_connection,
    writing,
    writing_turn,
)
from agentnet.db.frozen import freeze, frozen

__all__ = [
    "UTC",
    "Binned",
    "Busy",
    "Row",
    "Session",
    "Stamped",
    "Versioned",
    "choice",
    "create_all",
    "dispose",
    "freeze",
    "frozen",
    "hot",
    "hot_of",
    "insert",
    "is_sqlite",
    "reading",
    "sync_engine",
    "writer_connection",
    "writing",
    "writing_turn",
]


def create_all() -> None:
    """Make every table that has been imported (tests and the migration check; people run the migrations)."""
    with writer_connection() as connection, connection.begin():
        SQLModel.metadata.create_all(connection)
