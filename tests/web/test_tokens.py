"""Colours, read from the style sheet itself: every pair that meets on a page can be told apart, by day and by night."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parents[2] / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
NOTES = ("sun", "peach", "mint", "sky", "lilac", "stone")
TONES = ("gold", "health", "social", "stone", "ok", "warn", "danger")
GROUNDS = ("paper", "surface", "sunken")

TEXT = [
    *[(ink, ground) for ground in GROUNDS for ink in ("ink", "ink-2", "link", "brand", *TONES)],
    *[(tone, f"{tone}-soft") for tone in TONES],
    *[("ink", f"{tone}-soft") for tone in TONES],
    *[("on-strong", tone) for tone in ("gold", "danger", "ok", "health", "social")],
    *[(f"n-{note}-ink", f"n-{note}") for note in NOTES],
    *[("brand-ink", "brand"), ("brand-ink", "brand-hover"), ("paper", "ink")],
    *[(ink, "hero") for ink in ("hero-ink", "hero-soft", "hero-gold", "hero-ok")],
    ("scan-ink", "scan-paper"),
]
CONTROLS = [
    *[(line, ground) for ground in GROUNDS for line in ("line-strong", "gold-line", "brand", "danger", "focus-in")],
    *[("focus-in", "focus-out"), ("gold-line", "gold-soft"), ("brand", "line")],
    *[(f"n-{note}-line", ground) for note in NOTES for ground in ("paper", "surface")],
]
FOCUS_GROUNDS = [*GROUNDS, "brand", "hero", "ink", "danger-soft", "gold-soft", *[f"n-{note}" for note in NOTES]]


def colours(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\s*;", sheet))


def schemes() -> dict[str, dict[str, str]]:
    """The colours by day, and by night: those that the night does not name stay as they were."""
    day, night = SHEET.split("@media screen and (prefers-color-scheme: dark)")
    by_day = colours(day)
    return {"light": by_day, "dark": by_day | colours(night)}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(scheme: str, ink: str, ground: str) -> None:
    found = schemes()[scheme]
    assert contrast(found[ink], found[ground]) >= 4.5, f"{ink} on {ground}: {contrast(found[ink], found[ground]):.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(scheme: str, line: str, ground: str) -> None:
    found = schemes()[scheme]
    assert contrast(found[line], found[ground]) >= 3, f"{line} on {ground}: {contrast(found[line], found[ground]):.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", FOCUS_GROUNDS)
def test_one_tone_of_the_focus_ring_is_seen_on_every_ground(scheme: str, ground: str) -> None:
    found = schemes()[scheme]
    assert max(contrast(found[tone], found[ground]) for tone in ("focus-in", "focus-out")) >= 3


def test_every_colour_has_its_night() -> None:
    day, night = SHEET.split("@media screen and (prefers-color-scheme: dark)")
    assert colours(day).keys() == colours(night).keys()


def test_colours_are_named_only_in_the_tokens() -> None:
    allowed = {"print.css", "tokens.css"}
    sheets = [path for path in (Path(__file__).parents[2] / "static" / "css").glob("*.css") if path.name not in allowed]
    found = {path.name: re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s)])", path.read_text(encoding="utf-8")) for path in sheets}
    assert not {name: names for name, names in found.items() if names}
