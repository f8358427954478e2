"""Blocks as our Markdown again: each page of the web guide can be had as text that the press reads to the same page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

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
)

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~&])")
OPENING: Final = re.compile(r"^(\s*)(#|\+|-|=|:::|\d+(?=[.)]))")
ALIGNED: Final = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def as_markdown(title: str, blocks: Sequence[Block]) -> str:
    """The chapter with its title as the first line."""
    writing = _Writing()
    text = "\n\n".join(writing.block(block) for block in blocks)
    notes = "\n\n".join(f"[^{key}]: {words}" for key, words in writing.notes.items())
    return "\n\n".join(filter(None, (f"# {_escaped(title)}", text, notes))) + "\n"


class _Writing:
    def __init__(self) -> None:
        self.notes: dict[str, str] = {}

    def blocks(self, blocks: Sequence[Block]) -> str:
        return "\n\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"{'#' * block.level} {self.inlines(block.inside)} {{#{block.anchor}}}"
            case Paragraph():
                return OPENING.sub(r"\1\\\2", self.inlines(block.inside))
            case Listing():
                return "\n".join(self._items(block.items, block.start))
            case Quote():
                return _before("> ", self.blocks(block.blocks))
            case Callout():
                return self._box(block.kind, block.title, self.blocks(block.blocks))
            case Checklist():
                return self._box("tunnusmerkit", block.title, "\n".join(self._items(block.items, None)))
            case Process():
                head = ("", *(f" {_escaped(step)}" for step in block.steps))
                rows = [(_escaped(lane.role), *map(self.inlines, lane.cells)) for lane in block.lanes]
                return self._box("prosessi", block.title, _table(head, [""] * len(head), rows))
            case Table():
                rows = [tuple(map(self.inlines, row)) for row in block.rows]
                return _table(tuple(map(self.inlines, block.head)), list(block.aligns), rows)
            case Figure():
                caption = f' "{block.caption.replace(chr(34), chr(92) + chr(34))}"' if block.caption else ""
                return f"![{_escaped(block.alt)}](<{block.image}>{caption})"
            case Qr():
                return f"::: qr {block.url} {block.caption}".rstrip()
            case Tools():
                return f"::: tyokalut {block.title}".rstrip()
            case Preformatted():
                fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text) or [""]))
                return f"{fence}\n{block.text}\n{fence}"
            case Divider():
                return "---"

    def _items(self, items: Sequence[Item], start: int | None) -> Iterator[str]:
        for number, item in enumerate(items, start or 0):
            mark = "- " if start is None else f"{number}. "
            first, *rest = self.blocks(item.blocks).split("\n")
            yield "\n".join((mark + first, *(" " * len(mark) + line if line else "" for line in rest)))

    def _box(self, kind: str, title: str, inside: str) -> str:
        colons = ":" * max(3, *(len(run) + 1 for run in re.findall(r"^\s*(:{3,})", inside, re.MULTILINE) or [""]))
        return f"{colons} {kind} {title}".rstrip() + f"\n{inside}\n{colons}"

    def inlines(self, inside: Inlines) -> str:
        return "".join(self.inline(piece) for piece in inside)

    def inline(self, piece: Inline) -> str:
        match piece:
            case Text():
                return _escaped(piece.text)
            case Code():
                fence = "`" * (1 + max((len(run) for run in re.findall("`+", piece.text)), default=0))
                room = " " if piece.text.startswith("`") or piece.text.endswith("`") else ""
                return f"{fence}{room}{piece.text}{room}{fence}"
            case Break():
                return "\\\n"
            case Emphasis():
                return f"*{self.inlines(piece.inside)}*"
            case Strong():
                return f"**{self.inlines(piece.inside)}**"
            case Struck():
                return f"~~{self.inlines(piece.inside)}~~"
            case Link():
                return f"[{self.inlines(piece.inside)}](<{piece.href}>)"
            case Reference():
                return f"[{self.inlines(piece.inside)}](<#{piece.target}>)"
            case Termed():
                return f"[{self.inlines(piece.inside)}](<sanasto:{piece.slug}>)"
            case Tooled():
                return f"[{self.inlines(piece.inside)}](<tyokalu:{piece.name}>)"
            case Note():
                self.notes.setdefault(piece.key, self.inlines(piece.inside).replace("\\\n", "\n\n    "))
                return f"[^{piece.key}]"
            case Cite():
                return "[" + "; ".join(f"@{key}" for key in piece.keys) + "]"


def _table(head: Sequence[str], aligns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, [ALIGNED.get(align, "---") for align in aligns], *rows]
    return "\n".join("| " + " | ".join(cell.replace("\\\n", " ") for cell in line) + " |" for line in lines)


def _before(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


def _escaped(words: str) -> str:
    return SPECIAL.sub(r"\\\1", words)
