"""Sheets of stickers and badges, set in type: tagged (PDF/UA-1), made to last (PDF/A-2a). Pure; slow: for a child."""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Struct

from agentnet.guide.press.brand import Brand
from agentnet.typeset import as_pdf, as_png, laid_out

TEMPLATES: Final = Path(__file__).parent / "print"
PIXELS_PER_INCH: Final = 300

Size: TypeAlias = Literal["3x7", "2x4"]


class Paper(Struct, frozen=True):
    """A sheet of labels on A4, in millimetres."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float


PAPERS: Final[Mapping[Size, Paper]] = {
    "3x7": Paper(3, 7, 63.5, 38.1, 7.25, 15.15, 2.5),
    "2x4": Paper(2, 4, 99.1, 67.7, 4.65, 13.1, 2.5),
}
"""Label sheets that every office shop sells: 63,5 × 38,1 mm and 99,1 × 67,7 mm."""


class Sticker(Struct, frozen=True):
    """A question, where its answer is, and a line under it (the chapter's title)."""

    question: str
    url: str
    under: str = ""


class StickerSheet(Struct, frozen=True):
    """`name` is the guide's; `over` stands above the question in the story theme; `cut`: lines to cut along."""

    title: str
    name: str
    language: str
    stickers: tuple[Sticker, ...]
    moment: datetime
    code: str
    over: str = ""
    size: Size = "3x7"
    cut: bool = False
    story: bool = False
    brand: Brand = Brand()


class Badge(Struct, frozen=True):
    """`tone`: the colour of the person's field (`social`, `health` or none); `mark`: their name in the story theme."""

    name: str
    lines: tuple[str, ...] = ()
    role: str = ""
    tone: str = ""
    mark: str = ""
    url: str = ""


class BadgeSheet(Struct, frozen=True):
    """Badges of a network. `code` is what a code is called, for those who cannot see it."""

    title: str
    network: str
    language: str
    badges: tuple[Badge, ...]
    moment: datetime
    code: str
    cut: bool = True
    story: bool = False
    brand: Brand = Brand()


def stickers_pdf(sheet: StickerSheet) -> bytes:
    """The sheet as PDF, a page for each `PAPERS[size]` full."""
    codes = _codes(one.url for one in sheet.stickers)
    stickers = [{**msgspec.to_builtins(one), "code": codes[one.url][0]} for one in sheet.stickers]
    facts = {**_facts(sheet), "stickers": stickers, "sheet": msgspec.to_builtins(PAPERS[sheet.size])}
    with laid_out(TEMPLATES, "stickers.typ", facts, dict(codes.values())) as folder:
        return as_pdf(folder, sheet.moment)


def badges_pdf(sheet: BadgeSheet) -> bytes:
    """Eight badges on a page."""
    facts, pictures = _badges(sheet, single=False)
    with laid_out(TEMPLATES, "badges.typ", facts, pictures) as folder:
        return as_pdf(folder, sheet.moment)


def badge_png(sheet: BadgeSheet) -> bytes:
    """The first badge as a picture: with every letter that the fonts have, as on paper."""
    facts, pictures = _badges(sheet, single=True)
    with laid_out(TEMPLATES, "badges.typ", facts, pictures) as folder:
        return as_png(folder, pixels_per_inch=PIXELS_PER_INCH)


def _badges(sheet: BadgeSheet, *, single: bool) -> tuple[dict[str, Any], dict[str, bytes]]:
    codes = _codes(one.url for one in sheet.badges if one.url)
    badges = [{**msgspec.to_builtins(one), "code": codes[one.url][0] if one.url else ""} for one in sheet.badges]
    facts = {**_facts(sheet), "badges": badges, "single": single, "words-code": sheet.code}
    return facts | ({"cut": False} if single else {}), dict(codes.values())


def _facts(sheet: StickerSheet | BadgeSheet) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.to_builtins(sheet)
    del facts["moment"]
    return facts


def _codes(urls: Iterable[str]) -> dict[str, tuple[str, bytes]]:
    """Address → the name and the drawing of its code: level M, four modules of quiet zone."""
    return {url: (f"code-{n}.svg", _code(url)) for n, url in enumerate(dict.fromkeys(urls))}


def _code(url: str) -> bytes:
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=4, dark="#000000", light="#ffffff", scale=4)
    return out.getvalue()
