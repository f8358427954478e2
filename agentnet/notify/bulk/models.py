"""Letters to many: the words, who gets them, and where the letter is."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Versioned, choice


class BulkStage(StrEnum):
    """`waiting`: in the outbox, until somebody has looked at it and presses."""

    WRITING = "writing"
    WAITING = "waiting"
    SENT = "sent"
    STOPPED = "stopped"


class Draft(Versioned, table=True):
    """A letter to many. `texts`: by language, the subject and the text that were typed."""

    __tablename__ = "bulk_letter"

    network_id: UUID = Column(foreign_key="network.id", index=True)
    by: UUID = Column(foreign_key="person.id")
    stage: BulkStage = Column(default=BulkStage.WRITING, sa_type=choice(BulkStage))
    texts: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    sent_by: UUID | None = Column(default=None, foreign_key="person.id")
    sent_at: datetime | None = Column(default=None, sa_type=UTC)


class Recipient(Row, table=True):
    """Somebody who is meant to get it."""

    __tablename__ = "bulk_recipient"
    __table_args__ = (UniqueConstraint("bulk_id", "person_id"),)

    bulk_id: UUID = Column(foreign_key="bulk_letter.id")
    person_id: UUID = Column(foreign_key="person.id")
