"""Letters and jobs are rows, written in the transaction that causes them and carried out later, once."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, choice


class Delivery(StrEnum):
    """Where a letter is. `unknown`: a crash came after the hand-over to SMTP; never resent by itself."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Letter(Stamped, table=True):
    """One letter to one address. Unique by (kind, object, recipient, slot): asked for twice, sent once."""

    __table_args__ = (UniqueConstraint("kind", "about", "address", "slot"),)

    kind: str = Column(description="The letter's template: `invitation`, `sign-in`, `task-given`, …")
    about: UUID
    slot: str = ""
    address: str
    language: str = "fi"
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    network_id: UUID | None = Column(default=None, foreign_key="network.id", index=True)
    values: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    delivery: Delivery = Column(default=Delivery.WAITING, sa_type=choice(Delivery), index=True)
    tries: int = 0
    due_at: datetime | None = Column(default=None, sa_type=UTC, index=True)
    leased_until: datetime | None = Column(default=None, sa_type=UTC)
    sent_at: datetime | None = Column(default=None, sa_type=UTC)
    error: str = ""


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Stamped, table=True):
    """Long work for the worker loop (an edition to compile). Unique by (kind, object, slot)."""

    __table_args__ = (UniqueConstraint("kind", "about", "slot"),)

    kind: str
    about: UUID
    slot: str = ""
    by: UUID | None = Column(default=None, foreign_key="person.id")
    values: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    state: JobState = Column(default=JobState.WAITING, sa_type=choice(JobState), index=True)
    tries: int = 0
    progress: int = Column(default=0, description="per cent")
    said: str = Column(default="", description="What it is doing, or what went wrong, in words.")
    due_at: datetime | None = Column(default=None, sa_type=UTC, index=True)
    leased_until: datetime | None = Column(default=None, sa_type=UTC)
    done_at: datetime | None = Column(default=None, sa_type=UTC)
