"""Findings, guides, chapters with texts per language, reviews and approvals, and the frozen editions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Row, Stamped, Versioned, choice, freeze
from agentnet.guide.flow import Extent, GuideKind, Stage, Told
from agentnet.network.flow import Field


class Finding(Versioned, Binned, table=True):
    """A short text (kiteytys) that condenses sources; cited in chapters as `[@k3]` by its number in the network."""

    __table_args__ = (UniqueConstraint("network_id", "number"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    number: int
    text: str
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id", index=True)
    by: UUID = Column(foreign_key="person.id")


class Guide(Versioned, table=True):
    """A practice guide of a network, at its own public address `/g/{slug}`."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    title: str
    subtitle: str = ""
    slug: str = Column(unique=True)
    public: bool = True
    kind: GuideKind = Column(default=GuideKind.GUIDE, sa_type=choice(GuideKind))
    languages: list[str] = Column(
        default_factory=lambda: ["fi"], sa_type=JSON, description="The first is the one that is translated from."
    )
    paper: str = Column(default="a5", description="a5 or a4: what its editions are set on unless asked otherwise.")
    brand: dict[str, Any] = Column(
        default_factory=dict, sa_type=JSON, description="The brand kit: fields of `press.Brand` that differ from ours."
    )


class Chapter(Versioned, Binned, table=True):
    """A chapter: its place in the guide and its owner. Its words are in `ChapterText`, one a language."""

    __table_args__ = (UniqueConstraint("guide_id", "slug"),)

    guide_id: UUID = Column(foreign_key="guide.id", index=True)
    place: int = 0
    slug: str
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id")
    owner: str = Column(default="", description="Vastuutaho: the responsible body.")
    owner_id: UUID | None = Column(
        default=None, foreign_key="person.id", description="Who is reminded when it is to be looked at again."
    )
    art: str = Column(default="", description="The name of the picture that opens it, if one.")
    valid_from: date | None = None
    look_again_by: date | None = None


class ChapterArea(Row, table=True):
    """An area that a chapter concerns: its director's approval is needed."""

    __table_args__ = (UniqueConstraint("chapter_id", "area_id"),)

    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    area_id: UUID = Column(foreign_key="area.id", index=True)


class ChapterText(Versioned, table=True):
    """A chapter in one language, with a stage and approvals of its own. `version` guards its edits."""

    __table_args__ = (UniqueConstraint("chapter_id", "language"),)

    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    language: str = "fi"
    title: str
    stage: Stage = Column(default=Stage.COLLECTING, sa_type=choice(Stage))
    revision: int = Column(default=0, description="The number of the latest revision; 0 when nothing is written.")
    content_hash: str = ""
    last_editor: UUID | None = Column(default=None, foreign_key="person.id")
    original_hash: str = Column(default="", description="A translation: the original's hash that it was made from.")
    why: str = Column(default="", description="For those who approve: why the words changed.")
    asks: str = Column(default="", description="For those who approve: what the chapter asks of staff.")
    register_number: str = Column(default="", description="Diaarinumero: of the county's own case management.")


class Revision(Stamped, table=True):
    """A text as it was saved: never edited, never deleted."""

    __table_args__ = (UniqueConstraint("text_id", "n"),)

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    n: int
    title: str
    markdown: str
    blocks: list[Any] = Column(default_factory=list, sa_type=JSON, description="The AST, with stable block ids.")
    content_hash: str
    pinned: dict[str, str] = Column(
        default_factory=dict, sa_type=JSON, description="Cited finding's key → sha256 of its words as they were."
    )
    by: UUID = Column(foreign_key="person.id")


class ChapterStep(Stamped, table=True):
    """A change of stage: who, when, from, to, of which revision, why. Written once."""

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    name: str
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id")
    revision: int = 0
    reason: str = ""


class Comment(Versioned, Binned, table=True):
    """A comment on a block. When the block is gone, the comment stays with its quote. Withdrawn: it is in the bin."""

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    revision: int
    block_id: str = ""
    quote: str = ""
    text: str
    by: UUID = Column(foreign_key="person.id")
    reply_to: UUID | None = Column(default=None, foreign_key="comment.id", index=True)
    resolved_at: datetime | None = Column(default=None, sa_type=UTC)
    resolved_by: UUID | None = Column(default=None, foreign_key="person.id")
    told: Told = Column(default=Told.HERE, sa_type=choice(Told))
    entered_by: UUID | None = Column(
        default=None, foreign_key="person.id", description="Who wrote it down for `by`; empty: they did it themselves."
    )
    confirmed_at: datetime | None = Column(default=None, sa_type=UTC)


class Approval(Stamped, table=True):
    """A director's approval of one hash for one area. It holds while the text's hash is the same; never edited."""

    __table_args__ = (UniqueConstraint("text_id", "area_id", "person_id", "content_hash"),)

    text_id: UUID = Column(foreign_key="chaptertext.id", index=True)
    area_id: UUID = Column(foreign_key="area.id", index=True)
    field: Field = Column(sa_type=choice(Field))
    person_id: UUID = Column(foreign_key="person.id", index=True)
    content_hash: str
    revision: int
    deputy_for: UUID | None = Column(
        default=None, foreign_key="person.id", description="The director in whose place `person_id` approved."
    )


class Edition(Stamped, table=True):
    """A frozen, numbered edition in one language. A correction is a new one; the database refuses to change a row."""

    __table_args__ = (UniqueConstraint("guide_id", "number", "language"),)

    guide_id: UUID = Column(foreign_key="guide.id", index=True)
    number: str = Column(description="2026.1")
    language: str = "fi"
    title: str
    subtitle: str = ""
    change_note: str = ""
    extent: Extent = Column(default=Extent.MAJOR, sa_type=choice(Extent))
    changes: list[Any] = Column(default_factory=list, sa_type=JSON)
    brand: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    colophon: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    checks: dict[str, Any] = Column(default_factory=dict, sa_type=JSON)
    glossary: list[Any] = Column(default_factory=list, sa_type=JSON, description="slug, word, meaning, others.")
    input_hash: str = Column(description="sha256 of the frozen input that every output was made from.")
    by: UUID = Column(foreign_key="person.id")


class EditionChapter(Row, table=True):
    """A chapter as it stands in an edition: words, rendered page, approvals and where it came from, all frozen."""

    __table_args__ = (UniqueConstraint("edition_id", "slug"), UniqueConstraint("edition_id", "place"))

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    place: int
    slug: str
    title: str
    revision: int
    content_hash: str
    markdown: str
    html: str
    contents: list[Any] = Column(default_factory=list, sa_type=JSON, description="Headings: id, level, text.")
    approvals: list[Any] = Column(default_factory=list, sa_type=JSON)
    origins: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="Suppressed counts of sources.")
    findings: list[str] = Column(default_factory=list, sa_type=JSON, description="Ids of the findings it cites.")
    plain: str = Column(default="", description="For search.")
    facts: dict[str, Any] = Column(
        default_factory=dict, sa_type=JSON, description="owner, valid_from, look_again_by (ISO), art, minutes."
    )
    tools: list[Any] = Column(default_factory=list, sa_type=JSON, description="name, title, version, owner, size.")


class EditionFile(Row, table=True):
    """A rendered file of an edition, by hash."""

    __table_args__ = (UniqueConstraint("edition_id", "kind"),)

    edition_id: UUID = Column(foreign_key="edition.id", index=True)
    kind: str = Column(
        description="pdf, pdf-a4, print, epub, docx, zip, search, stickers, badges; picture:<name>, tool:<name>."
    )
    name: str
    file_id: UUID = Column(foreign_key="storedfile.id")
    sha256: str
    size: int


class Withdrawal(Stamped, table=True):
    """A tombstone: the edition stays, the reader is told why it no longer holds."""

    edition_id: UUID = Column(foreign_key="edition.id", unique=True)
    reason: str
    by: UUID = Column(foreign_key="person.id")


for _table in (Revision, ChapterStep, Approval, Edition, EditionChapter, EditionFile, Withdrawal):
    freeze(_table)
