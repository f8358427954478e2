"""A brand kit: colours, type and names, with a check that what is written in them can be read (WCAG 2.2)."""

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from msgspec import Struct

TEXT: Final = 4.5
LARGE: Final = 3.0
HEX: Final = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


Cover: TypeAlias = Literal["rings", "bridge", "plain", "picture"]
"""What a cover shows: drawn rings, a drawn bridge between the fields, nothing but words, or a picture of one's own."""


class Brand(Struct, frozen=True):
    """Colours as `#rrggbb`. Each `…_soft` is a ground that its own colour and ink are written on.

    `story`: whether stories and chapters are drawn as those of an operation (the story theme).
    `logo` and `cover_image` name pictures of the edition. `serif`, `sans` and `display` are families that we ship.
    """

    name: str = "agentnet"
    paper: str = "#ffffff"
    ink: str = "#16213a"
    ink_soft: str = "#48536b"
    line: str = "#dedbd2"
    brand: str = "#1b2a52"
    brand_ink: str = "#ffffff"
    gold: str = "#8a5a12"
    gold_line: str = "#d9a94a"
    gold_soft: str = "#f8efdd"
    health: str = "#0b6e75"
    health_soft: str = "#dff1f0"
    social: str = "#a2355a"
    social_soft: str = "#f9e5ec"
    warn: str = "#a32020"
    warn_soft: str = "#fbe9e7"
    stone_soft: str = "#f2f0ea"
    serif: str = "Libertinus Serif"
    sans: str = "Atkinson Hyperlegible"
    display: str = "Cinzel"
    cover: Cover = "rings"
    logo: str = ""
    cover_image: str = ""
    story: bool = False


PAIRS: Final = (
    ("ink", "paper", TEXT),
    ("ink_soft", "paper", TEXT),
    ("brand", "paper", TEXT),
    ("brand_ink", "brand", TEXT),
    ("gold_line", "brand", TEXT),
    ("gold", "paper", TEXT),
    ("gold", "gold_soft", TEXT),
    ("health", "paper", TEXT),
    ("health", "health_soft", TEXT),
    ("social", "paper", TEXT),
    ("social", "social_soft", TEXT),
    ("warn", "warn_soft", TEXT),
    ("ink", "health_soft", TEXT),
    ("ink", "social_soft", TEXT),
    ("ink", "gold_soft", TEXT),
    ("ink", "stone_soft", TEXT),
)


class TooPale(Struct, frozen=True):
    """A colour that cannot be read on its ground, and the nearest shade of it that can."""

    colour: str
    ground: str
    ratio: float
    least: float
    suggestion: str


def unreadable(brand: Brand) -> Iterator[TooPale]:
    """Each pair of colours that fails. Raises ValueError when a colour is not `#rrggbb`."""
    for colour, ground, least in PAIRS:
        mine, under = getattr(brand, colour), getattr(brand, ground)
        if (ratio := contrast(mine, under)) < least:
            yield TooPale(colour, ground, round(ratio, 2), least, nearest(mine, under, least))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    pale, dark = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (pale + 0.05) / (dark + 0.05)


def nearest(colour: str, ground: str, least: float = TEXT) -> str:
    """The colour, darkened or lightened as little as is needed to be read on the ground."""
    start = _rgb(colour)
    for step in range(101):
        for end in ((0, 0, 0), (255, 255, 255)):
            red, green, blue = (round(a + (b - a) * step / 100) for a, b in zip(start, end, strict=True))
            if contrast(shade := f"#{red:02x}{green:02x}{blue:02x}", ground) >= least:
                return shade
    return "#000000"


def mixed(one: str, other: str, part: float) -> str:
    """`one` with `part` (0 to 1) of the other in it."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(_rgb(one), _rgb(other), strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _rgb(colour: str) -> tuple[int, int, int]:
    if not HEX.fullmatch(colour):
        raise ValueError(f"a colour is written #rrggbb, not {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (
        part / 12.92 if (part := value / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for value in rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
