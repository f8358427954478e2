"""Reads of the tools of chapters."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.tools.models import ChapterTool, ToolFile


@dataclass(frozen=True, slots=True)
class Held:
    """A tool with its latest file."""

    tool: ChapterTool
    file: ToolFile

    @property
    def path(self) -> str:
        return f"/chapters/{self.tool.chapter_id}/tools/{self.tool.id}/{self.file.n}"


async def tools_of(session: Session, chapters: Collection[UUID], *, binned: bool = False) -> list[Held]:
    """The tools of these chapters, in their order, each with its latest file."""
    where = col(ChapterTool.binned_at).is_not(None) if binned else col(ChapterTool.binned_at).is_(None)
    rows = await session.execute(
        select(ChapterTool, ToolFile)
        .join(ToolFile, (col(ToolFile.tool_id) == col(ChapterTool.id)) & (col(ToolFile.n) == col(ChapterTool.latest)))
        .where(col(ChapterTool.chapter_id).in_(chapters), where)
        .order_by(col(ChapterTool.place), col(ChapterTool.title))
    )
    return [Held(tool, file) for tool, file in rows]


async def of_chapter(session: Session, chapter_id: UUID) -> tuple[press.Tool, ...]:
    """The chapter's tools as the press knows them."""
    return tuple(as_pressed(held) for held in await tools_of(session, [chapter_id]))


def as_pressed(held: Held, href: str = "", file: str = "") -> press.Tool:
    """`href`: where a reader gets it, if it is elsewhere than in the application; `file`: its name in an edition."""
    return press.Tool(
        name=held.tool.name,
        title=held.tool.title,
        version=str(held.file.n),
        owner=held.tool.owner,
        file=file or held.tool.name,
        href=href or held.path,
        size=held.file.size,
    )


async def files_of(session: Session, tool_id: UUID) -> list[ToolFile]:
    """Every version of a tool, the newest first."""
    rows = await session.scalars(select(ToolFile).where(ToolFile.tool_id == tool_id).order_by(col(ToolFile.n).desc()))
    return list(rows)
