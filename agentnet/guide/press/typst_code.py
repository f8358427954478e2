"""Blocks as Typst code. All that a person typed becomes a string literal, never markup: nothing to inject."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from agentnet.guide.press.ast import (
    Block,
    Break,
    Callout,
    Checklist,
    Cite,
    Code,
    Divider,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Process,
    Qr,
    Quote,
    Reference,
    Strong,
    Struck,
    Table,
    Termed,
    Text,
)
from agentnet.guide.press.known import Citation
from agentnet.guide.press.plain import spoken, words_of
from agentnet.typeset import array, literal

T = TypeVar("T")
SHORT = 700
"""Letters in a box that is kept on one page."""


@dataclass
class Printing:
    """One chapter being written: where it may point to, and the footnotes met so far."""

    chapter: str
    labels: frozenset[str]
    images: Mapping[str, str]
    citations: Mapping[str, Citation]
    notes: set[str] = field(default_factory=set)

    def blocks(self, blocks: Sequence[Block]) -> str:
        return _sequence(blocks, self.block)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                label = literal(f"{self.chapter}/{block.anchor}")
                return f"hd({block.level},{label},{self.inlines(block.inside)})"
            case Paragraph():
                return f"par({self.inlines(block.inside)})"
            case Listing(start=None):
                return f"list(tight:false,{self._items(block.items)})"
            case Listing():
                return f"enum(tight:false,start:{min(block.start or 0, 999999)},{self._items(block.items)})"
            case Quote():
                return f"quote(block:true,{self.blocks(block.blocks)})"
            case Preformatted():
                return f"raw(block:true,{literal(block.text)})"
            case Divider():
                return "divider()"
            case Callout():
                head = f"{literal(block.kind)},{literal(block.title)},{_short(block)}"
                return f"callout({head},{self.blocks(block.blocks)})"
            case Checklist():
                items = array(self._item(item) for item in block.items)
                return f"checklist({literal(block.title)},{_short(block)},{items})"
            case Figure():
                return self._figure(block)
            case Process():
                return self._process(block)
            case Qr():
                return f"qr({literal(block.url)},{literal(block.caption)})"
            case Table():
                return self._table(block)

    def _items(self, items: Sequence[Item]) -> str:
        return ",".join(self._item(item) for item in items)

    def _item(self, item: Item) -> str:
        match item.blocks:
            case (Paragraph() as only,):
                return self.inlines(only.inside)
            case _:
                return self.blocks(item.blocks)

    def _figure(self, block: Figure) -> str:
        path, alt = self.images.get(block.image), block.alt or block.caption
        if path is None:
            return f"par({literal(alt or block.image)})"
        return f"picture({literal(path)},{literal(alt)},{literal(block.caption)})"

    def _process(self, block: Process) -> str:
        lanes = array(
            f"({literal(lane.role)},{literal(lane.tone)},{array(self._deed(cell) for cell in lane.cells)})"
            for lane in block.lanes
        )
        return f"process({literal(block.title)},{array(map(literal, block.steps))},{lanes})"

    def _deed(self, cell: Inlines) -> str:
        return self.inlines(cell) if cell else "none"

    def _table(self, block: Table) -> str:
        aligns = array(align or "start" for align in block.aligns)
        rows = array(array(self.inlines(cell) for cell in row) for row in block.rows)
        return f"grid-table({_widths(block)},{aligns},{array(self.inlines(cell) for cell in block.head)},{rows})"

    def inlines(self, inside: Inlines) -> str:
        return _sequence(inside, self.inline)

    def inline(self, piece: Inline) -> str:
        match piece:
            case Text():
                return literal(piece.text)
            case Code():
                return f"raw({literal(piece.text)})"
            case Break():
                return "linebreak()"
            case Emphasis():
                return f"emph({self.inlines(piece.inside)})"
            case Strong():
                return f"strong({self.inlines(piece.inside)})"
            case Struck():  # PDF/UA does not allow a strike over a link's underline
                return _sequence(
                    piece.inside,
                    lambda part: f"strike({self.inline(part)})" if isinstance(part, Text) else self.inline(part),
                )
            case Link():
                return f"link({literal(piece.href)},{self.inlines(piece.inside)})"
            case Reference():
                return self._reference(piece)
            case Termed():
                return self.inlines(piece.inside)
            case Note():
                return self._note(piece)
            case Cite():
                return f"cites({array(self._source(key) for key in piece.keys)})"

    def _reference(self, piece: Reference) -> str:
        words = self.inlines(piece.inside)
        for label in (f"{self.chapter}/{piece.target}", piece.target):
            if label in self.labels:
                return f"xref({literal(label)},{words})"
        return words

    def _note(self, piece: Note) -> str:
        label = literal(f"note:{self.chapter}/{piece.key}")
        if piece.key in self.notes:
            return f"note-again({label})"
        self.notes.add(piece.key)
        return f"note({label},{self.inlines(piece.inside)})"

    def _source(self, key: str) -> str:
        source = self.citations.get(key)
        if source is None:
            return f"(none,{literal('@' + key)})"
        return f"({literal(self.source_label(key))},{literal(str(source.number))})"

    def source_label(self, key: str) -> str:
        return f"source:{self.chapter}/{key}"


def _sequence(parts: Sequence[T], written: Callable[[T], str]) -> str:
    """Typst code that joins the parts; an empty string when there are none."""
    code = ";".join(written(part) for part in parts)
    return "{" + code + "}" if code else '""'


def _short(block: Callout | Checklist) -> str:
    """Whether the box should stay on one page."""
    return "true" if len(words_of(block)) < SHORT else "false"


def _widths(block: Table) -> str:
    """Column widths by what they hold, so that a narrow column of numbers leaves room to words."""
    columns = zip(*(row for row in (block.head, *block.rows)), strict=False)
    longest = (max(len(spoken(cell)) for cell in column) for column in columns)
    return array(f"{min(max(letters, 6), 40) ** 0.6:.2f}fr" for letters in longest)
