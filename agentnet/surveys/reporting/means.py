"""Means to compare, from published figures only: nothing that is not shown goes in. Pure.

Of steps of a scale the shown figures are everything, so their spread is known. Of numbers the classes and the mean are
published but not the spread: the largest spread that fits them stands for it, so a comparison may miss a change but
never tells of one that the numbers would not, and nothing new is published for its sake.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from agentnet.surveys.flow import FLOOR, QuestionKind
from agentnet.surveys.reporting.shapes import SKIPPED, Line, Question

ROUNDED: Final = 0.005
"""A published mean is so far from the true one at most."""


class Sample(NamedTuple):
    """How many answered, their mean, and their variance (of numbers: the largest that fits)."""

    n: int
    mean: float
    variance: float


class Class(NamedTuple):
    """So many numbers between two edges."""

    least: float
    most: float
    many: int


def sample_of(question: Question, line: Line) -> Sample | None:
    """None where no mean is shown, where anything of the line is hidden, or where fewer than five answered."""
    said = [(column, cell) for column, cell in zip(line.columns, line.cells, strict=True) if column != SKIPPED]
    n = sum(cell or 0 for _column, cell in said)
    if line.mean is None or not line.complete or n < FLOOR:
        return None
    match QuestionKind(question.kind):
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            return _steps([(float(column), cell or 0) for column, cell in said], n)
        case QuestionKind.NUMBER:
            return _numbers(classes(said), n, line.mean)
    return None


def _steps(said: Sequence[tuple[float, int]], n: int) -> Sample:
    mean = sum(step * count for step, count in said) / n
    return Sample(n, mean, sum(count * (step - mean) ** 2 for step, count in said) / (n - 1))


def classes(said: Sequence[tuple[str, int | None]]) -> list[Class] | None:
    """The classes by their names ("0–3", "4", "10–"); none when somebody is in one that has no end."""
    ends = [column.partition("–") for column, _cell in said]
    starts = [float(first) for first, _dash, _until in ends]
    after = [later for _start, later in pairwise(starts)]
    first, dash, until = ends[-1]
    last = float(until or first) if until or not dash else None
    if last is None and said[-1][1]:
        return None
    most = [*after, starts[-1] if last is None else last]
    return [Class(*one) for one in zip(starts, most, (cell or 0 for _column, cell in said), strict=True)]


def _numbers(found: Sequence[Class] | None, n: int, mean: float) -> Sample | None:
    squares = [largest_squares(found, n * (mean + off)) for off in (-ROUNDED, 0.0, ROUNDED)] if found else []
    known = [one / n - mean**2 for one in squares if one is not None]
    return Sample(n, mean, max(0.0, *known) * n / (n - 1)) if known else None


def largest_squares(found: Sequence[Class], total: float) -> float | None:
    """The largest sum of squares that numbers in these classes can have when they add up to `total`.

    A sum of squares is largest when numbers lie at the edges of their classes; moving one up its class pays best where
    the edges are largest. None: no such numbers add up to it.
    """
    left = total - sum(one.least * one.many for one in found)
    squares = sum(one.least**2 * one.many for one in found)
    for one in sorted(found, key=lambda one: one.least + one.most, reverse=True):
        moved = min(left, (one.most - one.least) * one.many) if left > 0 else 0.0
        squares += moved * (one.least + one.most)
        left -= moved
    return squares if -ROUNDED * 2 <= left / max(1, sum(one.many for one in found)) <= ROUNDED * 2 else None
