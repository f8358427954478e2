"""How much room a piece takes on paper, about: to decide what is kept on one page."""

from collections.abc import Iterable
from math import ceil
from typing import Final

from agentnet.guide.press.ast import Callout, Checklist, Figure, Piece, Preformatted, Process, Qr, Table, Tools, inner
from agentnet.guide.press.plain import own_words, spoken

LETTERS: Final = 58
"""Letters on a line of an A5 page."""


def lines_of(piece: Piece) -> float:
    """Lines of running text on an A5 page, with the air around it; rather too many than too few."""
    return _own(piece) + sum(map(lines_of, inner(piece)))


def _own(piece: Piece) -> float:
    match piece:
        case Figure():
            return 3 + 19 * piece.width / 100
        case Qr():
            return 7
        case Tools():
            return 8
        case Table():
            return 3 + sum(1.4 * _cells(len(spoken(cell)) for cell in row) for row in piece.rows)
        case Process():
            return 4 + 1.6 * len(piece.lanes) * len(piece.steps)
        case Preformatted():
            return 2 + sum(ceil((len(line) + 1) / LETTERS) for line in piece.text.split("\n"))
        case Callout() | Checklist():
            return 3
        case _:
            return 0.5 + ceil(len(own_words(piece)) / LETTERS) if own_words(piece) else 0.3


def _cells(letters: Iterable[int]) -> int:
    return max((ceil(n / 20) for n in letters), default=1)
