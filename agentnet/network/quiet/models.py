"""Times of the year when a network asks nothing of anybody."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Stamped


class QuietPeriod(Stamped, Binned, table=True):
    """From the first day to the last, both included: deadlines and reminders go past it."""

    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="in_order"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    starts_on: date
    ends_on: date
