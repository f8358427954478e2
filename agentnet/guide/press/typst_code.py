"""Blocks as Typst code. All that a person typed becomes a string literal, never markup: nothing to inject."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

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
    Tooled,
    Tools,
    every,
)
from agentnet.guide.press.edition import Links, Tool
from agentnet.guide.press.known import Citation
from agentnet.guide.press.pictures import Pictures
from agentnet.guide.press.plain import spoken, words_of
from agentnet.guide.press.typst_tables import process_code, table_code
from agentnet.typeset import array, literal

T = TypeVar("T")
SHORT: Final = 700
"""Letters in a box that is kept on one page."""
BOXES: Final = (Callout, Checklist, Figure, Process, Qr, Tools)
LONGEST_CODE: Final = 400
"""A longer address makes a QR code that no phone reads from a printed page."""


@dataclass
class Printing:
    """One chapter being written: where it may point to, and the footnotes and links met so far."""

    chapter: str
    labels: frozenset[str]
    pictures: Pictures
    citations: Mapping[str, Citation]
    terms: frozenset[str]
    tools: Sequence[Tool]
    told: Links
    notes: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    in_note: bool = False
    told_tools: bool = False

    def body(self, blocks: Sequence[Block]) -> str:
        """The whole chapter. What leads to a box that ends it goes with the box, so that no box stands alone."""
        listed = any(isinstance(piece, Tools) for piece in every(blocks))
        written = [self.block(block) for block in blocks]
        if self.tools and not listed:
            written.append(self._tools(Tools("", "")))
        for n in range(len(blocks) - 1, max(0, len(blocks) - 4), -1):
            if not isinstance(blocks[n], BOXES) or isinstance(blocks[n - 1], Heading):
                break
            written[n - 1] = f"with-next({written[n - 1]})"
        return _sequence(written, str)

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
                return process_code(block, self.inlines)
            case Qr():
                return f"qr({literal(self.pictures.code(block.url))},{literal(block.url)},{literal(block.caption)})"
            case Tools():
                return self._tools(block)
            case Table():
                return table_code(block, self.inlines)

    def _items(self, items: Sequence[Item]) -> str:
        return ",".join(self._item(item) for item in items)

    def _item(self, item: Item) -> str:
        match item.blocks:
            case (Paragraph() as only,):
                return self.inlines(only.inside)
            case _:
                return self.blocks(item.blocks)

    def _figure(self, block: Figure) -> str:
        path, alt = self.pictures.file(block.image), block.alt or block.caption
        if not path:
            return f"par({literal(alt or block.image)})"
        return f"picture({literal(path)},{literal(alt)},{literal(block.caption)},{block.width})"

    def _tools(self, block: Tools) -> str:
        """The list, once a chapter: what is said twice has its place at the first."""
        if self.told_tools:
            return '""'
        self.told_tools = True
        tools = array(
            f"({literal(self._tool_label(tool.name))},{literal(tool.title)},{literal(tool.version)},"
            f"{literal(tool.owner)},{literal(tool.file)},{literal(tool.href)},{literal(self._code(tool.href))})"
            for tool in self.tools
        )
        return f"tools({literal(block.title)},{tools})"

    def _code(self, url: str) -> str:
        """The file of the code that leads there; empty when no code can."""
        return self.pictures.code(url) if url.startswith("https://") and len(url) <= LONGEST_CODE else ""

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
                return self._link(piece)
            case Reference():
                return self._reference(piece)
            case Termed():
                words = self.inlines(piece.inside)
                return f"term({literal('term:' + piece.slug)},{words})" if piece.slug in self.terms else words
            case Tooled():
                return self._tooled(piece)
            case Note():
                return self._note(piece)
            case Cite():
                return f"cites({array(self._source(key) for key in piece.keys)})"

    def _link(self, piece: Link) -> str:
        """A link, and its address for one who reads on paper: as a footnote or as a code at the chapter's end."""
        link = f"link({literal(piece.href)},{self.inlines(piece.inside)})"
        address = piece.href.removeprefix("mailto:").removeprefix("tel:")
        if self.told == "plain" or self.in_note or address in spoken(piece.inside):
            return link
        known = piece.href in self.links
        number = list(self.links).index(piece.href) + 1 if known else len(self.links) + 1
        self.links.setdefault(piece.href, spoken(piece.inside))
        if self.told == "qr":
            return f"{{{link};link-mark({literal(self._link_label(number))},{number})}}"
        label = literal(self._link_label(number))
        return f"{{{link};note-again({label})}}" if known else f"{{{link};note({label},address({literal(address)}))}}"

    def links_at_end(self) -> str:
        """The links of the chapter as codes, when that is how addresses are told."""
        if self.told != "qr":
            return "()"
        return array(
            f"({literal(self._link_label(n))},{n},{literal(words)},{literal(href)},{literal(self._code(href))})"
            for n, (href, words) in enumerate(self.links.items(), 1)
        )

    def _reference(self, piece: Reference) -> str:
        words = self.inlines(piece.inside)
        for label in (f"{self.chapter}/{piece.target}", piece.target):
            if label in self.labels:
                return f"xref({literal(label)},{words})"
        return words

    def _tooled(self, piece: Tooled) -> str:
        """To the tool's place in the list of tools, when the chapter has one."""
        words = self.inlines(piece.inside)
        known = any(tool.name == piece.name for tool in self.tools)
        return f"link(label({literal(self._tool_label(piece.name))}),{words})" if known else words

    def _note(self, piece: Note) -> str:
        label = literal(f"note:{self.chapter}/{piece.key}")
        if piece.key in self.notes:
            return f"note-again({label})"
        self.notes.add(piece.key)
        self.in_note = True
        words = self.inlines(piece.inside)
        self.in_note = False
        return f"note({label},{words})"

    def _source(self, key: str) -> str:
        source = self.citations.get(key)
        if source is None:
            return f"(none,{literal('@' + key)})"
        return f"({literal(self.source_label(key))},{literal(str(source.number))})"

    def source_label(self, key: str) -> str:
        return f"source:{self.chapter}/{key}"

    def _link_label(self, number: int) -> str:
        return f"link:{self.chapter}/{number}"

    def _tool_label(self, name: str) -> str:
        return f"tool:{self.chapter}/{name}"


def _sequence(parts: Sequence[T], written: Callable[[T], str]) -> str:
    """Typst code that joins the parts; an empty string when there are none."""
    code = ";".join(written(part) for part in parts)
    return "{" + code + "}" if code else '""'


def _short(block: Callout | Checklist) -> str:
    """Whether the box should stay on one page."""
    return "true" if len(words_of(block)) < SHORT else "false"
