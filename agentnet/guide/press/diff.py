"""What has changed between two versions of a chapter, word by word, for the one who approves it."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from agentnet.differing import Segment as Segment
from agentnet.differing import segments_of as segments_of
from agentnet.guide.press.ast import Block
from agentnet.guide.press.digest import canonical
from agentnet.guide.press.plain import words_of

How: TypeAlias = Literal["same", "changed", "added", "removed"]


class Change(Struct, frozen=True):
    """One block: how it fared, and its words. `changed` with only `same` words: its form changed (bold, a link)."""

    block: str
    how: How
    segments: tuple[Segment, ...]


def changes(before: Sequence[Block], after: Sequence[Block]) -> tuple[Change, ...]:
    """Every block of both versions in reading order; a removed one stands where it stood."""
    olds = {block.id: block for block in before}
    kept = {block.id for block in after}
    gone = _gone_after(before, kept)
    out = [_removed(block) for block in gone.get("", ())]
    for block in after:
        out.append(_compared(olds.get(block.id), block))
        out += [_removed(old) for old in gone.get(block.id, ())]
    return tuple(out)


def _gone_after(before: Sequence[Block], kept: set[str]) -> dict[str, list[Block]]:
    """The removed blocks, by the kept block that they followed (empty: they stood first)."""
    gone: dict[str, list[Block]] = {}
    last = ""
    for block in before:
        if block.id in kept:
            last = block.id
        else:
            gone.setdefault(last, []).append(block)
    return gone


def _removed(block: Block) -> Change:
    return Change(block.id, "removed", (Segment("del", words_of(block)),))


def _compared(old: Block | None, new: Block) -> Change:
    if old is None:
        return Change(new.id, "added", (Segment("ins", words_of(new)),))
    if old == new:
        return Change(new.id, "same", (Segment("same", words_of(new)),))
    segments = tuple(segments_of(words_of(old), words_of(new)))
    return Change(new.id, "same" if canonical(old) == canonical(new) else "changed", segments)
