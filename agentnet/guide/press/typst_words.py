"""Words as Typst code. Emoji and signs are marked, since they need other fonts and are drawn upright only."""

import re
from typing import Final

from agentnet.typeset import literal

SIGNS: Final = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\u200d\ufe00-\ufe0f\u20e3\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*"
)


def words_code(words: str) -> str:
    """A string literal, or a sequence of them when there are signs among the words."""
    if not SIGNS.search(words):
        return literal(words)
    parts, at = [], 0
    for found in SIGNS.finditer(words):
        parts += [literal(words[at : found.start()])] if found.start() > at else []
        parts.append(f"sign({literal(found[0])})")
        at = found.end()
    parts += [literal(words[at:])] if at < len(words) else []
    return "{" + ";".join(parts) + "}"
