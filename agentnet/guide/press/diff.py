"""What has changed between two versions of a chapter, word by word, for the one who approves it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from agentnet.guide.press.ast import Block
from agentnet.guide.press.digest import canonical
from agentnet.guide.press.plain import words_of

WORD: Final = re.compile(r"(\w+(?:[-’']\w+)*|[^\w\s])\s*")
"""A word or a mark with the space after it; the space is carried along, but not compared."""
LONGEST: Final = 1500
MOST: Final = 150_000
"""Words, and pairs of equal words, beyond which what differs is shown as wholly taken out and put in."""

How: TypeAlias = Literal["same", "changed", "added", "removed"]


class Segment(Struct, frozen=True):
    """A run of words: kept, put in (`ins`) or taken out (`del`)."""

    kind: Literal["same", "ins", "del"]
    text: str


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


def segments_of(before: str, after: str) -> Iterator[Segment]:
    """The words of both texts, with what was taken out before what was put in."""
    if before == after:
        yield Segment("same", after)
        return
    old, new = list(WORD.finditer(before)), list(WORD.finditer(after))
    keys, fresh = [word[1] for word in old], [word[1] for word in new]
    head = _alike(keys, fresh)
    tail = _alike(keys[head:][::-1], fresh[head:][::-1])
    differing = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from _joined(chain(_said("same", new[:head]), differing, _said("same", new[len(new) - tail :])))


def _middle(old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]) -> Iterator[Segment]:
    keys, fresh = [word[1] for word in old], [word[1] for word in new]
    seen = Counter(keys)
    if max(len(keys), len(fresh)) > LONGEST or sum(seen[word] for word in fresh) > MOST:
        yield from (*_said("del", old), *_said("ins", new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, keys, fresh, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _said("same", new[c:d])
        else:
            yield from _replaced(_text(old[a:b]), _text(new[c:d]))


def _replaced(gone: str, come: str) -> Iterator[Segment]:
    """What was taken out and put in; the space after both stays."""
    space = come[len(come.rstrip()) :] if gone and come else ""
    if not space or gone[len(gone.rstrip()) :] != space:
        space = ""
    if gone:
        yield Segment("del", gone.removesuffix(space))
    if come:
        yield Segment("ins", come.removesuffix(space))
    if space:
        yield Segment("same", space)


def _said(kind: Literal["same", "ins", "del"], words: Sequence[re.Match[str]]) -> Iterator[Segment]:
    if words:
        yield Segment(kind, _text(words))


def _text(words: Sequence[re.Match[str]]) -> str:
    return "".join(word[0] for word in words)


def _joined(segments: Iterator[Segment]) -> Iterator[Segment]:
    """Neighbours of one kind as one."""
    for kind, run in groupby(segments, key=lambda segment: segment.kind):
        yield Segment(kind, "".join(segment.text for segment in run))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same at the beginning."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
