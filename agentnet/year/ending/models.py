"""Responsibilities on their way from a network to named people of the line, and its archives."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, choice


class HandingKind(StrEnum):
    """What is handed over. A series of surveys goes by its own offer (`surveys.waves.handing`)."""

    CHAPTER = "chapter"
    ENTRY = "entry"


class Handing(Stamped, table=True):
    """One thing offered to one person, who takes it or says no. Silence is neither."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: HandingKind = Column(sa_type=choice(HandingKind))
    object_id: UUID = Column(index=True)
    to_id: UUID = Column(foreign_key="person.id", index=True)
    by: UUID = Column(foreign_key="person.id")
    answered_at: datetime | None = Column(default=None, sa_type=UTC)
    accepted: bool = False
    withdrawn_at: datetime | None = Column(default=None, sa_type=UTC)


class Archive(Stamped, table=True):
    """A network in open formats, as one zip. `sha256` is empty until it is ready."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    by: UUID = Column(foreign_key="person.id")
    sha256: str = ""
    size: int = 0
    done_at: datetime | None = Column(default=None, sa_type=UTC)
