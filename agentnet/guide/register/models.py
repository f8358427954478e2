"""The register: an entry, the areas and regions that it concerns, and every step that was taken with it."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Row, Stamped, Versioned, choice, freeze
from agentnet.guide.register.flow import EntryKind, Status


class RegisterEntry(Versioned, Binned, table=True):
    """A barrier or a good practice. `area_id`, or `remover` in words: who can do something about it."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: EntryKind = Column(sa_type=choice(EntryKind))
    title: str
    text: str = ""
    status: Status = Column(default=Status.NEW, sa_type=choice(Status))
    area_id: UUID | None = Column(default=None, foreign_key="area.id", index=True)
    remover: str = ""
    source_id: UUID | None = Column(
        default=None, index=True, description="The note, group or finding that it came from; it may be withdrawn."
    )
    by: UUID | None = Column(default=None, foreign_key="person.id")


class RegisterArea(Row, table=True):
    """An area that the entry concerns."""

    __table_args__ = (UniqueConstraint("entry_id", "area_id"),)

    entry_id: UUID = Column(foreign_key="registerentry.id", index=True)
    area_id: UUID = Column(foreign_key="area.id", index=True)


class RegisterRegion(Row, table=True):
    """A region that the entry concerns."""

    __table_args__ = (UniqueConstraint("entry_id", "region_id"),)

    entry_id: UUID = Column(foreign_key="registerentry.id", index=True)
    region_id: UUID = Column(foreign_key="region.id", index=True)


class RegisterStep(Stamped, table=True):
    """One step: made, taken to directors, answered, reopened. `n` orders them. Never edited."""

    __table_args__ = (UniqueConstraint("entry_id", "n"),)

    entry_id: UUID = Column(foreign_key="registerentry.id", index=True)
    n: int
    name: str
    was: Status = Column(sa_type=choice(Status, "was"))
    now: Status = Column(sa_type=choice(Status, "now"))
    text: str = ""
    by: UUID | None = Column(default=None, foreign_key="person.id")


freeze(RegisterStep)
