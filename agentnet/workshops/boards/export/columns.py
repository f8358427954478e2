"""How a board becomes a picture of a readable shape: each section in as many columns as its notes need."""

from collections.abc import Iterator, Sequence
from math import ceil, log
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from agentnet.workshops.boards.export.table import Line
from agentnet.workshops.boards.shapes import SectionView
from agentnet.workshops.boards.wall import Picture

COLUMN: Final = 210
LETTERS: Final = 33
LINE, FRAME = 14, 30
HIGHEST: Final = 170
SHAPE: Final = 1.5
"""Wider than high, as screens are."""
ABREAST: Final = 6
"""Sections beside each other, when the board itself does not say."""

Item: TypeAlias = tuple[Line, ...]


class Cell(Struct, frozen=True):
    """A section with its notes in columns, as wide as `span` of them."""

    section: SectionView
    columns: tuple[tuple[Item, ...], ...]
    span: int = 1


class Band(Struct, frozen=True):
    """A row of sections, about so high."""

    row: str
    cells: tuple[Cell, ...]
    height: float


def arranged(sections: Sequence[tuple[SectionView, list[Item]]]) -> list[Band]:
    """The rows of the picture, with the heights that make its shape most like a screen's."""
    rows = list(_rows(sections))
    tallest = max((sum(map(_height, items)) for _, items in sections), default=0)
    tries = [_set(rows, limit) for limit in range(240, max(240, ceil(tallest)) + 200, 120)] or [_set(rows, 240)]
    return min(tries, key=_odd)


def _rows(sections: Sequence[tuple[SectionView, list[Item]]]) -> Iterator[list[tuple[SectionView, list[Item]]]]:
    """Sections of the same row of the grid; a long row is cut."""
    row: list[tuple[SectionView, list[Item]]] = []
    for one in sections:
        if row and (row[0][0].row != one[0].row or (not one[0].row_name and len(row) == ABREAST)):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _set(rows: Sequence[Sequence[tuple[SectionView, list[Item]]]], limit: float) -> list[Band]:
    bands = []
    for row in rows:
        made = [(section, _columns(items, limit)) for section, items in row]
        cells = tuple(Cell(section, columns, len(columns)) for section, columns in made)
        heights = [sum(map(_height, column)) for cell in cells for column in cell.columns]
        bands.append(Band(row[0][0].row_name, cells, max(heights, default=0)))
    return _lined_up(bands)


def _lined_up(bands: Sequence[Band]) -> list[Band]:
    """In a grid of named rows the sections of a column are equally wide, so that they stand under each other."""
    if not bands or not bands[0].row or len({len(band.cells) for band in bands}) > 1:
        return list(bands)
    spans = [max(cell.span for cell in column) for column in zip(*(band.cells for band in bands), strict=True)]
    return [
        replace(band, cells=tuple(replace(cell, span=span) for cell, span in zip(band.cells, spans, strict=True)))
        for band in bands
    ]


def _columns(items: Sequence[Item], limit: float) -> tuple[tuple[Item, ...], ...]:
    """Filled one after the other, in the order of the notes, evenly."""
    whole = sum(map(_height, items))
    share = whole / max(1, ceil(whole / limit))
    columns: list[list[Item]] = [[]]
    filled = 0.0
    for item in items:
        height = _height(item)
        if columns[-1] and filled + height / 2 > share * len(columns):
            columns.append([])
        columns[-1].append(item)
        filled += height
    return tuple(map(tuple, columns))


def _height(item: Item) -> float:
    """About how high a note or a bundle stands."""
    high = float(FRAME if len(item) > 1 else 0)
    for line in item:
        said = [line.text, *(f"{text} – {by}" for by, text in line.comments)]
        rows = sum(max(1, ceil(len(part) / LETTERS)) for text in said for part in text.split("\n"))
        high += rows * LINE + FRAME + sum(map(_drawn, line.pictures)) + LINE * max(0, len(line.marks) - 1)
    return high


def _drawn(picture: Picture) -> float:
    """About how high a picture stands."""
    return min(HIGHEST, (COLUMN - 16) * picture.height / max(1, picture.width)) + 6


def _odd(bands: Sequence[Band]) -> float:
    """How far the shape is from a screen's."""
    width = max((sum(cell.span for cell in band.cells) for band in bands), default=1) * (COLUMN + 20)
    height = sum(band.height + 90 for band in bands) + 120
    return abs(log(width / height / SHAPE))
