"""The thread: every contribution is a source with a stable id and revisions; links and dispositions lead on from it."""

from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Row, Stamped, Versioned, choice, freeze
from agentnet.sources.flow import Fate, Kind, Relation


class Source(Row, table=True):
    """A contribution. A note, a submission or a survey text has the same id in its own room.

    `person_id` is empty for guests and for anonymous contributions; no time is kept here, since a time could tell who,
    and in an SQLite file no row number either (`WITHOUT ROWID`): it would tell the order in which people answered.
    """

    __table_args__ = {"sqlite_with_rowid": False}

    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: Kind = Column(sa_type=choice(Kind))
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    origin_id: UUID | None = Column(
        default=None, index=True, description="The board, assignment or survey it came from."
    )
    label: str = Column(default="", description="Where it came from, in words: a board's title, an assignment's title.")


class SourceRevision(Row, table=True):
    """The text of a source at revision `n` (1, 2, …). Erasing a person's words blanks `text` here and only here."""

    __table_args__ = (UniqueConstraint("source_id", "n"), {"sqlite_with_rowid": False})

    source_id: UUID = Column(foreign_key="source.id", index=True)
    n: int = 1
    text: str
    sha256: str


class SourceLink(Stamped, table=True):
    """From a revision of a source to where it lives on: a finding, a chapter's block, or another source."""

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN finding_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN chapter_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN target_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_target",
        ),
        CheckConstraint("target_id IS NULL OR target_id <> source_id", name="not_itself"),
        UniqueConstraint("source_id", "finding_id", "relation"),
        UniqueConstraint("source_id", "target_id", "relation"),
    )

    source_id: UUID = Column(foreign_key="source.id", index=True)
    revision: int = 1
    relation: Relation = Column(sa_type=choice(Relation))
    finding_id: UUID | None = Column(default=None, index=True)
    chapter_id: UUID | None = Column(default=None, index=True)
    block_id: str = ""
    target_id: UUID | None = Column(default=None, foreign_key="source.id", index=True)
    by: UUID | None = Column(default=None, foreign_key="person.id")


class Disposition(Versioned, table=True):
    """Where a contribution ended, and why. One per source; the present one."""

    source_id: UUID = Column(foreign_key="source.id", unique=True)
    fate: Fate = Column(sa_type=choice(Fate))
    reason: str = ""
    into_id: UUID | None = Column(default=None, foreign_key="source.id", description="Merged into this one.")
    by: UUID | None = Column(default=None, foreign_key="person.id")


class NamedQuote(Stamped, table=True):
    """The giver allows this contribution to be quoted with their name. Without the row a quote has no name."""

    source_id: UUID = Column(foreign_key="source.id", unique=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)


class Basket(Stamped, table=True):
    """A source that a coordinator has picked as material ("Poimi aineistoksi"), under a theme when one is chosen."""

    __table_args__ = (UniqueConstraint("network_id", "source_id"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    source_id: UUID = Column(foreign_key="source.id", index=True)
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id", index=True)
    by: UUID | None = Column(default=None, foreign_key="person.id")


freeze(SourceLink, columns=("source_id", "revision", "relation"), delete=False)
