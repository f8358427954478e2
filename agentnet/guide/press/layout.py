"""Lays an edition out as the files that Typst reads: templates, facts as JSON, pictures, and a file of code a chapter.

What an edit changes stands apart from what it does not, so that a warm compiler sets only the edited chapter again.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from agentnet.guide.press.ast import Heading, every
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.press.digest import edition_hash
from agentnet.guide.press.edition import Edition, EditionChapter
from agentnet.guide.press.known import Citation
from agentnet.guide.press.labels import CALLOUTS, PRINTED
from agentnet.guide.press.pictures import Pictures
from agentnet.guide.press.typst_code import Printing
from agentnet.typeset import array, literal, printable
from agentnet.words import _

BRIEF: Final = 50
"""Contents and words of a glossary that may stand on one page; more are not even tried there."""
TEMPLATES: Final = Path(__file__).parent / "print"


class Kept(Struct, frozen=True):
    """A chapter's code as it was written, what it was written from, and the pictures it shows."""

    chapter: EditionChapter
    around: tuple[object, ...]
    code: bytes
    files: dict[str, bytes]


def laid_out(edition: Edition, kept: dict[int, Kept] | None = None) -> dict[str, bytes]:
    """Every file by name; `main.typ` is where Typst begins. What `kept` has is not written anew."""
    pictures = Pictures(edition.images, edition.brand)
    chapters = dict(_chapters(edition, pictures, {} if kept is None else kept))
    address = pictures.code(edition.address) if edition.address else ""
    parts = ['#import "guide.typ": *', "#show: guide", "#front()", *(f'#include "{name}"' for name in chapters)]
    return {
        **_templates(),
        "look.json": _json(_look(edition, pictures)),
        "book.json": _json(_facts(edition) | {"code": address}),
        **chapters,
        "main.typ": "\n".join((*parts, "#back()", "")).encode(),
        **pictures.files,
    }


def cover_only(edition: Edition) -> dict[str, bytes]:
    """The files of the cover by itself, as a page without bleed."""
    bare = msgspec.structs.replace(edition, chapters=(), glossary=(), bleed=False)
    pictures = Pictures(edition.images, edition.brand)
    main = '#import "guide.typ": *\n#show: guide\n#cover(json("/book.json"))\n'
    return {
        **_templates(),
        "look.json": _json(_look(bare, pictures)),
        "book.json": _json(_facts(bare)),
        "main.typ": main.encode(),
        **pictures.files,
    }


def one_chapter(edition: Edition, place: int = 0) -> dict[str, bytes]:
    """The files of one chapter by itself, without cover, contents and colophon: for a preview."""
    pictures = Pictures(edition.images, edition.brand)
    alone = msgspec.structs.replace(edition, chapters=(edition.chapters[place],), glossary=())
    ((name, code),) = _chapters(alone, pictures, {})
    main = f'#import "guide.typ": *\n#show: guide\n#counter(heading).update({place})\n#include "{name}"\n'
    facts = {"title": edition.title, "hash": "", "approvals": []}
    return {
        **_templates(),
        "look.json": _json(_look(edition, pictures)),
        "book.json": _json(facts),
        name: code,
        "main.typ": main.encode(),
        **pictures.files,
    }


@cache
def _templates() -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}


def _json(facts: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode(_shown(facts), order="deterministic")


def _look(edition: Edition, pictures: Pictures) -> dict[str, Any]:
    """What every page looks like and says: it stays the same while chapters are edited."""
    brand = edition.brand
    return {
        **{name: getattr(edition, name) for name in ("title", "number", "language", "paper", "bleed", "links")},
        "brand": {name: getattr(brand, name) for name in Brand.__struct_fields__},
        "logo": pictures.file(brand.logo),
        "cover_image": pictures.file(brand.cover_image),
        "words": {name: _(word) for name, word in PRINTED.items()},
        "callouts": {kind: _(word) for kind, word in CALLOUTS.items()},
    }


def _facts(edition: Edition) -> dict[str, Any]:
    """What the cover, the contents and the last pages say."""
    return {
        **{name: getattr(edition, name) for name in ("title", "subtitle", "series", "publisher", "number", "address")},
        "description": edition.description or edition.subtitle or edition.title,
        "keywords": list(edition.keywords),
        "day": day(edition.day),
        "date": [edition.day.year, edition.day.month, edition.day.day],
        "hash": edition_hash(edition),
        "counted": [[counted.number, counted.what] for counted in edition.counted],
        "approvals": [_approvals(chapter) for chapter in edition.chapters],
        "change_note": [line for line in edition.change_note.splitlines() if line.strip()],
        "changes": list(edition.changes),
        "contributors": list(edition.contributors),
        "brief": _entries(edition) + len(edition.glossary) <= BRIEF,
        "glossary": [
            {"slug": term.slug, "word": term.word, "meaning": term.meaning, "others": list(term.others)}
            for term in edition.glossary
        ],
    }


def _entries(edition: Edition) -> int:
    """Lines of its contents."""
    blocks = [block for of in edition.chapters for block in of.chapter.blocks]
    return len(edition.chapters) + sum(isinstance(block, Heading) and block.level == 2 for block in blocks)


def _approvals(chapter: EditionChapter) -> dict[str, Any]:
    by = [
        {
            "name": approval.name,
            "title": ", ".join(filter(None, (approval.title, approval.field))),
            "day": day(approval.day),
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
            return {name: _shown(value) for name, value in thing.items()}
        case _:
            return thing


def day(day: Any) -> str:
    """`17.11.2026`; nothing for no day."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def _chapters(edition: Edition, pictures: Pictures, kept: dict[int, Kept]) -> Iterator[tuple[str, bytes]]:
    labels = frozenset(_labels(edition.chapters))
    terms = frozenset(term.slug for term in edition.glossary)
    around = (labels, terms, edition.links, edition.brand, edition.images)
    for n, chapter in enumerate(edition.chapters):
        was = kept.get(n)
        if was is None or was.chapter != chapter or was.around != around:
            own = Pictures(edition.images, edition.brand)
            printing = Printing(chapter.slug, labels, own, chapter.citations, terms, chapter.tools, edition.links)
            code = f'#import "blocks.typ": *\n{_chapter(chapter, printing)}\n'.encode()
            was = kept[n] = Kept(chapter, around, code, own.files)
        pictures.files |= was.files
        yield f"chapter-{n}.typ", was.code


def _labels(chapters: Iterable[EditionChapter]) -> Iterator[str]:
    """Every place that can be pointed to: `chapter`, `chapter/anchor`."""
    for chapter in chapters:
        yield chapter.slug
        yield from (f"{chapter.slug}/{p.anchor}" for p in every(chapter.chapter.blocks) if isinstance(p, Heading))


def _chapter(of: EditionChapter, printing: Printing) -> str:
    body, ending = printing.body(of.chapter.blocks)
    sources = array(
        f"({literal(printing.source_label(key))},{literal(str(source.number))},{literal(source.label)})"
        for key, source in _cited(of)
    )
    facts = array(
        f"({literal(name)},{literal(value)})"
        for name, value in (
            ("owner", of.owner),
            ("valid_from", day(of.valid_from)),
            ("look_again_by", day(of.look_again_by)),
        )
        if value
    )
    art = literal(printing.pictures.file(of.art))
    head = f"{literal(of.slug)},{literal(of.chapter.title)},{literal(of.chapter.language)},{art},{facts}"
    return f"#chapter({head},{sources},{printing.links_at_end()},{body},{ending})"


def _cited(of: EditionChapter) -> list[tuple[str, Citation]]:
    """The sources that this chapter cites, by number."""
    keys = {key for piece in every(of.chapter.blocks) for key in cited_keys(piece)}
    return sorted(((key, of.citations[key]) for key in keys if key in of.citations), key=lambda pair: pair[1].number)
