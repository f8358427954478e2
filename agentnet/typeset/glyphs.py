"""Which characters can be printed: `coverage.txt` lists them, and a test keeps it true."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

COVERAGE: Final = Path(__file__).with_name("coverage.txt")
MISSING: Final = "□"


@cache
def covered() -> frozenset[int]:
    """The code points of Libertinus Serif, DejaVu Sans Mono (both inside Typst) and Atkinson Hyperlegible."""
    ranges = (word.partition("-") for word in COVERAGE.read_text(encoding="ascii").split())
    return frozenset(
        code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1)
    ) | frozenset(map(ord, "\n\t\u00ad"))


def ignorable(character: str) -> bool:
    """Joiners and variation selectors: seen only together with others, so left out in print."""
    return unicodedata.category(character) in ("Cf", "Cc", "Cs", "Cn") or "\ufe00" <= character <= "\ufe0f"


def missing(text: str) -> tuple[str, ...]:
    """The characters that no font of ours has, each once, in the order they stand."""
    return tuple(dict.fromkeys(c for c in text if ord(c) not in covered() and not ignorable(c)))


def printable(text: str) -> str:
    """The text as it can be printed: □ for what no font has."""
    if all(ord(c) in covered() for c in text):
        return text
    return "".join(c if ord(c) in covered() else MISSING for c in text if ord(c) in covered() or not ignorable(c))
