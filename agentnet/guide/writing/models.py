"""What somebody is writing and has not made a version of yet, and which versions were woven together."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field as Column

from agentnet import clock
from agentnet.db import UTC, Row, Versioned


class Draft(Versioned, table=True):
    """A writer's own unsaved words: seen by nobody else, no version of the chapter, no effect on approvals.

    Each open page writes a row of its own (the page mints the id), so two tabs of one person never overwrite another.
    """

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    title: str
    markdown: str
    revision: int = Column(default=0, description="The number of the revision that the writing began from.")
    saved_at: datetime = Column(default_factory=clock.now, sa_type=UTC, nullable=False)


class Weaving(Row, table=True):
    """A revision that holds somebody else's changes too: it began from `began`, and `onto` had come in between."""

    revision_id: UUID = Column(foreign_key="revision.id", unique=True)
    began: int
    onto: int
