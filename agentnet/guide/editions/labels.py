"""The sheets of stickers and badges that are frozen with an edition: its questions, its makers as they allowed."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from agentnet.db import Session
from agentnet.guide.models import EditionChapter, Guide
from agentnet.guide.press.brand import Brand
from agentnet.guide.reading.links import short_links
from agentnet.guide.stickers.sheets import PAPERS, Badge, BadgeSheet, Sticker, StickerSheet
from agentnet.network.models import Network
from agentnet.settings import settings
from agentnet.words import _, using

Sheet: TypeAlias = StickerSheet | BadgeSheet
BADGES_ON_SHEET = 8
EMPTY = 2
"""At least so many badges are left for a name to be written by hand."""


class Around(Struct, frozen=True):
    """What the sheets need to know of the edition that is being made."""

    guide: Guide
    network: Network
    brand: Brand
    language: str
    address: str
    moment: datetime


async def sheets_of(
    session: Session, around: Around, chapters: Sequence[EditionChapter], names: Sequence[str]
) -> dict[str, Sheet]:
    """By the kind of their file. Questions that coordinators have written, of the chapters that are in it; without any,
    the chapters' titles. People's names only as the colophon has them.
    """
    asked = [
        Sticker(question, url, title)
        for question, url, title in await short_links(session, around.guide.id, {one.chapter_id for one in chapters})
    ]
    titles = [Sticker(one.title, f"{around.address}{one.slug}") for one in chapters]
    with using(around.language):
        return {"stickers": _stickers(around, asked or titles), "badges": _badges(around, names)}


def _stickers(around: Around, stickers: Sequence[Sticker]) -> StickerSheet:
    """Each so many times that the sheet is full."""
    paper = PAPERS["3x7"]
    times = max(1, paper.columns * paper.rows // len(stickers))
    return StickerSheet(
        title=_("Tarra-arkki: {title}", title=around.guide.title),
        name=around.guide.title,
        language=around.language,
        stickers=tuple(one for one in stickers for _n in range(times)),
        moment=around.moment,
        code=_("QR-koodi"),
        over=_("Agentin vihje") if around.network.story_theme else "",
        story=around.network.story_theme,
        brand=around.brand,
    )


def _badges(around: Around, names: Sequence[str]) -> BadgeSheet:
    url = f"{settings().base_url}/g/{around.guide.slug}"
    empty = EMPTY + -(len(names) + EMPTY) % BADGES_ON_SHEET
    made = [Badge(name, role=_("Mukana tekemässä"), lines=(around.guide.title,), url=url) for name in names]
    made += [Badge("", lines=(around.guide.title,), url=url) for _n in range(empty)]
    return BadgeSheet(
        title=_("Nimilaput: {name}", name=around.network.name),
        network=around.network.name,
        language=around.language,
        badges=tuple(made),
        moment=around.moment,
        code=_("QR-koodi"),
        story=around.network.story_theme,
        brand=around.brand,
    )
