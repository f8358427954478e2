"""A chapter's words with what has changed in them since directors last read: for the review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from agentnet.guide import press
from agentnet.guide.press import Block, Known
from agentnet.guide.press.ast import Heading, Paragraph
from agentnet.guide.press.diff import Segment

IN_PLACE: Final = (Paragraph, Heading)
"""What is shown word by word where it stands; changes in tables, lists and boxes are told under them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block. `number` counts the present ones from 1 (0: taken out); `segments` is empty unless words changed.
    `notes` are the numbers of its footnotes, for where it is shown in segments; `words` is its text on one line.
    """

    id: str
    number: int
    html: Markup
    how: str
    segments: Sequence[Segment]
    in_place: bool
    level: int
    notes: Markup
    words: str

    @property
    def changed(self) -> bool:
        return self.how != "same"


def parts(
    blocks: Sequence[Block], before: Sequence[Block], *, language: str, known: Known, marks: bool
) -> tuple[list[Part], Markup]:
    """Every block in reading order, those taken out in their old places; and the footnotes and terms that stand after
    the last one. Without `marks`, only the present words.
    """
    changes = press.changes(before, blocks) if marks else press.changes(blocks, blocks)
    now = {block.id: (n, block) for n, block in enumerate(blocks, start=1)}
    shown = press.render_apart(blocks, language=language, known=known)
    made = []
    for change in changes:
        number, block = now.get(change.block, (0, None))
        told = change.segments if change.how != "same" and any(s.kind != "same" for s in change.segments) else ()
        level = block.level if isinstance(block, Heading) else 0
        in_place = not block or (change.how == "changed" and isinstance(block, IN_PLACE))
        html, notes = (shown.blocks[block.id], shown.notes[block.id]) if block else (Markup(), Markup())
        words = " ".join(press.plain([block]).split()) if block else ""
        made.append(Part(change.block, number, html, change.how, told, in_place, level, notes, words))
    return made, shown.ends
