"""Letters and jobs are rows, written in the transaction that causes them and carried out later, once."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, Versioned, choice
from agentnet.notify.kinds import Group, When


class Delivery(StrEnum):
    """Where a letter is. `unknown`: a crash came after the hand-over to SMTP; never resent by itself.

    `digest`: waits for its reader's weekly digest. `dropped`: will not be sent, `why` says the reason. `bounced`: it
    came back. `told`: did not arrive, and somebody has told its reader by other means.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DIGEST = "digest"
    DROPPED = "dropped"
    BOUNCED = "bounced"
    TOLD = "told"


class Why(StrEnum):
    """Why a letter was dropped."""

    NOTHING = ""
    MUTED = "muted"
    OVER = "over"
    NEWER = "newer"
    ADDRESS = "address"
    STOPPED = "stopped"


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
    due_until: datetime | None = Column(default=None, sa_type=UTC, description="After this it would only confuse.")
    leased_until: datetime | None = Column(default=None, sa_type=UTC)
    sent_at: datetime | None = Column(default=None, sa_type=UTC)
    digest_id: UUID | None = Column(default=None, index=True, description="The digest that carried it.")
    why: Why = Column(default=Why.NOTHING, sa_type=choice(Why))
    error: str = ""


class LetterWish(Row, table=True):
    """How a person wants the letters of one group; no row: at once."""

    __table_args__ = (UniqueConstraint("person_id", "group"),)

    person_id: UUID = Column(foreign_key="person.id")
    group: Group = Column(sa_type=choice(Group))
    when: When = Column(sa_type=choice(When))


class LetterKeys(Row, table=True):
    """What makes a person's unsubscribe addresses theirs: a higher round makes all the earlier ones void."""

    person_id: UUID = Column(foreign_key="person.id", unique=True)
    stop_round: int = 0


class CalendarFeed(Stamped, table=True):
    """The secret address of a person's calendar: its hash only. One at a time."""

    person_id: UUID = Column(foreign_key="person.id", unique=True)
    token_hash: str = Column(unique=True)


class AddressTrouble(Stamped, table=True):
    """An address that letters came back from. After two of them it is taken for one that does not work."""

    address: str = Column(unique=True)
    bounces: int = 0
    last_at: datetime = Column(sa_type=UTC)
    reason: str = ""


class MailSettings(Versioned, table=True):
    """How this installation sends, as its administrator has chosen. One row; the environment goes before it."""

    one: str = Column(default="installation", unique=True)
    host: str = ""
    port: int = 587
    tls: str = "starttls"
    user: str = ""
    password: str = Column(default="", description="Sealed with the secret key of the installation.")
    sender_name: str = ""
    sender_address: str = ""
    reply_to: str = ""
    digest_day: int = Column(default=0, description="Monday is 0.")
    digest_hour: int = 7


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
