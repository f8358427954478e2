"""Reads the boxes: `::: muista Otsikko` … `:::`, process pictures, identifying marks, and QR lines."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from agentnet.guide.press.ast import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Checklist,
    Item,
    Lane,
    Listing,
    Process,
    Qr,
    Table,
    Tone,
    Tools,
)
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.problems import Kind
from agentnet.guide.press.reading import Reading

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Nested: TypeAlias = "Callable[[SyntaxTreeNode, Reading], Blocks]"

CALLOUTS: Final[dict[str, CalloutKind]] = {
    "vinkki": "vinkki",
    "muista": "muista",
    "varoitus": "varoitus",
    "tarina": "tarina",
    "tehtävä": "tehtava",
    "tehtava": "tehtava",
    "tips": "vinkki",
    "kom": "muista",
    "komihåg": "muista",
    "varning": "varoitus",
    "berättelse": "tarina",
    "uppgift": "tehtava",
    "tip": "vinkki",
    "remember": "muista",
    "warning": "varoitus",
    "story": "tarina",
    "task": "tehtava",
}
"""Finnish, Swedish (`kom ihåg` in two words too) and English names."""
MARKS: Final = frozenset({"tunnusmerkit", "kännetecken", "checklista", "checklist", "marks"})
PROCESSES: Final = frozenset({"prosessi", "process"})
NAMES: Final = "vinkki, muista, varoitus, tarina, tehtävä, prosessi, tunnusmerkit, työkalut, qr"
TONES: Final[tuple[tuple[str, Tone], ...]] = (
    ("työpari", "joint"),
    ("yhtei", "joint"),
    ("arbetspar", "joint"),
    ("asiak", "client"),
    ("klient", "client"),
    ("client", "client"),
    ("sosiaa", "social"),
    ("social", "social"),
    ("tervey", "health"),
    ("hälso", "health"),
    ("health", "health"),
)
LONGEST_URL: Final = 400
"""A longer address makes a QR code that no phone reads from a printed page."""


def box(id: str, node: "SyntaxTreeNode", reading: Reading, nested: Nested) -> Iterator[Block]:
    """The box as the block that its first word names; an unknown box gives its contents as they are."""
    name, _, title = node.info.strip().partition(" ")
    kind, title = name.lower(), title.strip()
    if kind == "kom":
        title = re.sub(r"^ihåg\b\s*", "", title, flags=re.IGNORECASE)
    if _left_open(node, reading):
        reading.tell(Kind.OPEN_BOX, name=name)
    inside = nested(node, reading)
    reading.piece, reading.line = id, reading.lines[id]
    if kind in CALLOUTS and inside:
        yield Callout(id, CALLOUTS[kind], title, inside)
    elif kind in CALLOUTS or not inside:
        reading.tell(Kind.EMPTY_BOX, name=name)
    elif kind in MARKS:
        yield Checklist(id, title, tuple(_items(inside, reading)))
    elif kind in PROCESSES:
        yield from _process(id, title, inside, reading)
    else:
        reading.tell(Kind.UNKNOWN_BOX, name=name, names=NAMES)
        yield from inside


def qr(id: str, node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    """A code that leads a reader of the printed guide to an https address."""
    url, caption = node.meta["url"], node.meta["caption"]
    if url.startswith("https://") and len(url) <= LONGEST_URL:
        if why := reading.known.dead.get(url):
            reading.tell(Kind.DEAD_LINK, href=url[:80], why=why)
        yield Qr(id, url, caption)
        return
    reading.tell(Kind.BAD_QR, most=LONGEST_URL)


def tools(id: str, node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    """The place of the chapter's tools."""
    if not reading.known.tools:
        reading.tell(Kind.NO_TOOLS)
    yield Tools(id, node.meta["title"])


def _left_open(node: "SyntaxTreeNode", reading: Reading) -> bool:
    """Whether the box ran to the end of what holds it, with no `:::` of its own."""
    end = node.map[1] if node.map else 0
    closing = reading.source[end].lstrip(" >\t") if end < len(reading.source) else ""
    return not closing.startswith(":::")


def _items(inside: Blocks, reading: Reading) -> Iterator[Item]:
    """Each item of the lists in the box is a mark, and so is each other block."""
    for block in inside:
        match block:
            case Listing():
                yield from block.items
            case _:
                reading.piece = f"#{len(reading.lines)}"
                reading.lines[reading.piece] = reading.line
                yield Item(reading.piece, (block,))


def _process(id: str, title: str, inside: Blocks, reading: Reading) -> Iterator[Block]:
    table = inside[0]
    if len(inside) != 1 or not isinstance(table, Table) or len(table.head) < 2 or not table.rows:
        reading.tell(Kind.BAD_PROCESS)
        yield from inside
        return
    steps = tuple(spoken(cell) for cell in table.head[1:])
    yield Process(id, title, steps, tuple(Lane(role := spoken(row[0]), tone(role), row[1:]) for row in table.rows))


def tone(role: str) -> Tone:
    """The colour of a role, from its name: both fields have theirs, the client has gold."""
    words = role.lower()
    return next((tone for start, tone in TONES if start in words), "other")
