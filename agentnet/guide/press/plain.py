"""Blocks as plain text: for summaries, search and comparing."""

from collections.abc import Sequence

from agentnet.guide.press.ast import (
    Block,
    Break,
    Callout,
    Checklist,
    Cite,
    Code,
    Figure,
    Heading,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Piece,
    Preformatted,
    Process,
    Qr,
    Table,
    Text,
    Tools,
    inner,
)


def plain(blocks: Sequence[Block]) -> str:
    """The whole text, a paragraph to a line, with an empty line between."""
    return "\n\n".join(line for block in blocks for line in _lines(block) if line)


def summary(blocks: Sequence[Block], most: int = 240) -> str:
    """The chapter's first paragraph, cut at a word when it is longer than `most` characters."""
    first = next((spoken(block.inside) for block in blocks if isinstance(block, Paragraph)), "")
    if len(first) <= most:
        return first
    return first[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def spoken(inside: Inlines, *, notes: bool = False) -> str:
    """The words of some inlines; the words of footnotes in brackets if asked."""
    return "".join(_words(piece, notes) for piece in inside)


def own_words(piece: Piece) -> str:
    """The words of one piece without the pieces inside it."""
    match piece:
        case Heading() | Paragraph():
            return spoken(piece.inside, notes=True)
        case Callout() | Checklist() | Tools():
            return piece.title
        case Figure():
            return f"{piece.alt} {piece.caption}".strip()
        case Qr():
            return f"{piece.caption} {piece.url}".strip()
        case Preformatted():
            return piece.text
        case Process():
            return "\n".join(
                (piece.title, " ".join(piece.steps), *(_row(lane.cells, lane.role) for lane in piece.lanes))
            )
        case Table():
            return "\n".join((_row(piece.head), *(_row(row) for row in piece.rows)))
        case _:
            return ""


def words_of(piece: Piece) -> str:
    """The words of a piece with all that is inside it."""
    return "\n".join(_lines(piece))


def _lines(piece: Piece) -> list[str]:
    return (
        [own_words(piece), *(line for part in inner(piece) for line in _lines(part))]
        if inner(piece)
        else [own_words(piece)]
    )


def _row(cells: Sequence[Inlines], first: str = "") -> str:
    return " | ".join(([first] if first else []) + [spoken(cell, notes=True) for cell in cells])


def _words(piece: Inline, notes: bool) -> str:
    match piece:
        case Text() | Code():
            return piece.text
        case Break():
            return " "
        case Note():
            return f" ({spoken(piece.inside)})" if notes else ""
        case Cite():
            return ""
        case _:
            return spoken(piece.inside, notes=notes)
