"""Column habits: one time type, enums as checked text, rows with ids, stamps, versions and a bin."""

from datetime import UTC as _UTC
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Enum, MetaData
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from agentnet import clock

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UTC(TypeDecorator[datetime]):
    """A moment. Aware going in and coming out, UTC in the database (SQLite would drop the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(_UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=_UTC) if value.tzinfo is None else value.astimezone(_UTC)


def choice(words: type[StrEnum], name: str = "") -> Any:
    """Text that is one of `words`, held to it by a check in the database (`name` when a table has two of a kind)."""
    return Enum(
        words,
        values_callable=lambda e: [w.value for w in e],
        native_enum=False,
        create_constraint=True,
        length=40,
        _create_events=False,  # those are for types of the database itself; its own words are checked text
        name=name or words.__name__.lower(),
    )


class Row(SQLModel):
    """A row with a random id. The id alone tells nothing: not when, not who, not in what order."""

    metadata: ClassVar[MetaData]
    model_config = SQLModelConfig(defer_build=True)  # rows are never validated: no validator is built for them

    id: UUID = Field(default_factory=uuid4, primary_key=True)


class Stamped(Row):
    """A row that remembers when it was made."""

    created_at: datetime = Field(default_factory=clock.now, sa_type=UTC, nullable=False)


class Versioned(Stamped):
    """A row that people edit: `version` grows by one a save, and a save from an older one is a conflict."""

    version: int = 1


class Binned(SQLModel):
    """A row that is hidden before it is deleted."""

    binned_at: datetime | None = Field(default=None, sa_type=UTC)
