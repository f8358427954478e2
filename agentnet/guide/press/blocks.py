"""Reads blocks: headings, paragraphs, lists, tables, pictures; boxes are read in `boxes`."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote

from agentnet.guide.press.ast import (
    Align,
    Block,
    Blocks,
    Divider,
    Figure,
    Heading,
    Inlines,
    Item,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Strong,
    Table,
    Text,
)
from agentnet.guide.press.boxes import box, qr, tools
from agentnet.guide.press.inline import bare, inlines
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.problems import Kind
from agentnet.guide.press.reading import DEEPEST, Reading, slug

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

ANCHOR: Final = re.compile(r"\s*\{#([A-Za-z][\w-]{0,60})\}\s*$", re.ASCII)
COLONS: Final = re.compile(r":{3,}\s*$")
INVISIBLE: Final = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0]+"
)
WIDTH: Final = re.compile(r"\s*\{\s*(?:(?:leveys|bredd|width)\s*=\s*)?(\d{1,3})\s*%?\s*\}\s*$", re.IGNORECASE)
"""`![selitys](kuva.png){60 %}`: the picture's share of the text's width."""
NARROWEST: Final = 20
LOWEST: Final = 4

Row: TypeAlias = tuple[Inlines, ...]


def blocks(node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    """The blocks inside `node`, in order."""
    for child in node.children:
        yield from _read(child, reading)


def nested(node: "SyntaxTreeNode", reading: Reading) -> Blocks:
    """The blocks inside a list item, a box or a quote."""
    reading.depth += 1
    try:
        return tuple(blocks(node, reading))
    finally:
        reading.depth -= 1


def _read(node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    id = reading.enter(node)
    if reading.depth >= DEEPEST and node.type in ("bullet_list", "ordered_list", "blockquote", "container_box"):
        reading.tell(Kind.TOO_DEEP)
        parts = node.children if node.type.endswith("_list") else [node]
        yield from (block for part in parts for block in blocks(part, reading))
        return
    match node.type:
        case "heading":
            yield from _heading(id, node, reading)
        case "paragraph":
            yield from _paragraph(id, node, reading)
        case "bullet_list" | "ordered_list":
            yield _list(id, node, reading)
        case "blockquote":
            inside = nested(node, reading)
            yield from (Quote(id, inside),) if inside else ()
        case "fence" | "code_block":
            yield Preformatted(id, node.content.rstrip("\n"))
        case "hr":
            yield Divider(id)
        case "table":
            yield Table(id, *table(node, reading))
        case "container_box":
            yield from box(id, node, reading, nested)
        case "qr":
            yield from qr(id, node, reading)
        case "tools":
            yield from tools(id, node, reading)
        case "footnote_block":
            pass
        case _:
            yield from blocks(node, reading)


def _heading(id: str, node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    inside, wanted = _with_anchor(_plain_enough(inlines(node, reading), reading))
    words = spoken(inside)
    if not INVISIBLE.sub("", words):
        return
    if reading.depth:
        reading.tell(Kind.DEEP_HEADING, heading=words)
        yield Paragraph(id, (Strong(inside),))
        return
    typed = int(node.tag[1])
    if typed == 1:
        reading.tell(Kind.TITLE_HEADING, heading=words)
    level = min(max(typed, 2), reading.level + 1, LOWEST)
    if typed > level:
        reading.tell(Kind.SKIPPED_HEADING, heading=words, shown=level)
    reading.level = level
    yield Heading(id, level, reading.anchor(wanted or slug(words)), inside)


def _plain_enough(inside: Inlines, reading: Reading) -> Inlines:
    """A heading is repeated in contents and running heads, so it cannot carry a link or a footnote."""
    if (plain := bare(inside)) != inside:
        reading.tell(Kind.BUSY_HEADING, heading=spoken(plain))
    return plain


def _with_anchor(inside: Inlines) -> tuple[Inlines, str]:
    """`Kulku {#kulku}` → the words `Kulku` and the anchor `kulku`."""
    last = inside[-1] if inside else None
    if isinstance(last, Text) and (match := ANCHOR.search(last.text)):
        return (*inside[:-1], Text(last.text[: match.start()])), match[1]
    return inside, ""


def _paragraph(id: str, node: "SyntaxTreeNode", reading: Reading) -> Iterator[Block]:
    content = node.children[0].children if node.children else []
    seen = [child for child in content if child.type != "softbreak" and (child.type != "text" or child.content.strip())]
    if seen and seen[0].type == "image":
        width = WIDTH.match(seen[1].content) if len(seen) == 2 and seen[1].type == "text" else None
        if len(seen) == 1 or width:
            yield _figure(id, seen[0], reading, int(width[1]) if width else 100)
            return
    inside = inlines(node, reading)
    words = spoken(inside, notes=True)
    if COLONS.match(words.strip()):
        reading.tell(Kind.STRAY_COLONS)
    elif INVISIBLE.sub("", words) or any(not isinstance(piece, Text) for piece in inside):
        yield Paragraph(id, inside)


def _figure(id: str, node: "SyntaxTreeNode", reading: Reading, width: int) -> Figure:
    name, caption = unquote(str(node.attrs.get("src", ""))), str(node.attrs.get("title", ""))
    alt = spoken(inlines(node, reading)).strip()
    if not alt:
        reading.tell(Kind.NO_ALT, name=name)
    if name not in reading.known.images:
        reading.tell(Kind.UNKNOWN_IMAGE, name=name)
    return Figure(id, name, alt, caption, min(max(width, NARROWEST), 100))


def _list(id: str, node: "SyntaxTreeNode", reading: Reading) -> Listing:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return Listing(id, start, tuple(Item(reading.enter(item), nested(item, reading)) for item in node.children))


def table(node: "SyntaxTreeNode", reading: Reading) -> tuple[tuple[Align, ...], Row, tuple[Row, ...]]:
    """The alignment of each column, the head, and the rows."""
    lines = [line for part in node.children for line in part.children]
    head, *rows = (tuple(inlines(cell, reading) for cell in line.children) for line in lines)
    heads = tuple(_plain_enough(cell, reading) for cell in head)
    return tuple(_align(cell) for cell in lines[0].children), heads, tuple(rows)


def _align(cell: "SyntaxTreeNode") -> Align:
    match str(cell.attrs.get("style", "")).removeprefix("text-align:"):
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""
