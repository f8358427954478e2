"""Two edits of one text woven together. Pure: what does not touch is merged, where both wrote both texts stay.

Lines are compared first; a paragraph that both have changed is compared word by word.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

WORD: Final = re.compile(r"\w+(?:[-’']\w+)*|\s+|[^\w\s]")
"""A word, a gap or a sign: together they are the whole text."""
LONGEST: Final = 3_000
"""Words beyond which a passage that both have changed is not compared word by word: both texts stay."""


class Clash(NamedTuple):
    """A passage that both have changed, each in their own way."""

    base: str
    theirs: str
    mine: str


class Woven(NamedTuple):
    """The whole text, with both passages one after the other where they clash (theirs first), and the clashes."""

    text: str
    clashes: tuple[Clash, ...]


class Piece(NamedTuple):
    base: Sequence[str]
    theirs: Sequence[str]
    mine: Sequence[str]

    @property
    def settled(self) -> Sequence[str] | None:
        """What the passage becomes, when at most one of the two has changed it."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def weave(base: str, theirs: str, mine: str) -> Woven:
    """Both edits of `base` in one text. No word that either put in is lost."""
    out: list[str] = []
    clashes: list[Clash] = []
    for piece in _pieces(_lines(base), _lines(theirs), _lines(mine)):
        settled = piece.settled
        if settled is None:
            settled = _by_words(piece)
        if settled is None:
            clash = Clash("".join(piece.base), "".join(piece.theirs), "".join(piece.mine))
            clashes.append(clash)
            settled = [*_apart(piece.theirs), *piece.mine]
        out += settled
    return Woven("".join(out).rstrip("\n"), tuple(clashes))


def _lines(text: str) -> list[str]:
    return f"{text.rstrip()}\n".splitlines(keepends=True) if text.strip() else []


def _apart(lines: Sequence[str]) -> list[str]:
    """Theirs, with an empty line after it where a paragraph would otherwise run into the next one."""
    flows = lines and lines[-1].strip() and not lines[-1].lstrip().startswith(("|", "-", "*", "+", ">"))
    return [*lines, "\n"] if flows else list(lines)


def _by_words(piece: Piece) -> list[str] | None:
    """The same passage word by word; nothing when their changes touch."""
    base, theirs, mine = (WORD.findall("".join(lines)) for lines in piece)
    if not piece.base or max(len(base), len(theirs), len(mine)) > LONGEST:
        return None
    out: list[str] = []
    for part in _pieces(base, theirs, mine, words=True):
        if part.settled is None:
            return None
        out += part.settled
    return out


def _pieces(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str], words: bool = False) -> Iterator[Piece]:
    """The text cut where all three agree: passages that are alike, and those between them."""
    b = t = m = 0
    for start, theirs_at, mine_at, n in [*_agreed(base, theirs, mine, words), (len(base), len(theirs), len(mine), 0)]:
        if start > b or theirs_at > t or mine_at > m:
            yield Piece(base[b:start], theirs[t:theirs_at], mine[m:mine_at])
        if n:
            same = base[start : start + n]
            yield Piece(same, same, same)
        b, t, m = start + n, theirs_at + n, mine_at + n


def _agreed(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str], words: bool
) -> Iterator[tuple[int, int, int, int]]:
    """(place in base, in theirs, in mine, length) of each run that all three have."""
    one = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    other = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(one) and j < len(other):
        (a, t, n), (c, m, k) = one[i], other[j]
        start, end = max(a, c), min(a + n, c + k)
        if end > start and _parts(base[start:end], words):
            yield start, t + start - a, m + start - c, end - start
        if a + n < c + k:
            i += 1
        else:
            j += 1


def _parts(run: Sequence[str], words: bool) -> bool:
    """Whether a run keeps two edits apart: a space or a comma alone does not."""
    return not words or any(token[0].isalnum() for token in run)
