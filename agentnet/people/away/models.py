"""Who leads in a coordinator's place."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, choice
from agentnet.network.flow import Role


class StandIn(Stamped, table=True):
    """Somebody holds a role in a coordinator's place from one day to another, both included."""

    __table_args__ = (
        CheckConstraint("deputy_id <> coordinator_id", name="two_people"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
    )

    network_id: UUID = Column(foreign_key="network.id", index=True)
    coordinator_id: UUID = Column(foreign_key="person.id", index=True)
    deputy_id: UUID = Column(foreign_key="person.id", index=True)
    role: Role = Column(sa_type=choice(Role), description="The powers: all of them, or those of the guide only.")
    starts_on: date
    ends_on: date
    given_at: datetime | None = Column(default=None, sa_type=UTC, description="When the role was given for this.")
    ended_at: datetime | None = Column(default=None, sa_type=UTC, description="Taken back before its time.")
