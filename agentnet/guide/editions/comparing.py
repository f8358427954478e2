"""What differs between two editions, chapter by chapter and word by word."""

from dataclasses import dataclass

from sqlmodel import select

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters.queries import blocks_of
from agentnet.guide.editions.queries import chapters_in
from agentnet.guide.models import ChapterText, Edition, EditionChapter, Revision
from agentnet.guide.press import Block, Change


@dataclass(frozen=True, slots=True)
class Compared:
    """A chapter that is in either edition. `how`: same, changed, added or removed; `changes` only when changed."""

    title: str
    how: str
    changes: list[Change]
    before: str = ""


async def compare(session: Session, old: Edition, new: Edition) -> list[Compared]:
    """In the newer edition's order; what was left out stands at the end."""
    before = {one.chapter_id: one for one in await chapters_in(session, old.id)}
    found = []
    for now in await chapters_in(session, new.id):
        was = before.pop(now.chapter_id, None)
        if was is None:
            found.append(Compared(now.title, "added", []))
        elif was.content_hash == now.content_hash:
            found.append(Compared(now.title, "same", []))
        else:
            changes = press.changes(
                await _blocks(session, was, old.language), await _blocks(session, now, new.language)
            )
            renamed = was.title if was.title != now.title else ""
            found.append(Compared(now.title, "changed", [one for one in changes if one.how != "same"], renamed))
    return found + [Compared(one.title, "removed", []) for one in before.values()]


async def _blocks(session: Session, chapter: EditionChapter, language: str) -> tuple[Block, ...]:
    """The blocks of the revision that the edition froze: revisions are never edited."""
    revision = await session.scalar(
        select(Revision)
        .join(ChapterText, ChapterText.id == Revision.text_id)  # type: ignore[arg-type]
        .where(
            ChapterText.chapter_id == chapter.chapter_id,
            ChapterText.language == language,
            Revision.n == chapter.revision,
        )
    )
    return blocks_of(revision)
