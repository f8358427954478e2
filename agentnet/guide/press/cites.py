"""Which sources a piece of a chapter cites, and which web pages it leads to."""

from collections.abc import Iterator

from agentnet.guide.press.ast import Cite, Inlines, Link, Piece, Process, Qr, Table


def cited_keys(piece: Piece) -> Iterator[str]:
    """The keys that stand in the words of this piece, not in the pieces inside it; in reading order, perhaps twice."""
    yield from _keys(_inlines(piece))


def linked_addresses(piece: Piece) -> Iterator[str]:
    """The web addresses that this piece leads to, by link or QR code; not those in the pieces inside it."""
    if isinstance(piece, Qr):
        yield piece.url
    yield from _hrefs(_inlines(piece))


def _hrefs(inside: Inlines) -> Iterator[str]:
    for part in inside:
        if isinstance(part, Link):
            yield part.href
        yield from _hrefs(getattr(part, "inside", ()))


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
