"""The fonts that print: our faces first, after them those that have the signs and alphabets people write.

Only child processes open them. A template says `#import "fonts.typ": faces` and sets its text in `faces("A face")`.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGES: Final = ("fontpkg_atkinson_hyperlegible", "fontpkg_cinzel", "manimgx_fonts")
EMOJI: Final = "Noto Emoji"
FALLBACKS: Final = (
    EMOJI,
    "Noto Sans",
    "Libertinus Serif",
    "DejaVu Sans Mono",
    "Noto Sans Symbols",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Ethiopic",
    "Noto Sans Armenian",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Georgian",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Kannada",
    "Noto Sans Khmer",
    "Noto Sans Lao",
    "Noto Sans Malayalam",
    "Noto Sans Myanmar",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
)
"""After a face of ours, in this order; Libertinus Serif and DejaVu Sans Mono are inside Typst."""

_PICTURED: Final = r"[\p{Emoji}--[\u{0}-\u{22ff}\u{25a0}-\u{25ff}]]"
"""What is drawn as an emoji even where another font has it, so that joined ones stay whole; not digits nor arrows."""

_SIGNS: Final = r"[\u{2600}-\u{27bf}--\p{Emoji}]"
"""Signs that are drawn upright only: `show signs: set text(style: "normal")` where text may be slanted."""

CODE: Final = f"""\
#let emoji = (name: "{EMOJI}", covers: regex("{_PICTURED.replace(chr(92), chr(92) * 2)}"))
#let fallbacks = ({", ".join(f'"{name}"' for name in FALLBACKS)})
#let signs = regex("{_SIGNS.replace(chr(92), chr(92) * 2)}")
#let faces(..ours) = (emoji, ..ours.pos(), ..fallbacks)
"""


def fonts() -> tuple[Path, ...]:
    """The folders of our fonts, never the machine's: pages look the same everywhere."""
    return tuple(folder for package in PACKAGES for folder in sorted({file.parent for file in _files(package)}))


def _files(package: str) -> Iterator[Path]:
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent.rglob("*.ttf")
