"""Pasted lines on their way to notes: one a line, without their bullets, each with what is wrong with it. Pure."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from unicodedata import normalize

MOST: Final = 200
_BULLET: Final = re.compile(r"^\s*(?:[-–—•*·▪◦‣●○■□☐☑✓✔+>]+|\(?\d{1,3}[.)]|[a-zåäöA-ZÅÄÖ]\))\s+")


class Line(NamedTuple):
    """`n` counts from 1 among the lines that are not empty. `twin`: the same words are there already."""

    n: int
    text: str
    twin: bool = False
    wrong: str = ""


def parted(pasted: str) -> list[str]:
    """The lines that say something, without bullets, numbers and blank edges. A bullet alone is nothing."""
    bare = (_BULLET.sub("", line + " ").strip() for line in pasted.splitlines())
    return [line for line in bare if line and any(letter.isalnum() for letter in line)]


def likened(text: str) -> str:
    """As two lines are compared: case, spaces and the last dot do not make another note."""
    return " ".join(normalize("NFC", text).casefold().split()).rstrip(".!")


def twins(lines: Iterable[str], there: Iterable[str]) -> list[Line]:
    """The lines, each with whether it stands on the board or earlier among them."""
    known = {likened(text) for text in there}
    out = []
    for n, text in enumerate(lines, 1):
        word = likened(text)
        out.append(Line(n, text, word in known))
        known.add(word)
    return out
