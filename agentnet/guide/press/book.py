"""What the web guide, the EPUB and the Word file of an edition have in common: names of files, sources, addresses."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from agentnet.guide.press.ast import Figure, anchors, every
from agentnet.guide.press.brand import HEX, Brand
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.press.edition import Edition, EditionChapter, Tool
from agentnet.guide.press.known import Citation, Known
from agentnet.guide.press.reading import slug

KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"RIFF", "webp", "image/webp"),
)
UNSOUND: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DIRECTIONS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9_-]{0,62})\.)*[a-z0-9][a-z0-9-]{0,62}\.?|[\w.-]+", re.IGNORECASE)
MAILBOX: Final = re.compile(r"[^\s:/?#\[\]<>%]+@[^\s:/?#\[\]<>%]+(?:\?[\w=&%.+-]*)?")
NUMBER: Final = re.compile(r"\+?[0-9().-]{2,30}")
HARMLESS: Final = re.compile(r"(?:%[0-9a-f]{2}|[!$&'()*+,./0-9:;=?@_a-z~#-])*", re.IGNORECASE)


class Picture:
    """A picture of the edition: the name of its file among the output's, its kind, its bytes."""

    def __init__(self, name: str, data: bytes, ending: str, kind: str) -> None:
        stem = slug(name.rpartition("/")[2].rpartition(".")[0], "kuva")[:40]
        self.file = f"images/{stem}-{sha256(data).hexdigest()[:8]}.{ending}"
        self.kind, self.data = kind, data


class Book:
    """An edition whose chapters stand in files `<slug>.<ending>` side by side."""

    def __init__(self, edition: Edition, ending: str, kept: Collection[str] = ()) -> None:
        """`kept`: the names of the tools' files that go with the book."""
        self.edition, self.ending, self.kept = edition, ending, kept

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """The pictures that the pages show, by name; what is no picture is left out."""
        chapters = self.edition.chapters
        asked = {piece.image for of in chapters for piece in every(of.chapter.blocks) if isinstance(piece, Figure)}
        asked |= {of.art for of in chapters} | {self.edition.brand.logo}
        return dict(self._read(asked & self.edition.images.keys()))

    def _read(self, names: Iterable[str]) -> Iterator[tuple[str, Picture]]:
        for name in sorted(names):
            data = self.edition.images[name]
            for magic, ending, kind in KINDS:
                if data.startswith(magic):
                    yield name, Picture(name, data, ending, kind)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of each chapter by its slug. A slug is made safe here, so that none leads out of the folder."""
        given: dict[str, str] = {}
        for of in self.edition.chapters:
            name, n = slug(of.slug, "luku"), 1
            taken = {*given.values(), f"index.{self.ending}"} | {f"{one}.{self.ending}" for one in RESERVED}
            while f"{name}{f'-{n}' if n > 1 else ''}.{self.ending}" in taken:
                n += 1
            given[of.slug] = f"{name}{f'-{n}' if n > 1 else ''}.{self.ending}"
        return given

    @cached_property
    def places(self) -> frozenset[str]:
        """Every address within the book that there is: `file`, `file#anchor`."""
        chapters = [(self.files[of.slug], anchors(of.chapter.blocks)) for of in self.edition.chapters]
        terms = {f"sanasto.{self.ending}#{term.slug}" for term in self.edition.glossary}
        return frozenset(self.files.values()) | {f"{file}#{name}" for file, names in chapters for name in names} | terms

    @cached_property
    def terms(self) -> dict[str, tuple[str, str]]:
        return {term.slug: (term.word, term.meaning) for term in self.edition.glossary}

    def known(self, of: EditionChapter) -> Known:
        """What the chapter may point to, with addresses inside the book."""
        sources = {key: Citation(one.number, one.label, f"#l:{one.number}") for key, one in sources_of(of)}
        images = {name: picture.file for name, picture in self.pictures.items()}
        tools = {tool.name: (tool.title, self.tool(tool)) for tool in of.tools}
        glossary = f"sanasto.{self.ending}" if self.terms else ""
        files = {tool.name: (tool.file, tool.size, tool.version) for tool in of.tools}
        return Known(sources, images, self.files, self.terms, tools, glossary, files=files)

    def tool(self, tool: Tool) -> str:
        """The address of a file that goes with a chapter; empty when there is none."""
        return f"tools/{tool.file}" if tool.file in self.kept else safe_link(tool.href)


RESERVED: Final = ("kansi", "sisallys", "sanasto", "tiedot", "404", "haku")
"""Names of pages that are no chapters."""


def sources_of(of: EditionChapter) -> list[tuple[str, Citation]]:
    """The sources that a chapter cites, by number."""
    keys = {key for piece in every(of.chapter.blocks) for key in cited_keys(piece)}
    return sorted(((key, of.citations[key]) for key in keys if key in of.citations), key=lambda pair: pair[1].number)


def sound(text: str) -> str:
    """The text without characters that XML forbids or that turn the direction of others."""
    return DIRECTIONS.sub("", UNSOUND.sub("", text))


def safe_link(href: str) -> str:
    """The address if it leads out by https, http, mailto or tel and is well made, else nothing."""
    scheme, colon, rest = href.partition(":")
    match scheme.lower():
        case "mailto" if colon:
            return href if MAILBOX.fullmatch(rest) and HARMLESS.fullmatch(rest) else ""
        case "tel" if colon:
            return href if NUMBER.fullmatch(rest) else ""
        case "https" | "http" if rest.startswith("//") and HARMLESS.fullmatch(rest):
            return href if _has_host(href) else ""
        case _:
            return ""


def _has_host(href: str) -> bool:
    try:
        parts = urlsplit(href)
        port = parts.port
    except ValueError:
        return False
    name = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
    return HOST.fullmatch(name) is not None


def colours(brand: Brand) -> Mapping[str, str]:
    """The brand's colours by name, each surely a colour: one that is none gives way to ours."""
    ours = Brand()
    names = (name for name in Brand.__struct_fields__ if HEX.fullmatch(str(getattr(ours, name))))
    return {name: mine if HEX.fullmatch(mine := str(getattr(brand, name))) else getattr(ours, name) for name in names}


def family(name: str, otherwise: str) -> str:
    """A family of fonts for a stylesheet."""
    return f'"{re.sub(r"[^A-Za-z0-9 -]", "", name)}", {otherwise}' if name else otherwise


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
