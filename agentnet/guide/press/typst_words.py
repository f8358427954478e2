"""Words as Typst code. Emoji and signs are marked, since they need other fonts and are drawn upright only."""

import re
from typing import Final

from agentnet.typeset import literal

SIGNS: Final = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\u200d\ufe00-\ufe0f\u20e3\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*"
)


LONG: Final = re.compile(r"[^\W\d_]{14,}")
"""Words that may be divided at the end of a line of running text; shorter ones stay whole."""
MARKED: Final = re.compile(f"(?P<sign>{SIGNS.pattern})|{LONG.pattern}")


def words_code(words: str, *, divided: bool = False) -> str:
    """A string literal, or a sequence of them when there are signs or (in running text) long words among the words."""
    marks = MARKED if divided else SIGNS
    if not marks.search(words):
        return literal(words)
    parts, at = [], 0
    for found in marks.finditer(words):
        parts += [literal(words[at : found.start()])] if found.start() > at else []
        named = "sign" if not divided or found["sign"] else "dv"
        parts.append(f"{named}({literal(found[0])})")
        at = found.end()
    parts += [literal(words[at:])] if at < len(words) else []
    return "{" + ";".join(parts) + "}"
