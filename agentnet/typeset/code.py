"""Typst code from what people typed: always a string literal, never markup, so there is nothing to inject."""

from collections.abc import Iterable
from functools import lru_cache

from agentnet.typeset.glyphs import printable


@lru_cache(20_000)
def literal(text: str) -> str:
    """A Typst string literal: only the backslash and the quotation mark mean anything in it."""
    shown = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + shown.replace("\n", "\\n").replace("\t", "\\t") + '"'


def array(parts: Iterable[str]) -> str:
    """A Typst array, of one or none too."""
    return "(" + "".join(f"{part}," for part in parts) + ")"
