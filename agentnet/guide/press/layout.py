"""Lays an edition out in a folder for Typst: the template, the facts as JSON, pictures, and the chapters as code."""

import io
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
import segno

from agentnet.guide.press.ast import Heading, Qr, every
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.press.digest import edition_hash
from agentnet.guide.press.edition import Edition, EditionChapter
from agentnet.guide.press.known import Citation
from agentnet.guide.press.labels import CALLOUTS, PRINTED
from agentnet.guide.press.typst_code import Printing
from agentnet.typeset import array, literal, printable
from agentnet.words import _

TEMPLATES: Final = Path(__file__).parent / "print"
MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")


def lay_out(edition: Edition, folder: Path) -> None:
    """Write all that Typst reads; `folder/main.typ` is where it begins."""
    for template in TEMPLATES.glob("*.typ"):
        shutil.copy(template, folder)
    (folder / "book.json").write_bytes(msgspec.json.encode(_shown(_facts(edition)), order="deterministic"))
    images = dict(_pictures(edition.images, folder))
    labels = frozenset(_labels(edition.chapters))
    chapters = (_chapter(chapter, labels, images) for chapter in edition.chapters)
    (folder / "main.typ").write_text(
        "\n".join(('#import "guide.typ": *', "#show: guide", *chapters, "#colophon()", ""))
    )


def _facts(edition: Edition) -> dict[str, Any]:
    """What the cover, the running heads and the colophon say."""
    return {
        **{name: getattr(edition, name) for name in ("title", "subtitle", "series", "publisher", "number", "address")},
        "description": edition.description or edition.subtitle or edition.title,
        "keywords": list(edition.keywords),
        "language": edition.language,
        "paper": edition.paper,
        "day": _day(edition.day),
        "date": [edition.day.year, edition.day.month, edition.day.day],
        "hash": edition_hash(edition),
        "counted": [[counted.number, counted.what] for counted in edition.counted],
        "approvals": [_approvals(chapter) for chapter in edition.chapters],
        "brand": {name: getattr(edition.brand, name) for name in Brand.__struct_fields__},
        "qr": {printable(url): qr_svg(url, edition.brand.brand) for url in sorted(_addresses(edition))},
        "words": {name: _(word) for name, word in PRINTED.items()},
        "callouts": {kind: _(word) for kind, word in CALLOUTS.items()},
    }


def _approvals(chapter: EditionChapter) -> dict[str, Any]:
    by = [
        {
            "name": approval.name,
            "title": ", ".join(filter(None, (approval.title, approval.field))),
            "day": _day(approval.day),
        }
        for approval in chapter.approvals
    ]
    return {"title": chapter.chapter.title, "by": by}


def _shown(thing: Any) -> Any:
    """The facts with only such characters as the fonts have."""
    match thing:
        case str():
            return printable(thing)
        case list():
            return [_shown(part) for part in thing]
        case dict():
            return {name: value if name in ("qr", "brand") else _shown(value) for name, value in thing.items()}
        case _:
            return thing


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def qr_svg(url: str, colour: str) -> str:
    """The code with its quiet zone; level M is read from a worn page."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=4, dark=colour, light="#ffffff", xmldecl=False)
    return out.getvalue().decode()


def _addresses(edition: Edition) -> Iterator[str]:
    if edition.address:
        yield edition.address
    for chapter in edition.chapters:
        yield from (piece.url for piece in every(chapter.chapter.blocks) if isinstance(piece, Qr))


def _pictures(images: Mapping[str, bytes], folder: Path) -> Iterator[tuple[str, str]]:
    """Name → path in the folder; what is no picture is left out."""
    for n, (name, data) in enumerate(sorted(images.items())):
        if data.startswith(MAGIC):
            (folder / f"picture-{n}").write_bytes(data)
            yield name, f"picture-{n}"


def _labels(chapters: Iterable[EditionChapter]) -> Iterator[str]:
    """Every place that can be pointed to: `chapter`, `chapter/anchor`."""
    for chapter in chapters:
        yield chapter.slug
        yield from (f"{chapter.slug}/{p.anchor}" for p in every(chapter.chapter.blocks) if isinstance(p, Heading))


def _chapter(of: EditionChapter, labels: frozenset[str], images: Mapping[str, str]) -> str:
    printing = Printing(of.slug, labels, images, of.citations)
    body = printing.blocks(of.chapter.blocks)
    sources = array(
        f"({literal(printing.source_label(key))},{literal(str(source.number))},{literal(source.label)})"
        for key, source in _cited(of)
    )
    return f"#chapter({literal(of.slug)},{literal(of.chapter.title)},{sources},{body})"


def _cited(of: EditionChapter) -> list[tuple[str, Citation]]:
    """The sources that this chapter cites, by number."""
    keys = {key for piece in every(of.chapter.blocks) for key in cited_keys(piece)}
    return sorted(((key, of.citations[key]) for key in keys if key in of.citations), key=lambda pair: pair[1].number)
