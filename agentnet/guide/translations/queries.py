"""A chapter's texts in all languages of its guide, and how far each translation has fallen behind."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.models import ChapterText, Guide, Revision
from agentnet.network.rules import Standing


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of a chapter. `text` is none when nobody has begun; `behind`: the original has moved on since."""

    language: str
    text: ChapterText | None
    original: bool
    behind: bool


def behind(text: ChapterText, original: ChapterText) -> bool:
    """Whether the original has other words than those that the translation was made from."""
    return text.id != original.id and text.original_hash != original.content_hash


async def tongues(session: Session, seen: Seen) -> list[Tongue]:
    """The chapter in each language of its guide that the one who looks may see, the original first."""
    texts = (await texts_of(session, [seen.chapter.id])).get(seen.chapter.id, {})
    original = texts[seen.guide.languages[0]]
    drafts = seen.standing.may("read-drafts")
    return [
        Tongue(language, text, language == original.language, text is not None and behind(text, original))
        for language in seen.guide.languages
        for text in [texts.get(language)]
        if drafts or (text is not None and text.stage in SEEN_BY_ALL)
    ]


async def other_tongues(
    session: Session, guide: Guide, chapters: Sequence[UUID], standing: Standing
) -> dict[UUID, list[Tongue]]:
    """Chapter → its translations, for a list of chapters; those who may not read drafts see none of them."""
    texts = await texts_of(session, chapters) if standing.may("read-drafts") and len(guide.languages) > 1 else {}
    return {
        chapter: [
            Tongue(code, found.get(code), False, code in found and behind(found[code], found[guide.languages[0]]))
            for code in guide.languages[1:]
        ]
        for chapter, found in texts.items()
    }


async def texts_of(session: Session, chapters: Collection[UUID]) -> dict[UUID, dict[str, ChapterText]]:
    """Chapter → language → text."""
    rows = await session.scalars(select(ChapterText).where(col(ChapterText.chapter_id).in_(chapters)))
    found: dict[UUID, dict[str, ChapterText]] = {}
    for text in rows:
        found.setdefault(text.chapter_id, {})[text.language] = text
    return found


async def original_of(session: Session, guide: Guide, chapter_id: UUID) -> ChapterText:
    """The text that translations are made from."""
    return (
        await session.scalars(
            select(ChapterText).where(ChapterText.chapter_id == chapter_id, ChapterText.language == guide.languages[0])
        )
    ).one()


async def translated_from(session: Session, text: ChapterText, original: ChapterText) -> Revision | None:
    """The original's revision that the translation was last set level with; none when it never was."""
    rows: Sequence[Revision] = list(
        await session.scalars(
            select(Revision)
            .where(Revision.text_id == original.id, Revision.content_hash == text.original_hash)
            .order_by(col(Revision.n).desc())
        )
    )
    return rows[0] if rows else None
