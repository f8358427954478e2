"""A chapter's words with what has changed in them since directors last read: for the review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from agentnet.guide import press
from agentnet.guide.press import Block, Known
from agentnet.guide.press.ast import Heading, Paragraph, anchors
from agentnet.guide.press.diff import Segment

IN_PLACE: Final = (Paragraph, Heading)
"""What is shown word by word where it stands; changes in tables, lists and boxes are told under them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block. `number` counts the present ones from 1 (0: taken out); `segments` is empty unless words changed."""

    id: str
    number: int
    html: Markup
    how: str
    segments: Sequence[Segment]
    in_place: bool
    level: int

    @property
    def changed(self) -> bool:
        return self.how != "same"


def parts(blocks: Sequence[Block], before: Sequence[Block], *, language: str, known: Known, marks: bool) -> list[Part]:
    """Every block in reading order, those taken out in their old places. Without `marks`, only the present words."""
    changes = press.changes(before, blocks) if marks else press.changes(blocks, blocks)
    now, here = {block.id: (n, block) for n, block in enumerate(blocks, start=1)}, anchors(blocks)
    made = []
    for change in changes:
        number, block = now.get(change.block, (0, None))
        html = press.render_block(block, language=language, known=known, here=here) if block else Markup()
        told = change.segments if change.how != "same" and any(s.kind != "same" for s in change.segments) else ()
        level = block.level if isinstance(block, Heading) else 0
        in_place = not block or (change.how == "changed" and isinstance(block, IN_PLACE))
        made.append(Part(change.block, number, html, change.how, told, in_place, level))
    return made
