"""What a wave plans and who runs a series."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped


class Reminder(Row, table=True):
    """A letter to those who have not answered by then: planned, or pressed by hand. `sent` is how many got it.

    `left_out`: its time went by while nothing ran and a later one took its place, or the wave had closed.
    """

    __table_args__ = (UniqueConstraint("survey_id", "place"),)

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    place: int
    due_at: datetime = Column(sa_type=UTC)
    sent_at: datetime | None = Column(default=None, sa_type=UTC)
    sent: int = 0
    left_out: bool = False


class ClosedUnit(Stamped, table=True):
    """A unit from which an open link takes no answers for the time being: something odd has come in its name."""

    __table_args__ = (UniqueConstraint("survey_id", "unit_id"),)

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    unit_id: UUID = Column(foreign_key="unit.id")
    by: UUID | None = Column(default=None, foreign_key="person.id")


class Handover(Stamped, table=True):
    """A series offered to another person, who takes it or says no."""

    series_id: UUID = Column(foreign_key="series.id", index=True)
    to_id: UUID = Column(foreign_key="person.id", index=True)
    by: UUID = Column(foreign_key="person.id")
    answered_at: datetime | None = Column(default=None, sa_type=UTC)
    accepted: bool = False
    withdrawn_at: datetime | None = Column(default=None, sa_type=UTC)
