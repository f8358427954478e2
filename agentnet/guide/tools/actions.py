"""Putting a tool beside a chapter, giving it a newer file, binning it and taking it back."""

from uuid import UUID

from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters.forms import slug_of
from agentnet.guide.models import Chapter
from agentnet.guide.tools.models import ChapterTool, ToolFile
from agentnet.network.models import Person
from agentnet.web.documents import MEDIA, kind_of
from agentnet.web.stored import plain_name, store
from agentnet.words import N_, Missing, Refused


async def add(
    session: Session, chapter: Chapter, *, title: str, owner: str, file_name: str, data: bytes, by: Person
) -> ChapterTool:
    """A new tool with its first file.

    Raises:
        Refused: the file is not one that we take.
    """
    ending = kind_of(file_name, data)
    places = await session.scalar(select(func.max(ChapterTool.place)).where(ChapterTool.chapter_id == chapter.id))
    tool = ChapterTool(
        chapter_id=chapter.id,
        name=await _free_name(session, chapter.id, title or plain_name(file_name, "tyokalu"), ending),
        title=title,
        owner=owner,
        place=(places or 0) + 1,
    )
    session.add(tool)
    await session.flush()
    await _version(session, tool, ending, data, note="", by=by)
    return tool


async def renew(session: Session, tool: ChapterTool, *, file_name: str, data: bytes, note: str, by: Person) -> ToolFile:
    """The next version of the file. Editions keep the version that they came out with.

    Raises:
        Refused: the file is not one that we take, or of another kind than the tool.
    """
    ending = kind_of(file_name, data)
    if not tool.name.endswith(ending):
        raise Refused(N_("Uuden version pitää olla samaa tiedostotyyppiä. Lisää muu tiedosto omana työkalunaan."))
    return await _version(session, tool, ending, data, note=note, by=by)


async def _version(session: Session, tool: ChapterTool, ending: str, data: bytes, *, note: str, by: Person) -> ToolFile:
    stored = await store(session, data, MEDIA[ending], tool.name)
    tool.latest, tool.version = tool.latest + 1, tool.version + 1
    made = ToolFile(
        tool_id=tool.id, n=tool.latest, file_id=stored.id, sha256=stored.sha256, size=len(data), note=note, by=by.id
    )
    session.add(made)
    await session.flush()
    return made


async def _free_name(session: Session, chapter_id: UUID, title: str, ending: str) -> str:
    start = slug_of(title)
    taken = set(await session.scalars(select(col(ChapterTool.name)).where(ChapterTool.chapter_id == chapter_id)))
    names = (f"{start}{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


async def put_away(session: Session, tool: ChapterTool, *, away: bool) -> None:
    """To the bin, or back."""
    tool.binned_at = clock.now() if away else None


async def tool_in(session: Session, chapter: Chapter, tool_id: UUID) -> ChapterTool:
    """A tool of this chapter, binned or not.

    Raises:
        Missing: it is another chapter's, or none.
    """
    found = await session.get(ChapterTool, tool_id)
    if found is None or found.chapter_id != chapter.id:
        raise Missing
    return found
