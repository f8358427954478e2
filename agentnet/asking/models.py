"""Questions to the network and their answers.

The words live here and nowhere else until a coordinator picks them as material: what is removed is really gone.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, Versioned


class Inquiry(Versioned, table=True):
    """A question to the network (kysymys verkostolle). Removed: its words are blank, its answers stay."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    title: str
    text: str = ""
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id", index=True)
    changed_at: datetime | None = Column(default=None, sa_type=UTC, description="When the asker last rewrote it.")
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class Reply(Versioned, table=True):
    """An answer to a question. `helped`: the one who asked says that it did."""

    inquiry_id: UUID = Column(foreign_key="inquiry.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    text: str
    helped: bool = False
    changed_at: datetime | None = Column(default=None, sa_type=UTC)
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class InquiryFollower(Row, table=True):
    """Somebody who is written to when an answer comes."""

    __table_args__ = (UniqueConstraint("inquiry_id", "person_id"),)

    inquiry_id: UUID = Column(foreign_key="inquiry.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)


class TextReport(Stamped, table=True):
    """Somebody asks the coordinators to look at a text; `reply_id` is empty when it is the question itself."""

    inquiry_id: UUID = Column(foreign_key="inquiry.id", index=True)
    reply_id: UUID | None = Column(default=None, foreign_key="reply.id", index=True)
    by: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    why: str = ""
    handled_at: datetime | None = Column(default=None, sa_type=UTC)
    handled_by: UUID | None = Column(default=None, foreign_key="person.id")
