"""Files that go with a chapter: invitation templates, checklists, forms."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Stamped, Versioned, freeze


class ChapterTool(Versioned, Binned, table=True):
    """A tool of a chapter: what it is called, who keeps it up to date. Its files are versions of it."""

    __table_args__ = (UniqueConstraint("chapter_id", "name"),)

    chapter_id: UUID = Column(foreign_key="chapter.id", index=True)
    name: str = Column(description="What chapters and editions call its file: `kutsupohja.docx`.")
    title: str
    owner: str = Column(default="", description="Vastuutaho: who keeps it up to date.")
    place: int = 0
    latest: int = 0


class ToolFile(Stamped, table=True):
    """A version of a tool: its bytes by hash. Never changed: a correction is the next version."""

    __table_args__ = (UniqueConstraint("tool_id", "n"),)

    tool_id: UUID = Column(foreign_key="chaptertool.id", index=True)
    n: int
    file_id: UUID = Column(foreign_key="storedfile.id")
    sha256: str
    size: int
    note: str = ""
    by: UUID = Column(foreign_key="person.id")


freeze(ToolFile)
