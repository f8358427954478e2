"""Which sentence of a chapter leans on a finding. Pure: blocks in, words out."""

import re
from collections.abc import Sequence
from typing import Any, Final

from agentnet.guide.press import Block, ast
from agentnet.guide.press.ast import Cite
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.press.plain import own_words, spoken

END: Final = re.compile(r"(?<=[.!?])\s+")
MOST: Final = 300


def sentences(blocks: Sequence[Block]) -> dict[str, str]:
    """Finding's key (`k3`) → the sentence before its first mark; for a table or a picture, its own words."""
    found: dict[str, str] = {}
    for piece in ast.every(blocks):
        for key in cited_keys(piece):
            if key not in found:
                found[key] = _short(_before(getattr(piece, "inside", ()), key) or own_words(piece))
    return {key: words for key, words in found.items() if words}


def _before(inside: Sequence[Any], key: str) -> str:
    """The last whole sentence up to the mark, with what is left of it after."""
    at = next((n for n, part in enumerate(inside) if isinstance(part, Cite) and key in part.keys), None)
    if at is None:
        return spoken(tuple(inside))
    before, after = spoken(tuple(inside[:at])).strip(), spoken(tuple(inside[at + 1 :]))
    last = END.split(before)[-1]
    rest = "" if last.endswith((".", "!", "?")) else END.split(after)[0]
    return f"{last}{rest}".strip()


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST else words[:MOST].rsplit(" ", 1)[0] + " …"
