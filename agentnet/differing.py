"""Two wordings of one text, word by word: what was taken out, and what was put in. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import Final, Literal

from msgspec import Struct

WORD: Final = re.compile(r"(\w+(?:[-’']\w+)*|[^\w\s])\s*")
"""A word or a mark with the space after it; the space is carried along, but not compared."""
LONGEST: Final = 1500
MOST: Final = 150_000
"""Words, and pairs of equal words, beyond which what differs is shown as wholly taken out and put in."""


class Segment(Struct, frozen=True):
    """A run of words: kept, put in (`ins`) or taken out (`del`)."""

    kind: Literal["same", "ins", "del"]
    text: str


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
