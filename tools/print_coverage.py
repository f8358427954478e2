"""Writes `agentnet/typeset/coverage.txt` anew: for each family of print, the characters that all its faces have.

python tools/print_coverage.py — when a font or Typst changes; the tests of print say whether all of it prints.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import typst
from fontTools.ttLib import TTFont, TTLibError

from agentnet.typeset.fonts import FALLBACKS, fonts
from agentnet.typeset.glyphs import COVERAGE, SEEN_WITH_OTHERS

FACES = ("Atkinson Hyperlegible",)
SIGNS = "DejaVu Sans Mono"
UPRIGHT = set(range(0x2600, 0x27C0)) - set(map(ord, "☇☈✕✧✩"))
"""Signs that Typst finds upright in slanted text too; the test of print says which it does not."""


def main() -> None:
    having: dict[str, list[set[int]]] = defaultdict(list)
    for font in (*_brought(), *_inside_typst()):
        names = font["name"]
        family = names.getDebugName(16) or names.getDebugName(1) or ""
        codes = {code for code in font.getBestCmap() if _prints(chr(code))}
        slanted = family == SIGNS and "Oblique" in (names.getDebugName(2) or "")
        having[family].append(codes | UPRIGHT if slanted else codes)
    lines = [f"{name}: {_runs(set.intersection(*having[name]))}" for name in (*FACES, *FALLBACKS)]
    COVERAGE.write_text("\n".join(lines) + "\n", encoding="ascii")


def _brought() -> Iterator[TTFont]:
    return (TTFont(file, lazy=True) for folder in fonts() for file in folder.glob("*.ttf"))


def _inside_typst() -> Iterator[TTFont]:
    """Typst's module has its fonts inside it, whole."""
    (module,) = Path(typst.__file__).parent.glob("_typst*")
    held = module.read_bytes()
    for magic in (b"OTTO\x00", b"\x00\x01\x00\x00\x00"):
        at = held.find(magic)
        while at >= 0:
            try:
                font = TTFont(BytesIO(held[at : at + 4_000_000]), lazy=True)
                font.getBestCmap()
                if font["name"].getDebugName(1):
                    yield font
            except (TTLibError, KeyError, AssertionError, ValueError, IndexError, OverflowError, MemoryError):
                pass
            at = held.find(magic, at + 4)


def _runs(codes: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in runs)


def _prints(character: str) -> bool:
    """Not what steers other characters, nor what every font means in its own way."""
    return character in SEEN_WITH_OTHERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co")


if __name__ == "__main__":
    main()
