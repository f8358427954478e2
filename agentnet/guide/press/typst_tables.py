"""Tables and process pictures as Typst code, with what it takes to choose column widths: the longest words."""

from collections.abc import Callable, Sequence
from typing import Final

from agentnet.guide.press.ast import Inlines, Process, Table
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.room import lines_of
from agentnet.typeset import array, literal

SHORT: Final = 21
"""Lines of a table that stays on one page."""
LONGEST: Final = 3
"""How many of the longest words are measured: letters are not equally wide."""


def table_code(block: Table, written: Callable[[Inlines], str]) -> str:
    """`grid-table(short, columns, aligns, head, rows)`; a column is (its longest words, its longest cell)."""
    every = (block.head, *block.rows)
    columns = array(_measured([spoken(row[n]) for row in every if n < len(row)]) for n in range(len(block.head)))
    aligns = array(align or "start" for align in block.aligns)
    rows = array(array(written(cell) for cell in row) for row in block.rows)
    short = "true" if lines_of(block) < SHORT else "false"
    return f"grid-table({short},{columns},{aligns},{array(written(cell) for cell in block.head)},{rows})"


def process_code(block: Process, written: Callable[[Inlines], str]) -> str:
    """`process(caption, steps, lanes, words)`; `words`: the longest of each column, roles first."""
    lanes = array(
        f"({literal(lane.role)},{literal(lane.tone)},{array(written(c) if c else 'none' for c in lane.cells)})"
        for lane in block.lanes
    )
    columns = [[lane.role for lane in block.lanes]]
    for n, step in enumerate(block.steps):
        columns.append([step, *(spoken(lane.cells[n]) for lane in block.lanes if n < len(lane.cells))])
    words = array(_words(cells) for cells in columns)
    return f"process({literal(block.title)},{array(map(literal, block.steps))},{lanes},{words})"


def _measured(cells: Sequence[str]) -> str:
    longest = max(cells, key=len, default="")
    return f"({_words(cells)},{literal(longest[:300])})"


def _words(cells: Sequence[str]) -> str:
    """The longest words, each once, longest first."""
    words = dict.fromkeys(word[:80] for cell in cells for word in cell.split())
    return array(literal(word) for word in sorted(words, key=len, reverse=True)[:LONGEST])
