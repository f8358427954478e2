"""How a network counts its dates, and what its coordinators have to do."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Versioned


class Rhythm(Versioned, table=True):
    """Working days that dates are counted by from each workshop: before it, and after it."""

    network_id: UUID = Column(foreign_key="network.id", unique=True)
    assign_days: int = Column(default=15, description="Before: the assignment is given out.")
    remind_days: int = Column(default=6, description="Before: those who have not answered are reminded.")
    due_days: int = Column(default=3, description="Before: the answers are there.")
    results_days: int = Column(default=3, description="After: the results have gone to everybody.")
    review_days: int = Column(default=15, description="After: the chapter goes to the directors.")


class Todo(Versioned, Binned, table=True):
    """Something that coordinators have to do: counted from a workshop (then it has a `key`), or written by hand."""

    __table_args__ = (UniqueConstraint("network_id", "key"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    title: str = ""
    due_on: date | None = None
    owner_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    done_at: datetime | None = Column(default=None, sa_type=UTC)
    done_by: UUID | None = Column(default=None, foreign_key="person.id")
    key: str | None = Column(default=None, description="`<workshop>:<step>`; empty for one written by hand.")
