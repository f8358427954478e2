"""What is no mistake of form but worth a word: personal identity codes, long sentences, a very long chapter."""

import re
from collections.abc import Iterator
from typing import Final

from agentnet.guide.press.ast import Blocks, Item, Paragraph, Piece, every
from agentnet.guide.press.plain import own_words
from agentnet.guide.press.problems import Kind, Problem
from agentnet.guide.press.reading import Reading
from agentnet.identity_codes import holds_identity_code

LONG_SENTENCE: Final = 30
"""Words; Finnish words are long, and a sentence of twenty is already a mouthful."""
LONG_CHAPTER: Final = 3000
WORDS_A_MINUTE: Final = 150
"""Finnish words are long: silent reading of practical text, on the slow side."""
END: Final = re.compile(r"(?<=[.!?…])[”\"»’)]*\s+(?=[^\W\d_a-zåäö]|[”\"»(–])")
"""Where a sentence ends: after a full stop, before a capital letter."""


def advice(read: Blocks, reading: Reading) -> Iterator[Problem]:
    """Every remark on the words of the chapter."""
    words = 0
    for piece in every(read):
        own = own_words(piece)
        words += len(own.split())
        yield from _code(piece, own, reading)
        if isinstance(piece, Paragraph | Item):
            yield from _sentences(piece, own, reading)
    if words > LONG_CHAPTER:
        yield Problem(Kind.LONG_CHAPTER, 1, {"words": words, "minutes": round(words / WORDS_A_MINUTE)})


def _code(piece: Piece, words: str, reading: Reading) -> Iterator[Problem]:
    if holds_identity_code(words):
        yield Problem(Kind.IDENTITY_CODE, reading.lines.get(piece.id, 1), {}, piece.id)


def _sentences(piece: Piece, words: str, reading: Reading) -> Iterator[Problem]:
    for sentence in END.split(words):
        if (count := len(sentence.split())) > LONG_SENTENCE:
            values: dict[str, str | int] = {"start": " ".join(sentence.split()[:5])[:60], "words": count}
            yield Problem(Kind.LONG_SENTENCE, reading.lines.get(piece.id, 1), values, piece.id)
