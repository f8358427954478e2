"""Text in tables that leave the house: a spreadsheet must not take it for a formula. One guard for every file."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"[\t\r]|[\s\ufeff\u200b]*[=+\-@＝＋－＠]")
"""How a formula begins to a careless spreadsheet, full-width signs and signs behind spaces too."""


def guarded(text: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The way back, for files of ours that are read in again."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
