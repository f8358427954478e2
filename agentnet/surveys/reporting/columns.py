"""From what was answered to columns: what each kind of question counts, and what is told together in breakdowns."""

from collections.abc import Iterator, Sequence
from statistics import fmean, median
from typing import Final

from msgspec import Struct

from agentnet.surveys.asking import FREE, QUADRANTS, Value
from agentnet.surveys.flow import SCALE, QuestionKind
from agentnet.surveys.reporting.shapes import SKIPPED, Asked, Block
from agentnet.words import N_

STEPS: Final = tuple(str(step) for step in SCALE)
CHOSEN: Final = "1"
NOT_CHOSEN: Final = "0"
EDGES: Final = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000, 1_000_000)
"""Classes of numbers begin here, the same for every question: classes made from the answers would tell of them."""
CLASSES: Final = 5
AGREE: Final = N_("4–5")
MIDDLE: Final = N_("3 tai ei vastausta")
DISAGREE: Final = N_("1–2")
OTHERS: Final = N_("muut")


class Counted(Struct, frozen=True):
    """One line to count: for each answer the column it falls in. `apart`: one of several options (chosen or not).

    `levels`: ways to put columns together in breakdowns, the finest first. `numbers`: what means are made of.
    """

    key: str
    label: str
    columns: tuple[str, ...]
    said: list[str]
    levels: tuple[tuple[Block, ...], ...]
    numbers: list[float | None] | None = None
    apart: bool = False


def counted(question: Asked, given: Sequence[Value | None]) -> Iterator[Counted]:
    """The lines of a question that is not answered in words."""
    kind = QuestionKind(question.kind)
    if kind in FREE:
        return
    match kind:
        case QuestionKind.SCALE:
            yield _steps(question.key, question.label, [_number(one) for one in given])
        case QuestionKind.MATRIX:
            for n, row in enumerate(question.rows):
                steps = [_number(one.get(row)) if isinstance(one, dict) else None for one in given]
                yield _steps(f"{question.key}:{n + 1}", row, steps)
        case QuestionKind.NUMBER:
            yield _classes(question, [_number(one) for one in given])
        case QuestionKind.MANY:
            for n, option in enumerate(question.options):
                yield _option(f"{question.key}:{n + 1}", option, given)
        case QuestionKind.RANKING:
            first = [one[0] if isinstance(one, list) and one else SKIPPED for one in given]
            yield _choice(question.key, question.label, question.options, first)
        case _:
            yield _choice(question.key, question.label, question.options, [str(one or SKIPPED) for one in given])


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def each(columns: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Block(column, (place,)) for place, column in enumerate(columns))


def _with_skipped(columns: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    return (*columns, SKIPPED) if SKIPPED in said else tuple(columns)


def _steps(key: str, label: str, given: list[float | None]) -> Counted:
    said = [SKIPPED if one is None else str(int(one)) for one in given]
    columns = _with_skipped(STEPS, said)
    rest = tuple(range(5, len(columns)))
    three = (Block(DISAGREE, (0, 1)), Block(MIDDLE if rest else "3", (2, *rest)), Block(AGREE, (3, 4)))
    two = (Block(AGREE, (3, 4)), Block(OTHERS, (0, 1, 2, *rest)))
    return Counted(key, label, columns, said, (each(columns), three, two), given)


def _choice(key: str, label: str, options: Sequence[str], said: list[str]) -> Counted:
    columns = _with_skipped(options, said)
    most = max(range(len(options)), key=lambda place: said.count(options[place]), default=0)
    others = tuple(place for place in range(len(columns)) if place != most)
    levels = [each(columns)]
    if len(columns) > 2:
        levels.append((Block(columns[most], (most,)), Block(OTHERS, others)))
    return Counted(key, label, columns, said, tuple(levels))


def _option(key: str, option: str, given: Sequence[Value | None]) -> Counted:
    said = [CHOSEN if isinstance(one, list) and option in one else NOT_CHOSEN for one in given]
    columns = (CHOSEN, NOT_CHOSEN)
    return Counted(key, option, columns, said, (each(columns),), apart=True)


def _classes(question: Asked, given: list[float | None]) -> Counted:
    starts = edges(question.at_least, question.at_most, [one for one in given if one is not None])
    names = class_names(starts, question.at_most)
    said = [SKIPPED if one is None else names[_class_of(one, starts)] for one in given]
    columns = _with_skipped(names, said)
    return Counted(question.key, question.label, columns, said, (each(columns),), given)


def edges(least: float | None, most: float | None, given: Sequence[float]) -> list[float]:
    """Where classes begin: equal steps between the question's own limits, else the fixed ones that are needed."""
    if least is not None and most is not None and most > least:
        step = (most - least + 1) / CLASSES
        return sorted({float(int(least + n * step)) for n in range(CLASSES)})
    low = 0.0 if least is None else least
    starts = [float(edge) for edge in EDGES if edge >= low]
    if least is None and any(one < 0 for one in given):
        starts = [-float(edge) for edge in reversed(EDGES[1:])] + starts
    return [low, *(edge for edge in starts if edge > low)] if not starts or starts[0] > low else starts


def _class_of(number: float, starts: Sequence[float]) -> int:
    return max((place for place, start in enumerate(starts) if number >= start), default=0)


def class_names(starts: Sequence[float], most: float | None) -> list[str]:
    names = []
    for place, start in enumerate(starts):
        until = starts[place + 1] - 1 if place + 1 < len(starts) else most
        first = f"{start:g}"
        names.append(f"{first}–" if until is None else first if until <= start else f"{first}–{until:g}")
    return names


def mean_of(numbers: Sequence[float | None]) -> float | None:
    """To two decimals: more would tell of single answers."""
    known = [one for one in numbers if one is not None]
    return round(fmean(known), 2) if known else None


def median_of(numbers: Sequence[float | None]) -> float | None:
    known = [one for one in numbers if one is not None]
    return median(known) if known else None


def ranked(question: Asked, given: Sequence[Value | None]) -> tuple[str, ...]:
    """The options in the order of their mean places; those left out of a ranking share the places after it."""
    orders = [one for one in given if isinstance(one, list) and one]
    last = len(question.options)
    total = dict.fromkeys(question.options, 0.0)
    for order in orders:
        rest = (len(order) + 1 + last) / 2
        for option in question.options:
            total[option] += order.index(option) + 1 if option in order else rest
    return tuple(sorted(question.options, key=lambda option: (total[option], question.options.index(option))))


__all__ = ["CHOSEN", "NOT_CHOSEN", "QUADRANTS", "Counted", "counted", "each", "mean_of", "median_of", "ranked"]
