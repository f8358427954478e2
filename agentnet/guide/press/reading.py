"""What is remembered while one chapter is read: problems, lines, anchors, footnotes."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from agentnet.guide.press.ast import Inlines
from agentnet.guide.press.known import Known
from agentnet.guide.press.problems import Kind, Problem

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

MARKS: Final = re.compile("[\u0300-\u036f]")
DEEPEST: Final = 5
"""How many lists, boxes and quotes may stand in one another."""


def slug(words: str, otherwise: str = "osio") -> str:
    """`Ennen palaveria` → `ennen-palaveria`: for anchors and addresses; never empty, at most 60 letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", MARKS.sub("", normalize("NFD", words.lower())))[:60].strip("-")
    return plain or otherwise


@dataclass
class Reading:
    """One reading of one chapter. Pieces get running numbers as ids here; the lasting ids come afterwards."""

    known: Known
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[object, ...]] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    references: list[tuple[str, str, int]] = field(default_factory=list)
    notes: "dict[int, SyntaxTreeNode]" = field(default_factory=dict)
    open_notes: set[int] = field(default_factory=set)
    read_notes: dict[int, Inlines] = field(default_factory=dict)
    source: list[str] = field(default_factory=list)
    level: int = 1
    depth: int = 0
    piece: str = ""
    line: int = 1

    def enter(self, node: "SyntaxTreeNode") -> str:
        """Begin a piece: its number. What goes wrong from here on is told about it."""
        self.piece = f"#{len(self.lines)}"
        if node.map:
            self.line = node.map[0] + 1
        self.lines[self.piece] = self.line
        return self.piece

    def tell(self, kind: Kind, **values: str | int) -> None:
        """Remember a problem of the piece that is being read; the same on the same line once."""
        if (told := (kind, self.line, tuple(values.items()))) not in self.told:
            self.told.add(told)
            self.problems.append(Problem(kind, self.line, values, self.piece))

    def anchor(self, wanted: str) -> str:
        """The wanted anchor, or with a number behind it when it is taken."""
        name, n = wanted, 1
        while name in self.anchors:
            n += 1
            name = f"{wanted}-{n}"
        self.anchors.add(name)
        return name
