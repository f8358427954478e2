"""Times of the year when a network asks nothing of anybody, and days when one person is away."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Stamped


class QuietPeriod(Stamped, Binned, table=True):
    """From the first day to the last, both included: deadlines and reminders go past it."""

    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="in_order"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    starts_on: date
    ends_on: date


class Absence(Stamped, table=True):
    """A person is away from the first day to the last, both included. No reason is asked, and none is kept."""

    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="in_order"),)

    person_id: UUID = Column(foreign_key="person.id", index=True)
    starts_on: date
    ends_on: date
    ended_at: datetime | None = Column(default=None, sa_type=UTC, description="Taken back.")
