"""Deputies with their dates, areas whose management group decides, decisions, records of approval, Word files."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, freeze


class Deputy(Stamped, table=True):
    """Somebody who approves in a director's place from one day to another, both included."""

    __table_args__ = (
        CheckConstraint("deputy_id <> director_id", name="two_people"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
    )

    network_id: UUID = Column(foreign_key="network.id", index=True)
    director_id: UUID = Column(foreign_key="person.id", index=True)
    deputy_id: UUID = Column(foreign_key="person.id", index=True)
    starts_on: date
    ends_on: date
    ended_at: datetime | None = Column(default=None, sa_type=UTC, description="Taken back before its time.")


class DecidingGroup(Row, table=True):
    """An area whose management group (johtoryhmä) decides: its director tells the meeting with the approval."""

    __table_args__ = (UniqueConstraint("network_id", "area_id"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    area_id: UUID = Column(foreign_key="area.id", index=True)
    name: str


class GroupDecision(Stamped, table=True):
    """A management group's decision about one hash: which group, when it met, in which section. Written once."""

    __table_args__ = (UniqueConstraint("text_id", "area_id", "content_hash"),)

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    area_id: UUID = Column(foreign_key="area.id", index=True)
    content_hash: str
    revision: int
    body: str
    met_on: date
    section: str = Column(description="Of the minutes: `45`.")
    by: UUID = Column(foreign_key="person.id")


class ApprovalRecord(Stamped, table=True):
    """Who had approved what when the last approval came: names and titles as they were then. Written once."""

    __table_args__ = (UniqueConstraint("text_id", "content_hash"),)

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    revision: int
    content_hash: str
    facts: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)


class WordReturn(Stamped, table=True):
    """A commented Word file that was handed back: what was found in it, kept until it is taken in."""

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    director_id: UUID = Column(foreign_key="person.id", description="Whose comments they are.")
    by: UUID = Column(foreign_key="person.id")
    name: str
    found: list[Any] = Column(default_factory=list, sa_type=JSON)
    edited: bool = Column(default=False, description="Its text had been changed too, which is not read.")
    taken_at: datetime | None = Column(default=None, sa_type=UTC)


for _table in (GroupDecision, ApprovalRecord):
    freeze(_table)
