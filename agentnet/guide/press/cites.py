"""Which sources a piece of a chapter cites."""

from collections.abc import Iterator

from agentnet.guide.press.ast import Cite, Inlines, Piece, Process, Table


def cited_keys(piece: Piece) -> Iterator[str]:
    """The keys that stand in the words of this piece, not in the pieces inside it; in reading order, perhaps twice."""
    yield from _keys(_inlines(piece))


def _inlines(piece: Piece) -> Inlines:
    match piece:
        case Table():
            return tuple(part for row in (piece.head, *piece.rows) for cell in row for part in cell)
        case Process():
            return tuple(part for lane in piece.lanes for cell in lane.cells for part in cell)
        case _:
            return getattr(piece, "inside", ())


def _keys(inside: Inlines) -> Iterator[str]:
    for part in inside:
        match part:
            case Cite():
                yield from part.keys
            case _:
                yield from _keys(getattr(part, "inside", ()))
