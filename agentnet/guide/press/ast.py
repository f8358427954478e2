"""What a chapter is made of: frozen blocks, each with an id that lives through edits, and the inlines in them."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct, json

CalloutKind: TypeAlias = Literal["vinkki", "muista", "varoitus", "tarina", "tehtava"]
Tone: TypeAlias = Literal["client", "social", "health", "joint", "other"]
Align: TypeAlias = Literal["", "left", "center", "right"]

LAYOUT: Final = frozenset({"id", "width"})
"""Fields that are no content: they are left out of the hash that an approval is bound to."""


class Text(Struct, frozen=True, tag="text"):
    text: str


class Code(Struct, frozen=True, tag="code"):
    text: str


class Break(Struct, frozen=True, tag="break"):
    """A line break that the author asked for."""


class Emphasis(Struct, frozen=True, tag="em"):
    inside: tuple["Inline", ...]


class Strong(Struct, frozen=True, tag="strong"):
    inside: tuple["Inline", ...]


class Struck(Struct, frozen=True, tag="struck"):
    inside: tuple["Inline", ...]


class Link(Struct, frozen=True, tag="link"):
    """A link out: https, http, mailto or tel, nothing else."""

    href: str
    inside: tuple["Inline", ...]


class Reference(Struct, frozen=True, tag="ref"):
    """A link within the guide: `anchor` here, or `chapter`, or `chapter/anchor`."""

    target: str
    inside: tuple["Inline", ...]


class Termed(Struct, frozen=True, tag="term"):
    """Words that the glossary explains: `[palaveria](sanasto:verkostopalaveri)`."""

    slug: str
    inside: tuple["Inline", ...]


class Tooled(Struct, frozen=True, tag="tool"):
    """A link to a file that goes with the chapter: `[kutsupohja](tyokalu:kutsupohja)`."""

    name: str
    inside: tuple["Inline", ...]


class Note(Struct, frozen=True, tag="note"):
    """A footnote, with its words at the place that refers to it; the same `key` twice is the same note."""

    key: str
    inside: tuple["Inline", ...]


class Cite(Struct, frozen=True, tag="cite"):
    """A reference to findings, by the keys that the caller knows."""

    keys: tuple[str, ...]


Inline: TypeAlias = Text | Code | Break | Emphasis | Strong | Struck | Link | Reference | Termed | Tooled | Note | Cite
Inlines: TypeAlias = tuple[Inline, ...]


class Heading(Struct, frozen=True, tag="heading"):
    """`level` is 2 to 4: the chapter's own title is level 1 and stands outside its blocks."""

    id: str
    level: int
    anchor: str
    inside: Inlines


class Paragraph(Struct, frozen=True, tag="paragraph"):
    id: str
    inside: Inlines


class Item(Struct, frozen=True, tag="item"):
    id: str
    blocks: tuple["Block", ...]


class Listing(Struct, frozen=True, tag="list"):
    """A bullet list, or a numbered one when `start` is a number."""

    id: str
    start: int | None
    items: tuple[Item, ...]


class Quote(Struct, frozen=True, tag="quote"):
    id: str
    blocks: tuple["Block", ...]


class Callout(Struct, frozen=True, tag="callout"):
    id: str
    kind: CalloutKind
    title: str
    blocks: tuple["Block", ...]


class Checklist(Struct, frozen=True, tag="checklist"):
    """Identifying marks, to be ticked."""

    id: str
    title: str
    items: tuple[Item, ...]


class Figure(Struct, frozen=True, tag="figure", omit_defaults=True):
    """A picture of our own store, by name; `alt` is what it shows, for one who cannot see it.

    `width` is its share of the text's width, in per cent.
    """

    id: str
    image: str
    alt: str
    caption: str
    width: int = 100


class Lane(Struct, frozen=True):
    """What one role does at each step; an empty cell means that the role does nothing there."""

    role: str
    tone: Tone
    cells: tuple[Inlines, ...]


class Process(Struct, frozen=True, tag="process"):
    """A process picture: who does what at each step. It is a table, so it reads aloud as well as it looks."""

    id: str
    title: str
    steps: tuple[str, ...]
    lanes: tuple[Lane, ...]


class Qr(Struct, frozen=True, tag="qr"):
    id: str
    url: str
    caption: str


class Tools(Struct, frozen=True, tag="tools"):
    """The place where the chapter's tools are listed: templates and forms, frozen with the edition."""

    id: str
    title: str


class Table(Struct, frozen=True, tag="table"):
    id: str
    aligns: tuple[Align, ...]
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


class Preformatted(Struct, frozen=True, tag="pre"):
    id: str
    text: str


class Divider(Struct, frozen=True, tag="divider"):
    id: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | Listing
    | Quote
    | Callout
    | Checklist
    | Figure
    | Process
    | Qr
    | Tools
    | Table
    | Preformatted
    | Divider
)
Blocks: TypeAlias = tuple[Block, ...]
Piece: TypeAlias = Block | Item
"""Anything with an id: a block, or an item of a list."""


class Chapter(Struct, frozen=True):
    """One chapter in one language."""

    language: str
    title: str
    blocks: Blocks


def dumps(blocks: Sequence[Block]) -> bytes:
    """The blocks as JSON, to be stored with a revision."""
    return json.encode(blocks)


def loads(stored: bytes | str) -> Blocks:
    """The blocks that `dumps` wrote. Raises `msgspec.ValidationError` when they are something else."""
    return json.decode(stored, type=Blocks)


def inner(piece: Piece) -> tuple[Piece, ...]:
    """The pieces directly inside this one."""
    match piece:
        case Listing() | Checklist():
            return piece.items
        case Item() | Quote() | Callout():
            return piece.blocks
        case _:
            return ()


def every(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """All pieces in reading order, the outer before the inner."""
    for piece in pieces:
        yield piece
        yield from every(inner(piece))


def anchors(blocks: Sequence[Block]) -> frozenset[str]:
    """The anchors of this chapter's headings."""
    return frozenset(piece.anchor for piece in every(blocks) if isinstance(piece, Heading))
