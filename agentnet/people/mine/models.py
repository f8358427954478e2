"""What people have allowed. Without a row nothing is allowed; one that was taken back keeps its row and its times."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, choice


class Allowed(StrEnum):
    """Separate things, each off until it is allowed."""

    GUIDE = "guide"
    PHOTO = "photo"
    QUOTE = "quote"


class Permission(Stamped, table=True):
    """From `created_at` until `withdrawn_at`: the latest row of a kind holds."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    kind: Allowed = Column(sa_type=choice(Allowed))
    withdrawn_at: datetime | None = Column(default=None, sa_type=UTC)


class Portrait(Stamped, table=True):
    """A person's own picture, drawn anew without what the camera wrote into it. Shown only where PHOTO is allowed."""

    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: UUID = Column(foreign_key="person.id", index=True)
    sha256: str
