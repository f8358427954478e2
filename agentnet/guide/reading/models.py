"""What readers leave behind, and what leads them in. Nothing here knows who reads: readers have no account."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Row, Versioned


class Helped(Row, Binned, table=True):
    """One reader said whether one chapter was of help. The day only: a time could tell who it was."""

    __table_args__ = {"sqlite_with_rowid": False}

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    helped: bool
    word: str = ""
    day: date
    source_id: UUID | None = Column(
        default=None, foreign_key="source.id", description="The source that it became, when it was picked as material."
    )


class MissedSearch(Row, Binned, table=True):
    """Words that were searched for in an edition and found nowhere, and how many times. No time, no person."""

    __table_args__ = (UniqueConstraint("edition_id", "words"), {"sqlite_with_rowid": False})

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    words: str
    times: int = 1
    source_id: UUID | None = Column(default=None, foreign_key="source.id")


class LastRead(Row, table=True):
    """The edition of a guide that somebody signed in has marked as read: what has changed since is news to them."""

    __table_args__ = (UniqueConstraint("guide_id", "person_id", "language"),)

    guide_id: UUID = Column(foreign_key="guide.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    language: str
    edition_id: UUID = Column(foreign_key="edition.id")
    read_at: datetime = Column(sa_type=UTC)


class ShortLink(Versioned, Binned, table=True):
    """`/q/{code}`: from a question on a desk's sticker to the chapter, in whatever edition is the newest.

    The code stays when the question is written anew: stickers live for years.
    """

    guide_id: UUID = Column(foreign_key="guide.id", index=True)
    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    code: str = Column(unique=True)
    question: str
    by: UUID = Column(foreign_key="person.id")
