"""What a coordinator adds to the page that is taken home. The results themselves stay on their boards."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field as Column

from agentnet.db import UTC, Versioned


class TakeHome(Versioned, table=True):
    """The page of one workshop. Until it is published, people read what the boards themselves make of it."""

    workshop_id: UUID = Column(foreign_key="workshop.id", unique=True)
    intro: str = ""
    onward: str = Column(default="", description="What happens next.")
    questions: list[str] = Column(
        default_factory=list, sa_type=JSON, description="For the unit's meeting; empty: ours."
    )
    notes: list[str] | None = Column(
        default=None, sa_type=JSON, description="Ids of the notes that are in; none: those that the boards bring up."
    )
    published_at: datetime | None = Column(default=None, sa_type=UTC)
    by: UUID | None = Column(default=None, foreign_key="person.id")
