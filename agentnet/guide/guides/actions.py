"""Changing a guide: its words and place, its languages, the order of its chapters, the bin of chapters."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.flow import GuideKind
from agentnet.guide.models import Chapter, ChapterText, Edition, Guide
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.words import N_, Missing, Refused


class SlugTaken(Refused):
    """Another guide stands at this address."""


class AddressFixed(Refused):
    """An edition is out: its readers have the address."""


async def change(
    session: Session,
    guide: Guide,
    *,
    title: str,
    subtitle: str,
    slug: str,
    kind: GuideKind,
    public: bool,
    languages: Sequence[str],
    paper: str,
    by: Person,
) -> None:
    """Save what the guide is. Its first language stays; a language in which something is written stays.

    Raises:
        SlugTaken, AddressFixed: the address cannot be this.
        Refused: a language is taken away in which chapters are written.
    """
    if slug != guide.slug:
        if await session.scalar(select(Edition.id).where(Edition.guide_id == guide.id).limit(1)):
            raise AddressFixed(N_("Oppaasta on jo painos, ja sen osoite on lukijoilla. Osoitetta ei voi enää vaihtaa."))
        if await session.scalar(select(Guide.id).where(Guide.slug == slug)):
            raise SlugTaken(N_("Osoite on jo käytössä. Valitse toinen."))
    wanted = [guide.languages[0], *(one for one in languages if one != guide.languages[0])]
    if lost := await _written(session, guide, set(guide.languages) - set(wanted)):
        raise Refused(
            N_("Kielellä on jo kirjoitettuja lukuja, joten sitä ei voi poistaa: {languages}."), languages=lost
        )
    if guide.public != public:
        audit(session, "publish" if public else "unpublish", guide, by.id, guide.network_id)
    guide.title, guide.subtitle, guide.slug, guide.kind = title, subtitle, slug, kind
    guide.public, guide.languages, guide.paper = public, wanted, paper
    guide.version += 1


async def _written(session: Session, guide: Guide, languages: set[str]) -> str:
    rows = await session.scalars(
        select(col(ChapterText.language))
        .join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
        .where(Chapter.guide_id == guide.id, col(ChapterText.language).in_(languages), col(ChapterText.revision) > 0)
        .distinct()
    )
    return ", ".join(sorted(rows))


async def move(session: Session, guide: Guide, chapter_id: UUID, where: Literal["up", "down"]) -> None:
    """One place earlier or later. At the end of the row nothing happens.

    Raises:
        Missing: no such chapter in this guide.
    """
    row = [chapter for chapter, _text in await chapters_of(session, guide.id, guide.languages[0])]
    here = next((at for at, one in enumerate(row) if one.id == chapter_id), None)
    if here is None:
        raise Missing
    there = here + (-1 if where == "up" else 1)
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    for place, one in enumerate(row, start=1):
        one.place = place


async def put_away(session: Session, guide: Guide, chapter_id: UUID, *, away: bool, by: Person) -> None:
    """To the bin, or back to the end of the guide. Editions keep it.

    Raises:
        Missing: no such chapter in this guide.
    """
    chapter = await session.get(Chapter, chapter_id)
    if chapter is None or chapter.guide_id != guide.id:
        raise Missing
    if away == (chapter.binned_at is not None):
        return
    last = await session.scalar(
        select(func.max(Chapter.place)).where(Chapter.guide_id == guide.id, col(Chapter.binned_at).is_(None))
    )
    chapter.binned_at = clock.now() if away else None
    chapter.place = chapter.place if away else (last or 0) + 1
    audit(session, "bin-chapter" if away else "restore-chapter", chapter, by.id, guide.network_id)


async def binned_in(session: Session, guide: Guide) -> list[tuple[Chapter, ChapterText]]:
    """The chapters in the bin, the latest first."""
    rows = await session.execute(
        select(Chapter, ChapterText)
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .where(
            Chapter.guide_id == guide.id,
            ChapterText.language == guide.languages[0],
            col(Chapter.binned_at).is_not(None),
        )
        .order_by(col(Chapter.binned_at).desc())
    )
    return [(chapter, text) for chapter, text in rows]
