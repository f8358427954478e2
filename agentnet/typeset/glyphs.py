"""Which characters can be printed: `coverage.txt` lists those of each font, and a test keeps it true.

A letter with its marks, or an emoji of several, prints when one font has all of it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

COVERAGE: Final = Path(__file__).with_name("coverage.txt")
MISSING: Final = "\ufffd"
JOINER: Final = "\u200d"
SEEN_WITH_OTHERS: Final = frozenset("\u00ad\u200c\u200d\ufe0f") | frozenset(map(chr, range(0xE0020, 0xE0080)))
"""A hyphenation hint, what joins and parts letters and emoji, and what makes flags of countries' parts."""
TWINS: Final = str.maketrans("✕✧✩", "✖✦☆")
"""Signs that no slanted face has, and what stands for them."""

_WHITE: Final = "\n\t"
_PLAIN: Final = "\u02ff"
"""Up to here are letters of Latin and their signs: nothing that joins others, and no marks of their own."""

_MARKS: Final = (*range(0x2010, 0x2016), *range(0x2018, 0x2020), 0x2022, 0x2026, 0x20AC)
"""Dashes, quotation marks, a bullet, an ellipsis and the euro."""


@cache
def _fonts() -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """For each font the first and the last of every run of characters that it has."""
    made = []
    for line in COVERAGE.read_text(encoding="ascii").splitlines():
        runs = [run.partition("-") for run in line.partition(": ")[2].split()]
        made.append(
            (tuple(int(first, 16) for first, _, _ in runs), tuple(int(last or one, 16) for one, _, last in runs))
        )
    return tuple(made)


def covered() -> frozenset[int]:
    """Every code point that prints, alone or with others."""
    runs = chain.from_iterable(zip(*font, strict=True) for font in _fonts())
    return frozenset(code for first, last in runs for code in range(first, last + 1)) | frozenset(map(ord, _WHITE))


def prints(characters: Sequence[str]) -> bool:
    """Whether one font of ours has all of them."""
    codes = [ord(character) for character in characters]
    return any(all(_has(font, code) for code in codes) for font in _fonts())


def _has(font: tuple[tuple[int, ...], tuple[int, ...]], code: int) -> bool:
    firsts, lasts = font
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= lasts[at]


def ignorable(character: str) -> bool:
    """Marks of direction, joiners and variation selectors: never seen alone, so left out where no font has them."""
    return (
        character in SEEN_WITH_OTHERS
        or unicodedata.category(character) in ("Cf", "Cc", "Cs")
        or "\ufe00" <= character <= "\ufe0f"
    )


def missing(text: str) -> tuple[str, ...]:
    """The characters that no font of ours has, each once, in the order they stand."""
    if _is_plain(text):
        return ()
    return tuple(dict.fromkeys(lost for _shown, losts in _set(text) for lost in losts))


def printable(text: str) -> str:
    """The text as it can be printed: � for what no font has."""
    if _is_plain(text):
        return text
    return "".join(shown + MISSING * bool(losts) for shown, losts in _set(text))


def called(character: str) -> str:
    """`U+6F22`: how a character is looked up."""
    return f"U+{ord(character):04X}"


def _is_plain(text: str) -> bool:
    return _plain_text().fullmatch(text) is not None


@cache
def _plain_text() -> re.Pattern[str]:
    """Letters of Latin, their signs, and the marks of running text that print: most texts have nothing else."""
    codes = (*range(0x20, 0x7F), *range(0xA1, ord(_PLAIN) + 1), *_MARKS)
    return re.compile(f"[{_WHITE}{''.join(re.escape(chr(code)) for code in codes if prints(chr(code)))}]*")


def _set(text: str) -> Iterator[tuple[str, Sequence[str]]]:
    """What shows of each cluster, and what is lost of it."""
    return chain.from_iterable(map(_parts, _clusters(text.translate(TWINS))))


@lru_cache(2048)
def _parts(cluster: str) -> Sequence[tuple[str, Sequence[str]]]:
    """A cluster is one part, but joined emoji that no font has together stand one after the other."""
    parts = []
    kept: list[str] = []
    needed: list[str] = []
    lost: list[str] = []
    for character in cluster:
        if ignorable(character) and character not in _WHITE:
            kept += [character] if character in SEEN_WITH_OTHERS and (needed or cluster == character) else []
        elif (needed or not lost) and (character in _WHITE or prints([*needed, character])):
            kept.append(character)
            needed.append(character)
        elif not _continues(character) and prints([character]):
            parts.append(("".join(kept).rstrip(JOINER), lost))
            kept, needed, lost = [character], [character], []
        else:
            lost.append(character)
    return [*parts, ("".join(kept), lost)]


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks, tones and joined ones that belong to them."""
    begun = ""
    for character in text:
        if begun and (_continues(character) or (begun[-1] == JOINER and unicodedata.category(character) == "So")):
            begun += character
        else:
            if begun:
                yield begun
            begun = character
    if begun:
        yield begun


def _continues(character: str) -> bool:
    tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return tone or (character != "\u00ad" and ignorable(character)) or unicodedata.category(character).startswith("M")
