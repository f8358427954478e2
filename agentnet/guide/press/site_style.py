"""The stylesheet of the web guide: those of the app's sheets that a guide needs, with the brand's colours over them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from agentnet.guide.press.book import colours, family, sound
from agentnet.guide.press.brand import TEXT, Brand, contrast

SHEETS: Final = ("tokens", "reset", "base", "page", "button", "card", "guide", "chapter", "utilities", "print")
SHELL: Final = Path(__file__).parent / "shell"
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKENS: Final = {
    "paper": "paper",
    "surface": "paper",
    "ink": "ink",
    "ink-2": "ink_soft",
    "line": "line",
    "brand": "brand",
    "brand-ink": "brand_ink",
    "link": "health",
    "gold": "gold",
    "gold-line": "gold_line",
    "gold-soft": "gold_soft",
    "health": "health",
    "health-soft": "health_soft",
    "social": "social",
    "social-soft": "social_soft",
    "danger": "warn",
    "danger-soft": "warn_soft",
    "sunken": "stone_soft",
}
"""Our tokens by day, and the brand's colours that they take. By night ours stay: a brand has no night colours."""
HERO: Final = {"hero": "brand", "hero-ink": "brand_ink", "hero-soft": "brand_ink", "hero-gold": "gold_line"}


def style(brand: Brand) -> bytes:
    """The sheet. It fetches nothing but the fonts beside it."""
    shades = dict(colours(brand))
    if contrast(shades["ink_soft"], shades["stone_soft"]) < TEXT:
        shades["stone_soft"] = shades["paper"]
    by_day = _tokens(TOKENS, shades)
    always = _tokens(HERO, shades) + f"--font:{family(brand.sans, STACK)};"
    branded = (
        f"@layer tokens{{:root{{{always}}}@media not (prefers-color-scheme:dark){{:root{{{by_day}}}}}"
        f"@media print{{:root{{{by_day}}}}}}}"
    )
    return sound(f"{_faces()}{_sheets()}{branded}").encode()


STACK: Final = '"Atkinson Hyperlegible Next", "Segoe UI", system-ui, "DejaVu Sans", sans-serif'


def _tokens(names: Mapping[str, str], shades: Mapping[str, str]) -> str:
    return "".join(f"--{token}:{shades[name]};" for token, name in names.items())


@cache
def fonts() -> dict[str, bytes]:
    """The font's files with its licence, as they lie beside the stylesheet."""
    vendor = _static() / "vendor"
    files = {f"fonts/{file.name}": file.read_bytes() for file in sorted((vendor / "fonts").glob("*.woff2"))}
    licence = vendor / "licences" / "atkinson-hyperlegible-next.txt"
    return {**files, "fonts/LICENCE.txt": licence.read_bytes()} if files and licence.exists() else files


def icon() -> bytes:
    return (_static() / "img" / "favicon.svg").read_bytes()


@cache
def _faces() -> str:
    sheet = _static() / "vendor" / "fonts.css"
    return _small(sheet.read_text(encoding="utf-8")) if sheet.exists() else ""


@cache
def _sheets() -> str:
    sheets = [(_static() / "css" / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS]
    return _small("\n".join((*sheets, (SHELL / "site.css").read_text(encoding="utf-8"))))


def _small(css: str) -> str:
    """Without comments and needless room."""
    lines = (line.strip() for line in COMMENT.sub("", css).split("\n"))
    return re.sub(r"(?<=[;{}]) +| +(?=[{}])", "", "".join(f"{line} " if line else "" for line in lines))


def _static() -> Path:
    """Inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    packed = package / "static"
    return packed if packed.is_dir() else package.parent / "static"
