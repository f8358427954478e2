"""Blocks as Typst code. All that a person typed becomes a string literal, never markup: nothing to inject."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from agentnet.guide.press.ast import (
    Block,
    Callout,
    Checklist,
    Divider,
    Figure,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Process,
    Qr,
    Quote,
    Table,
    Tools,
)
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.room import lines_of
from agentnet.guide.press.typst_inlines import Words, sequence
from agentnet.guide.press.typst_tables import process_code, table_code
from agentnet.typeset import array, literal

SHORT: Final = 16
"""Lines of a box that is kept on one page; an A5 page has about 33."""
SHORT_LIST: Final = 8
"""Lines of a list that is kept on one page."""
TOGETHER: Final = 18
"""Lines of a paragraph and the boxes after it that end a chapter together."""
BOXES: Final = (Callout, Checklist, Figure, Qr, Tools)


@dataclass
class Printing(Words):
    """One chapter being written, block by block."""

    told_tools: bool = False

    def body(self, blocks: Sequence[Block]) -> tuple[str, str]:
        """The chapter, and apart what ends it: that goes to the last page together, so that nothing stands alone."""
        written = [self.block(block) for block in blocks]
        for n, (block, following) in enumerate(pairwise(blocks)):
            if _leads(block) and not isinstance(following, Paragraph | Heading):
                written[n] = f"lead({written[n]})"
        if self.tools and not self.told_tools:
            written.append(self._tools(Tools("", "")))
        start = _ending(blocks)
        return _lines(written[:start]), _lines(written[start:])

    def blocks(self, blocks: Sequence[Block]) -> str:
        return sequence(blocks, self.block)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                label = literal(f"{self.chapter}/{block.anchor}")
                return f"hd({block.level},{label},{self.inlines(block.inside)})"
            case Paragraph():
                return f"par({self.running_text(block.inside)})"
            case Listing(start=None):
                return _together(block, f"list(tight:false,{self._items(block.items)})")
            case Listing():
                start = min(block.start or 0, 999999)
                return _together(block, f"enum(tight:false,start:{start},{self._items(block.items)})")
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
                return self.running_text(only.inside)
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
            f"({literal(self.tool_label(tool.name))},{literal(tool.title)},{literal(tool.version)},"
            f"{literal(tool.owner)},{literal(tool.file)},{literal(tool.href)},{literal(self.code_of(tool.href))})"
            for tool in self.tools
        )
        return f"tools({literal(block.title)},{tools})"


def _lines(written: Sequence[str]) -> str:
    return "{\n" + "\n".join(written) + "\n}" if written else '""'


def _ending(blocks: Sequence[Block]) -> int:
    """Where the boxes at the chapter's end begin, with the paragraph that leads to them, when all is short."""
    start = len(blocks)
    while start > max(0, len(blocks) - 2) and isinstance(blocks[start - 1], BOXES):
        start -= 1
    if start > len(blocks) - 2 and start > 0 and isinstance(blocks[start - 1], Paragraph | Listing):
        start -= 1
    return start if sum(map(lines_of, blocks[start:])) < TOGETHER else len(blocks)


def _leads(block: Block) -> bool:
    """Whether it only leads to what comes next (`Näin edetään:`). One with a footnote is left: notes stay behind."""
    if not isinstance(block, Paragraph) or any(isinstance(part, Note | Link) for part in block.inside):
        return False
    words = spoken(block.inside).strip()
    return words.endswith(":") and len(words) < 120


def _together(block: Listing, code: str) -> str:
    """A short list stays on one page: none of its items stands alone."""
    return f"together({code})" if lines_of(block) <= SHORT_LIST else code


def _short(block: Callout | Checklist) -> str:
    """Whether the box should stay on one page."""
    return "true" if lines_of(block) < SHORT else "false"
