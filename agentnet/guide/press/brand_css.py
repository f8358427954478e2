"""A brand kit as a style sheet: the tokens of the web guide in its colours, in light and in dark."""

from collections.abc import Mapping
from typing import Final

from agentnet.guide.press.brand import HEX, LARGE, TEXT, Brand, mixed, nearest

NIGHT: Final = "#12161f"
"""The paper of the dark scheme (static/css/tokens.css): colours are lightened until they can be read on it."""
EASY: Final = 8.0
"""How much lighter than the dark paper links and buttons are: more than they must be, for tired eyes."""
NIGHT_SOFT: Final = {"gold": "#3a2f16", "health": "#12373a", "social": "#41202e"}


def stylesheet(brand: Brand) -> str:
    """For a page that has our own sheets before it. The colours are checked: nothing else gets into the text.

    Raises:
        ValueError: a colour is not `#rrggbb`.
    """
    return (
        f"@layer tokens {{\n  :root {{\n{_lines(_day(brand))}  }}\n"
        f"  @media screen and (prefers-color-scheme: dark) {{\n    :root {{\n{_lines(_night(brand))}    }}\n  }}\n}}\n"
    )


def _day(brand: Brand) -> Mapping[str, str]:
    return {
        "paper": brand.paper,
        "surface": brand.paper,
        "ink": brand.ink,
        "ink-2": brand.ink_soft,
        "line": brand.line,
        "link": nearest(brand.brand, brand.paper, TEXT),
        "brand": brand.brand,
        "brand-ink": brand.brand_ink,
        "brand-hover": mixed(brand.brand, brand.brand_ink, 0.15),
        "hero": brand.brand,
        "hero-ink": brand.brand_ink,
        "hero-soft": nearest(mixed(brand.brand_ink, brand.brand, 0.12), brand.brand, TEXT),
        "hero-gold": nearest(brand.gold_line, brand.brand, TEXT),
        "gold": brand.gold,
        "gold-soft": brand.gold_soft,
        "gold-line": nearest(brand.gold_line, brand.paper, LARGE),
        "health": brand.health,
        "health-soft": brand.health_soft,
        "social": brand.social,
        "social-soft": brand.social_soft,
    }


def _night(brand: Brand) -> Mapping[str, str]:
    """The neutral tones stay ours; the brand's own colours are as light as they must be."""
    accents = {name: nearest(getattr(brand, name), soft, TEXT) for name, soft in NIGHT_SOFT.items()}
    softs = {f"{name}-soft": soft for name, soft in NIGHT_SOFT.items()}
    return {
        "paper": NIGHT,
        "surface": "#1b212d",
        "ink": "#f1eee6",
        "ink-2": "#b8bdcb",
        "line": "#343c4c",
        "link": nearest(brand.brand, "#1b212d", EASY),
        "brand": nearest(brand.brand, "#1b212d", EASY),
        "brand-ink": NIGHT,
        "brand-hover": nearest(brand.brand, "#1b212d", EASY + 2),
        "hero": mixed(brand.brand, NIGHT, 0.25),
        **accents,
        **softs,
        "gold-line": nearest(brand.gold_line, NIGHT, LARGE),
    }


def _lines(tokens: Mapping[str, str]) -> str:
    for colour in tokens.values():
        if not HEX.fullmatch(colour):
            raise ValueError(f"a colour is written #rrggbb, not {colour!r}")
    return "".join(f"    --{name}: {colour.lower()};\n" for name, colour in tokens.items())
