"""Gives blocks ids that last: the same text keeps its id, an edited paragraph keeps it too, a new one gets its own.

Directors comment on paragraphs and sources point to them, so an id must survive the author's next version.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Final

from agentnet.guide.press.ast import Piece, every
from agentnet.guide.press.plain import words_of

LIKE: Final = 0.5
"""How much of the words must stay for a paragraph between the same neighbours to be the same paragraph."""
GROWN: Final = 0.8
"""How much of the shorter one must stay, in order, for a paragraph that has only grown or been cut."""
LEAST: Final = 0.25
"""What has grown more than this is another paragraph."""
FEW: Final = 6
"""So few words stand in many a paragraph: with fewer, nobody can say that it has grown."""
MOVED: Final = 0.8
"""How much must stay when it has also been moved."""
GAP: Final = 600
"""The most comparisons in one gap: beyond that only neighbours are compared."""


@dataclass(frozen=True)
class Seen:
    id: str
    kind: str
    words: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.words


def lasting_ids(new: Sequence[Piece], previous: Sequence[Piece]) -> dict[str, str]:
    """Running number → lasting id, for every piece of `new`. The same inputs give the same ids."""
    old, fresh = _seen(previous), _seen(new)
    ids = {mine.id: yours.id for mine, yours in _matched(fresh, old)}
    used = {piece.id for piece in old} | set(ids.values())
    tries: Counter[tuple[str, str]] = Counter()
    for piece in fresh:
        if piece.id not in ids:
            ids[piece.id] = _made(piece, used, tries)
            used.add(ids[piece.id])
    return ids


def _seen(pieces: Sequence[Piece]) -> list[Seen]:
    return [Seen(piece.id, type(piece).__name__, words_of(piece)) for piece in every(pieces)]


def _made(piece: Seen, used: set[str], tries: Counter[tuple[str, str]]) -> str:
    """An id from the content and the number of the try, which goes on from where the last equal piece stopped."""
    while True:
        made = sha256(f"{piece.kind}\n{piece.words}\n{tries[piece.key]}".encode()).hexdigest()[:10]
        tries[piece.key] += 1
        if made not in used:
            return made


def _matched(fresh: list[Seen], old: list[Seen]) -> Iterable[tuple[Seen, Seen]]:
    """Pairs of new and old, in four sweeps: in place unchanged, edited in place, moved, moved and edited."""
    pairs: list[tuple[Seen, Seen]] = []
    gaps: list[tuple[list[Seen], list[Seen]]] = []
    for tag, a, b, c, d in SequenceMatcher(None, [p.key for p in old], [p.key for p in fresh]).get_opcodes():
        if tag == "equal":
            pairs += zip(fresh[c:d], old[a:b], strict=True)
        elif tag == "replace":
            gaps.append((fresh[c:d], old[a:b]))
    taken = {mine.id for mine, _ in pairs}
    given = {yours.id for _, yours in pairs}

    def pair(found: Iterable[tuple[Seen, Seen]]) -> None:
        for mine, yours in found:
            if mine.id not in taken and yours.id not in given:
                taken.add(mine.id)
                given.add(yours.id)
                pairs.append((mine, yours))

    def rest(pieces: list[Seen], done: set[str]) -> list[Seen]:
        return [piece for piece in pieces if piece.id not in done]

    pair(_same(rest(fresh, taken), rest(old, given)))
    for mine, yours in gaps:
        pair(_alike(rest(mine, taken), rest(yours, given), LIKE))
    pair(_alike(rest(fresh, taken), rest(old, given), MOVED))
    return pairs


def _same(fresh: list[Seen], old: list[Seen]) -> Iterable[tuple[Seen, Seen]]:
    """Moved unchanged: equal key, in order."""
    waiting: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
    for piece in reversed(old):
        waiting[piece.key].append(piece)
    return [(piece, waiting[piece.key].pop()) for piece in fresh if waiting[piece.key]]


def _alike(fresh: list[Seen], old: list[Seen], least: float) -> list[tuple[Seen, Seen]]:
    """Edited: of the same kind and alike enough, the most alike first."""
    near = len(fresh) * len(old) > GAP
    found = [
        (likeness, -i, -j)
        for i, mine in enumerate(fresh)
        for j, yours in enumerate(old)
        if mine.kind == yours.kind and (not near or abs(i - j) <= 2)
        if (likeness := _likeness(mine.words, yours.words, least))
    ]
    return [(fresh[-i], old[-j]) for _, i, j in sorted(found, reverse=True)]


def _likeness(one: str, other: str, least: float) -> float:
    """0 to 1: the share of words that both have, in order; 0 when they are not alike enough.

    In one place (`LIKE`) a paragraph that has only grown, or only been cut, is alike too.
    """
    if one == other:
        return 1.0
    mine, yours = one.lower().split()[:400], other.lower().split()[:400]
    shorter, all_ = min(len(mine), len(yours)), len(mine) + len(yours)
    if least == LIKE and shorter >= FEW:
        least = min(least, max(LEAST, 2 * GROWN * shorter / all_))
    match = SequenceMatcher(None, mine, yours, autojunk=False)
    if match.real_quick_ratio() < least or match.quick_ratio() < least:
        return 0.0
    return likeness if (likeness := match.ratio()) >= least else 0.0
