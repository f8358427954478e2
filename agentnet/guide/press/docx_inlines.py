"""The words of a paragraph as runs of Word: emphasis, links, footnotes, sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup
from msgspec.structs import replace

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
from agentnet.guide.press.book import safe_link
from agentnet.guide.press.docx_package import Package
from agentnet.guide.press.docx_xml import NOTHING, PLAIN, Marks, line_break, link_out, link_to, note_reference, run
from agentnet.guide.press.known import Citation

LINK: Final = "Hyperlink"


@dataclass
class Words:
    """Writes inlines of one chapter.

    `targets`: bookmark by `#anchor`, `chapter`, `chapter/anchor`, `@source` and `sanasto:term`.
    `tools`: the addresses of the chapter's files by their names.
    """

    package: Package
    targets: Mapping[str, str]
    citations: Mapping[str, Citation]
    language: str = ""
    tools: Mapping[str, str] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)

    def inlines(self, inside: Inlines, marks: Marks = PLAIN) -> Markup:
        base = replace(marks, language=self.language) if self.language else marks
        return NOTHING.join(self.inline(piece, base) for piece in inside)

    def inline(self, piece: Inline, marks: Marks) -> Markup:
        match piece:
            case Text():
                return run(piece.text, marks)
            case Code():
                return run(piece.text, replace(marks, code=True))
            case Break():
                return line_break()
            case Emphasis():
                return self.inlines(piece.inside, replace(marks, italic=True))
            case Strong():
                return self.inlines(piece.inside, replace(marks, bold=True))
            case Struck():
                return self.inlines(piece.inside, replace(marks, struck=True))
            case Link():
                inside = self.inlines(piece.inside, replace(marks, style=LINK))
                href = safe_link(piece.href)
                return link_out(self.package.link(href), inside) if href else self.inlines(piece.inside, marks)
            case Reference():
                target = self.targets.get(f"#{piece.target}") or self.targets.get(piece.target)
                return self._led(target, piece.inside, marks)
            case Termed():
                return self._led(self.targets.get(f"sanasto:{piece.slug}"), piece.inside, marks)
            case Tooled():
                href = self.tools.get(piece.name, "")
                inside = self.inlines(piece.inside, replace(marks, style=LINK) if href else marks)
                return link_out(self.package.link(href), inside) if href else inside
            case Note():
                return self._note(piece)
            case Cite():
                return self._cite(piece, marks)

    def _led(self, target: str | None, inside: Inlines, marks: Marks) -> Markup:
        """Words that lead within the file, if their target is there."""
        words = self.inlines(inside, replace(marks, style=LINK) if target else marks)
        return link_to(target, words) if target else words

    def link(self, href: str, words: str) -> Markup:
        """Some words that lead out, if the address is sound."""
        return link_out(self.package.link(href), run(words, Marks(style=LINK))) if safe_link(href) else run(words)

    def _note(self, piece: Note) -> Markup:
        """A footnote; one that is met again is told again by its number."""
        if piece.key in self.notes:
            return run(str(self.notes[piece.key]), Marks(raised=True))
        self.notes[piece.key] = self.package.note(self.inlines(piece.inside))
        return note_reference(self.notes[piece.key])

    def _cite(self, piece: Cite, marks: Marks) -> Markup:
        shown = [self._source(key, marks) for key in piece.keys]
        return run("[", marks) + run(", ", marks).join(shown) + run("]", marks)

    def _source(self, key: str, marks: Marks) -> Markup:
        source, target = self.citations.get(key), self.targets.get(f"@{key}")
        if source is None:
            return run(f"@{key}", marks)
        number = run(str(source.number), replace(marks, style=LINK) if target else marks)
        return link_to(target, number) if target else number
