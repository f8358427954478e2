"""Finds a block by the words that somebody commented on, when nothing else tells where it was."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from agentnet.guide.press.ast import Block, every
from agentnet.guide.press.plain import words_of

LIKE: Final = 0.6
FEWEST: Final = 4
"""Letters that a quote must have to be searched for."""
MOST: Final = 400


def likeliest(quote: str, paragraph: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """The ids of the block and of the piece in it whose words they are, or empty ones when that is not certain."""
    known = [(block.id, piece.id, _folded(words_of(piece))) for block in blocks for piece in every([block])]
    for words in (_folded(paragraph), _folded(quote)):
        if len(words) >= FEWEST:
            holding = [one for one in known if words in one[2]]
            if holding and len({block for block, _piece, _words in holding}) == 1:
                block, piece, _words = min(holding, key=lambda one: len(one[2]))
                return block, piece
    return _alike(_folded(paragraph), known)


def _alike(paragraph: str, known: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """The most alike, for a paragraph that was edited."""
    mine = paragraph.split()[:MOST]
    best, ids = LIKE, ("", "")
    for block, piece, words in known if len(mine) > 2 else ():
        match = SequenceMatcher(None, mine, words.split()[:MOST], autojunk=False)
        if match.real_quick_ratio() > best and match.quick_ratio() > best and match.ratio() > best:
            best, ids = match.ratio(), (block, piece)
    return ids


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
