"""Short links from the desk: a question on a sticker, and the chapter that answers it in whatever edition is newest."""

import secrets
from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.models import Chapter, Guide
from agentnet.guide.reading.models import ShortLink
from agentnet.guide.reading.queries import guide_read_by, newest_with, reading
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.words import Missing

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH: Final = 7


async def links_of(session: Session, guide_id: UUID, *, binned: bool = False) -> list[ShortLink]:
    """The guide's questions, in the order of its chapters."""
    where = col(ShortLink.binned_at).is_not(None) if binned else col(ShortLink.binned_at).is_(None)
    rows = await session.scalars(
        select(ShortLink)
        .join(Chapter, col(Chapter.id) == col(ShortLink.chapter_id))
        .where(ShortLink.guide_id == guide_id, where)
        .order_by(col(Chapter.place), col(ShortLink.created_at))
    )
    return list(rows)


async def short_links(
    session: Session, guide_id: UUID, chapters: Collection[UUID] | None = None
) -> list[tuple[str, str, str]]:
    """(question, whole address, title of the chapter), for those who print the stickers; of these chapters only."""
    titles = await titles_of(session, guide_id)
    return [
        (one.question, f"{settings().base_url}/q/{one.code}", titles.get(one.chapter_id, ""))
        for one in await links_of(session, guide_id)
        if chapters is None or one.chapter_id in chapters
    ]


async def titles_of(session: Session, guide_id: UUID) -> dict[UUID, str]:
    """Chapter → its title in the guide's first language."""
    guide = await session.get_one(Guide, guide_id)
    return {chapter.id: text.title for chapter, text in await chapters_of(session, guide_id, guide.languages[0])}


async def write(session: Session, guide: Guide, chapter_id: UUID, question: str, *, by: Person) -> ShortLink:
    """A new question with a code of its own.

    Raises:
        Missing: the chapter is another guide's.
    """
    chapter = await session.get(Chapter, chapter_id)
    if chapter is None or chapter.guide_id != guide.id or chapter.binned_at is not None:
        raise Missing
    code = "".join(secrets.choice(LETTERS) for _n in range(LENGTH))
    made = ShortLink(guide_id=guide.id, chapter_id=chapter.id, code=code, question=question, by=by.id)
    session.add(made)
    await session.flush()
    return made


async def link_in(session: Session, guide: Guide, link_id: UUID) -> ShortLink:
    """Raises `Missing` when it is not this guide's."""
    found = await session.get(ShortLink, link_id)
    if found is None or found.guide_id != guide.id:
        raise Missing
    return found


def put_away(link: ShortLink, *, away: bool) -> None:
    """Out of the list of stickers; a sticker that is out there keeps leading to the chapter."""
    link.binned_at = clock.now() if away else None


async def link_by(session: Session, code: str) -> tuple[ShortLink, Guide]:
    """Raises `Missing` when there is no such code."""
    found = await session.scalar(select(ShortLink).where(ShortLink.code == code.lower()))
    if found is None:
        raise Missing
    return found, await session.get_one(Guide, found.guide_id)


async def leads_to(session: Session, me: object, link: ShortLink, guide: Guide, tongue: str = "") -> str:
    """The chapter's address in the newest edition that has it, in `tongue` when it is told in that; the
    guide's own while none has.

    Raises:
        Missing: the guide has no edition.
    """
    chapter = await session.get_one(Chapter, link.chapter_id)
    newest = await newest_with(session, chapter, tongue)
    guide, _mine = await guide_read_by(session, me, guide)
    if newest is None:
        return (await reading(session, me, guide.slug)).base
    edition, text = newest
    return f"/g/{guide.slug}/{in_address(edition.number, edition.language, guide.languages[0])}/{text.slug}"


def options(titles: dict[UUID, str]) -> Sequence[tuple[str, str]]:
    return [(str(id), title) for id, title in titles.items()]
