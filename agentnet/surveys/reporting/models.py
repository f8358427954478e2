"""What is kept of results: the figures of a closed survey, words hidden from texts, what is shared, keys of reports."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, Versioned


class KeptResult(Row, table=True):
    """The published figures of a closed survey, made once: later states can then tell nothing by a difference."""

    survey_id: UUID = Column(foreign_key="survey.id", unique=True)
    format: int = 1
    figures: dict[str, Any] = Column(sa_type=JSON, description="`shapes.Figures`")


class Redaction(Versioned, table=True):
    """A free text of which a coordinator hid words, or all: the thread has what is left, in every revision.

    `original` is what was written. Coordinators can read and restore it until the words are erased.
    """

    source_id: UUID = Column(foreign_key="source.id", unique=True)
    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    original: str
    whole: bool = False
    reason: str
    by: UUID | None = Column(default=None, foreign_key="person.id")


class SharedResult(Versioned, table=True):
    """A coordinator has shared the results with the members: in a sentence of their own, with the texts or without."""

    survey_id: UUID = Column(foreign_key="survey.id", unique=True)
    summary: str = ""
    texts: bool = False
    by: UUID | None = Column(default=None, foreign_key="person.id")


class ReportKey(Stamped, table=True):
    """A key by which a report (Power BI) reads the published figures of one series or one survey. Only its hash."""

    subject_id: UUID = Column(index=True, description="A series, or a survey that is in none.")
    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    token_hash: str = Column(unique=True)
    by: UUID | None = Column(default=None, foreign_key="person.id")
    revoked_at: datetime | None = Column(default=None, sa_type=UTC)
    last_used_on: date | None = None
