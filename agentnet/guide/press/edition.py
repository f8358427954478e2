"""Everything that one printed edition is made from, given by the caller: nothing is looked up while it is set."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from agentnet.guide.press.ast import Chapter
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.known import Citation

Paper: TypeAlias = Literal["a5", "a4"]
Links: TypeAlias = Literal["notes", "qr", "plain"]
"""How an address is told on paper: in a footnote, as a code at the chapter's end, or not at all."""


class Approval(Struct, frozen=True):
    """Who approved a chapter: name, title (`palvelualueen johtaja`), field in words (`terveydenhuolto`), and when."""

    name: str
    title: str
    field: str
    day: date


class Term(Struct, frozen=True):
    """A term of the glossary: its word, what it means in both fields, and other words for it."""

    slug: str
    word: str
    meaning: str
    others: tuple[str, ...] = ()


class Tool(Struct, frozen=True):
    """A file that goes with a chapter (an invitation template, a form). `file` is its name in the edition."""

    name: str
    title: str
    version: str = ""
    owner: str = ""
    file: str = ""
    href: str = ""
    size: int = 0


class EditionChapter(Struct, frozen=True):
    """`slug` is the chapter's address in the guide; `citations` by finding key; `content` is its approved hash.

    `art` names the picture that opens it; `owner` is the responsible body.
    """

    slug: str
    chapter: Chapter
    citations: Mapping[str, Citation] = {}
    approvals: tuple[Approval, ...] = ()
    content: str = ""
    art: str = ""
    owner: str = ""
    valid_from: date | None = None
    look_again_by: date | None = None
    tools: tuple[Tool, ...] = ()


class Counted(Struct, frozen=True):
    """A figure for the colophon: 214, `ajatusta ja vastausta`. The caller obeys the suppression floor."""

    number: int
    what: str


class Edition(Struct, frozen=True):
    """One edition in one language. `images`: the pictures by name, PNG, JPEG or WebP from our own store.

    `changes`: a line for each chapter that differs from the edition before. `contributors`: names of those who allowed
    it. `bleed`: 3 mm more on each side, with crop marks, for a printing house.
    """

    title: str
    number: str
    day: date
    language: str
    chapters: tuple[EditionChapter, ...]
    subtitle: str = ""
    series: str = ""
    publisher: str = ""
    address: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = ()
    images: Mapping[str, bytes] = {}
    brand: Brand = Brand()
    paper: Paper = "a5"
    glossary: tuple[Term, ...] = ()
    change_note: str = ""
    changes: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    links: Links = "notes"
    bleed: bool = False
