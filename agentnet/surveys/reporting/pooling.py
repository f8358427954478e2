"""Feedback of a few people is pooled over workshops until there are enough to tell of. Pure.

A workshop whose own figures are shown stands alone. Others are gathered in the order of closing; a pool that can be
told is closed for good and the next one begins, so no pool ever grows by a few people: a difference of two pools would
tell of them. How many answered each workshop is known. A pool is told of when each of its figures is nobody or five at
least, and everybody of a workshop that fewer than five answered could have said something else than any one of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from agentnet.surveys.flow import FLOOR, QuestionKind
from agentnet.surveys.reporting.columns import counted
from agentnet.surveys.reporting.shapes import Asked, Block, Facts, Figures, Line
from agentnet.surveys.suppression import small

ENOUGH: Final = 10
"""So many answers make a pool worth telling of."""
HIDDEN_WHOLE: Final = 20
"""Feedback of fewer people with anything hidden is hidden whole, and pooled."""


class Told(Struct, frozen=True):
    """One workshop, or several together. `cells`: by block; none while there are too few answers."""

    surveys: tuple[str, ...]
    titles: tuple[str, ...]
    answers: int
    label: str
    blocks: tuple[Block, ...] = ()
    cells: tuple[int, ...] | None = None
    mean: float | None = None
    closed_on: str = ""
    ends: tuple[str, ...] = ()

    @property
    def pooled(self) -> bool:
        return len(self.surveys) > 1


def told(surveys: Sequence[tuple[Facts, Figures]]) -> list[Told]:
    """Workshops alone and pooled, in the order of closing. The last pool may still be too small to tell of."""
    found: list[Told] = []
    waiting: list[tuple[Facts, Asked]] = []
    for facts, figures in surveys:
        question = next((one for one in facts.questions if one.kind == QuestionKind.SCALE.value), None)
        if question is None or not facts.places:
            continue
        line = next(line for one in figures.questions if one.key == question.key for line in one.lines)
        if not _hidden_whole(line):
            found.append(_alone(figures, question, line))
            continue
        waiting.append((facts, question))
        if (pool := _pool(waiting)) is not None:
            found.append(pool)
            waiting = []
    return [*found, _waiting(waiting)] if waiting else found


def _hidden_whole(line: Line) -> bool:
    return all(cell is None for cell in line.cells)


def _alone(figures: Figures, question: Asked, line: Line) -> Told:
    shown = line.complete
    return Told(
        (figures.survey,),
        (figures.title,),
        figures.answers,
        question.label,
        tuple(Block(name, (place,)) for place, name in enumerate(line.columns)) if shown else (),
        tuple(cell or 0 for cell in line.cells) if shown else None,
        line.mean,
        figures.closed_on,
        question.options,
    )


def _pool(waiting: Sequence[tuple[Facts, Asked]]) -> Told | None:
    sizes = [len(facts.places) for facts, _question in waiting]
    if len(waiting) < 2 or sum(sizes) < ENOUGH:
        return None
    for blocks, cells in _levels(waiting):
        if pool_is_safe(sizes, cells):
            facts, question = waiting[-1]
            return Told(
                tuple(one.survey for one, _ in waiting),
                tuple(one.title for one, _ in waiting),
                sum(sizes),
                question.label,
                blocks,
                cells,
                closed_on=facts.closed_on,
                ends=question.options,
            )
    return None


def pool_is_safe(sizes: Sequence[int], cells: Sequence[int]) -> bool:
    """`sizes`: how many answered each survey; `cells`: the pool's figures."""
    total = sum(sizes)
    if any(map(small, cells)):
        return False
    return all(size <= total - cell for size in sizes if size < FLOOR for cell in cells if cell)


def _levels(waiting: Sequence[tuple[Facts, Asked]]) -> Iterator[tuple[tuple[Block, ...], tuple[int, ...]]]:
    """Ways to put the steps together, the finest first, with the pool's figures."""
    said = Counter[str]()
    widest = None
    for facts, question in waiting:
        one = next(counted(question, facts.values[question.key]))
        said.update(one.said)
        widest = one if widest is None or len(one.columns) > len(widest.columns) else widest
    assert widest is not None
    for blocks in widest.levels:
        yield blocks, tuple(sum(said[widest.columns[place]] for place in block.columns) for block in blocks)


def _waiting(waiting: Sequence[tuple[Facts, Asked]]) -> Told:
    return Told(
        tuple(facts.survey for facts, _ in waiting),
        tuple(facts.title for facts, _ in waiting),
        sum(len(facts.places) for facts, _ in waiting),
        waiting[-1][1].label,
        closed_on=waiting[-1][0].closed_on,
    )
