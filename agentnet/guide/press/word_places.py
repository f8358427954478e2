"""Where in a Word text its comments stand: their words, and the bookmarks of our blocks around them."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct

SKIPPED: Final = frozenset({"Fallback", "rPr", "sectPr", "instrText"})
LONGEST: Final = 4000
OURS: Final = ("b_", "c_")
"""How the bookmarks of blocks and of the chapter's title begin."""


class Place(Struct, frozen=True):
    """The words that were chosen, the whole of the first paragraph, and the bookmarks around, the outermost first."""

    quote: str = ""
    paragraph: str = ""
    bookmarks: tuple[str, ...] = ()


@dataclass
class _Range:
    words: str = ""
    began: int = -1
    touched: list[int] = field(default_factory=list)


def places(document: Element) -> dict[str, Place]:
    """The place of each comment by its number, in the order of the text."""
    walk = _Walk()
    walk.through(document)
    for one in walk.open_bookmarks.values():  # it lost its end: only where it began is known
        one.touched = [one.began]
    return {number: walk.place(one) for number, one in walk.comments.items()}


class _Walk:
    """One reading of the text, from its beginning to its end."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.inside: list[int] = []
        self.comments: dict[str, _Range] = {}
        self.open_comments: dict[str, _Range] = {}
        self.bookmarks: dict[str, _Range] = {}
        self.open_bookmarks: dict[str, _Range] = {}

    def through(self, element: Element) -> None:
        """Depth is limited when the file is opened."""
        if element.tag in SKIPPED:
            return
        if element.tag == "p":
            self.paragraphs.append("")
            self.inside.append(len(self.paragraphs) - 1)
            for one in self.open_comments.values():
                one.words += "\n" if one.words else ""
        self._met(element)
        for child in element:
            self.through(child)
        if element.tag == "p":
            self.inside.pop()

    def _met(self, element: Element) -> None:
        number = element.get("id", "")
        match element.tag:
            case "t" | "delText":
                self._words(element.text or "")
            case "tab" | "br":
                self._words(" ")
            case "commentRangeStart":
                self.open_comments[number] = self.comments.setdefault(number, _Range(began=self._here()))
            case "commentRangeEnd":
                self.open_comments.pop(number, None)
            case "commentReference":
                self.comments.setdefault(number, _Range(began=self._here()))
                self.open_comments.pop(number, None)
            case "bookmarkStart" if (name := element.get("name", "")).startswith(OURS):
                self.open_bookmarks[number] = self.bookmarks.setdefault(name, _Range(began=self._here()))
            case "bookmarkEnd":
                self._closed(number)

    def _closed(self, number: str) -> None:
        """LibreOffice begins a bookmark of several paragraphs again at its last one and ends only that: one end is the
        end of all that have its name.
        """
        ended = self.open_bookmarks.get(number)
        if ended is not None:
            self.open_bookmarks = {n: one for n, one in self.open_bookmarks.items() if one is not ended}

    def _here(self) -> int:
        """The paragraph of this moment; between two of them, the next one."""
        return self.inside[-1] if self.inside else len(self.paragraphs)

    def _words(self, words: str) -> None:
        if not self.inside or not words:
            return
        here = self.inside[-1]
        if len(self.paragraphs[here]) < LONGEST:
            self.paragraphs[here] += words
        for one in (*self.open_comments.values(), *self.open_bookmarks.values()):
            if not one.touched or one.touched[-1] != here:
                one.touched.append(here)
        for one in self.open_comments.values():
            if len(one.words) < LONGEST:
                one.words += words

    def place(self, comment: _Range) -> Place:
        """The bookmarks that hold all of the comment's paragraphs, else those that hold its first one."""
        touched = comment.touched or [comment.began]
        around = self._around(set(touched)) or self._around({touched[0]})
        first = self.paragraphs[touched[0]] if 0 <= touched[0] < len(self.paragraphs) else ""
        return Place(comment.words, first, tuple(around))

    def _around(self, paragraphs: set[int]) -> list[str]:
        found = []
        for name, one in self.bookmarks.items():
            held = set(one.touched) or {one.began}
            if paragraphs <= held:
                found.append((-len(held), one.began, name))
        order = {name: n for n, name in enumerate(self.bookmarks)}
        return [name for _size, _began, name in sorted(found, key=lambda one: (one[0], order[one[2]]))]
