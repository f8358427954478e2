"""Everything that one printed edition is made from, given by the caller: nothing is looked up while it is set."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from agentnet.guide.press.ast import Chapter
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.known import Citation

Paper: TypeAlias = Literal["a5", "a4"]


class Approval(Struct, frozen=True):
    """Who approved a chapter: name, title (`palvelualueen johtaja`), field in words (`terveydenhuolto`), and when."""

    name: str
    title: str
    field: str
    day: date


class EditionChapter(Struct, frozen=True):
    """`slug` is the chapter's address in the guide; `citations` by finding key; `content` is its approved hash."""

    slug: str
    chapter: Chapter
    citations: Mapping[str, Citation] = {}
    approvals: tuple[Approval, ...] = ()
    content: str = ""


class Counted(Struct, frozen=True):
    """A figure for the colophon: 214, `ajatusta ja vastausta`. The caller obeys the suppression floor."""

    number: int
    what: str


class Edition(Struct, frozen=True):
    """One edition in one language. `images`: the pictures by name, PNG, JPEG or WebP from our own store."""

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
