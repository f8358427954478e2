"""Words and what stands among them as Typst code: links, notes, sources, terms. All that was typed is a literal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from agentnet.guide.press.ast import (
    Break,
    Cite,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Reference,
    Strong,
    Struck,
    Termed,
    Text,
    Tooled,
)
from agentnet.guide.press.edition import Links, Tool
from agentnet.guide.press.known import Citation
from agentnet.guide.press.pictures import Pictures
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.typst_words import words_code
from agentnet.typeset import array, literal

T = TypeVar("T")
LONGEST_CODE: Final = 400
"""A longer address makes a QR code that no phone reads from a printed page."""


@dataclass
class Words:
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
    running: bool = False

    def code_of(self, url: str) -> str:
        """The file of the code that leads there; empty when no code can."""
        return self.pictures.code(url) if url.startswith("https://") and len(url) <= LONGEST_CODE else ""

    def inlines(self, inside: Inlines) -> str:
        return sequence(glued(inside), self.inline)

    def running_text(self, inside: Inlines) -> str:
        """The words of a paragraph or of an item: long ones may be divided at a line's end."""
        self.running = True
        code = self.inlines(inside)
        self.running = False
        return code

    def inline(self, piece: Inline) -> str:
        match piece:
            case Text():
                return words_code(piece.text, divided=self.running)
            case Code():
                return f"raw({literal(piece.text)})"
            case Break():
                return "linebreak()"
            case Emphasis():
                return f"emph({self.inlines(piece.inside)})"
            case Strong():
                return f"strong({self.inlines(piece.inside)})"
            case Struck():  # PDF/UA does not allow a strike over a link's underline
                return sequence(
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
            f"({literal(self._link_label(n))},{n},{literal(words)},{literal(href)},{literal(self.code_of(href))})"
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
        return f"link(label({literal(self.tool_label(piece.name))}),{words})" if known else words

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

    def tool_label(self, name: str) -> str:
        return f"tool:{self.chapter}/{name}"


def glued(inside: Inlines) -> Inlines:
    """A mark of a source never begins a line: it stays with the word before it."""
    follows = (*inside[1:], None)
    return tuple(
        Text(f"{piece.text.rstrip(' ')}\u00a0") if isinstance(piece, Text) and isinstance(after, Cite) else piece
        for piece, after in zip(inside, follows, strict=False)
    )


def sequence(parts: Sequence[T], written: Callable[[T], str]) -> str:
    """Typst code that joins the parts; an empty string when there are none."""
    code = ";".join(written(part) for part in parts)
    return "{" + code + "}" if code else '""'
