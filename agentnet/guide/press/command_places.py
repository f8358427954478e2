"""References from one chapter to a heading of another that is not there."""

from collections.abc import Iterable, Iterator, Mapping

from agentnet.guide.press.ast import Inlines, Process, Reference, Table, every
from agentnet.guide.press.edition import EditionChapter


def missed(of: EditionChapter, headings: Mapping[str, set[str]]) -> Iterator[str]:
    """The targets, each once. `headings`: the anchors of each chapter by its slug."""
    for target in dict.fromkeys(_targets(of)):
        chapter, slash, anchor = target.partition("/")
        if slash and chapter in headings and anchor not in headings[chapter]:
            yield target


def _targets(of: EditionChapter) -> Iterator[str]:
    cells: Iterable[Inlines]
    for piece in every(of.chapter.blocks):
        match piece:
            case Table():
                cells = (cell for row in (piece.head, *piece.rows) for cell in row)
            case Process():
                cells = (cell for lane in piece.lanes for cell in lane.cells)
            case _:
                cells = (getattr(piece, "inside", ()),)
        for cell in cells:
            yield from _within(cell)


def _within(inside: Inlines) -> Iterator[str]:
    for piece in inside:
        if isinstance(piece, Reference):
            yield piece.target
        yield from _within(getattr(piece, "inside", ()))
