"""What is known of an edition's way into the units."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Versioned, choice
from agentnet.guide.rollout.flow import How


class GoneThrough(Versioned, Binned, table=True):
    """A unit has gone through an edition together. Taken back: it is in the bin."""

    __table_args__ = (UniqueConstraint("edition_id", "unit_id"),)

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    unit_id: UUID = Column(foreign_key="unit.id", index=True)
    day: date
    how: How = Column(sa_type=choice(How))
    by: UUID = Column(foreign_key="person.id")


class Copies(Versioned, table=True):
    """How many printed copies of an edition go to a region."""

    __table_args__ = (UniqueConstraint("edition_id", "region_id"), CheckConstraint("copies >= 0", name="not_negative"))

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    region_id: UUID = Column(foreign_key="region.id", index=True)
    copies: int
    by: UUID = Column(foreign_key="person.id")


class Training(Versioned, Binned, table=True):
    """A training of an edition: when, where, for which region (none: everybody), and how many came (none: not yet)."""

    __table_args__ = (CheckConstraint("attended IS NULL OR attended >= 0", name="not_negative"),)

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    region_id: UUID | None = Column(default=None, foreign_key="region.id", index=True)
    day: date
    place: str
    attended: int | None = None
    by: UUID = Column(foreign_key="person.id")
