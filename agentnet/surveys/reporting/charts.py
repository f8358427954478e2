"""Where things stand in a chart: numbers for SVG, drawn by `templates/surveys/_chart*.html` and by the print. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.reporting.shapes import SKIPPED, Line, Question

STEPS: Final = 5
ROUND: Final = tuple(float(digit * 10**power) for power in range(7) for digit in (1, 2, 5))


class Part(NamedTuple):
    """A piece of a bar, in per cent of its width. `step` 1–5; 0: hidden figures together."""

    step: int
    at: float
    width: float
    number: int | None


def is_diverging(question: Question) -> bool:
    return QuestionKind(question.kind) in (QuestionKind.SCALE, QuestionKind.MATRIX)


def diverging(line: Line) -> list[Part]:
    """Steps 1–5 around a middle line: the third step lies half on each side, so agreement and its opposite are seen.

    When something is hidden there is no saying where it lies: then the shown steps stand side by side, and what is
    hidden is one piece at the end.
    """
    counts = [cell for column, cell in zip(line.columns, line.cells, strict=True) if column != SKIPPED][:STEPS]
    known = [cell for cell in counts if cell is not None]
    if len(known) < len(counts):
        return _beside(line, counts)
    total = sum(known)
    if not total:
        return []
    start = 50 - 50 * (known[0] + known[1] + known[2] / 2) / total
    parts = []
    for step, count in enumerate(known, 1):
        width = 50 * count / total
        if count:
            parts.append(Part(step, round(start, 2), round(width, 2), count))
        start += width
    return parts


def _beside(line: Line, counts: Sequence[int | None]) -> list[Part]:
    known = sum(count or 0 for count in counts)
    if not known:
        return [Part(0, 0, 100, None)]
    hidden = max(known // 4, 1)
    whole, at, parts = known + hidden, 0.0, []
    for step, count in enumerate(counts, 1):
        if count:
            parts.append(Part(step, round(at, 2), round(100 * count / whole, 2), count))
            at += 100 * count / whole
    return [*parts, Part(0, round(at, 2), round(100 - at, 2), None)]


def ends(values: Sequence[float | None], by_mean: bool) -> tuple[float, float]:
    """The least and the most of the picture: all shares, or round numbers around the means."""
    if not by_mean:
        return 0.0, 100.0
    known = [value for value in values if value is not None] or [0.0]
    step = next(step for step in ROUND if step >= max(map(abs, known)) or step == ROUND[-1])
    return (0.0 if min(known) >= 0 else -step), step


class Point(NamedTuple):
    """A wave in a trend: place in the picture and what it says. `broken`: nothing joins it to the one before, since a
    wave between is hidden, or (`reworded`) since it was asked in other words.
    """

    x: float
    y: float
    value: float
    broken: bool
    reworded: bool


WIDTH: Final = 320.0
HEIGHT: Final = 160.0
EDGE: Final = 28.0


def points(values: Sequence[float | None], least: float, most: float, breaks: Sequence[bool]) -> list[Point]:
    """The waves that have a value, from left to right; a wave without one breaks the line."""
    found: list[Point] = []
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    before = -1
    for place, value in enumerate(values):
        if value is None:
            continue
        x = WIDTH / 2 if len(values) == 1 else EDGE + place * step
        y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - least) / (most - least or 1)
        reworded = bool(found) and any(breaks[before + 1 : place + 1])
        found.append(Point(round(x, 1), round(y, 1), value, reworded or before != place - 1 or not found, reworded))
        before = place
    return found
