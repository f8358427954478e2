"""Feedback pooled over workshops: an attacker who has kept every earlier state of the page recovers nothing small."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.pooling import Told, pool_is_safe, told
from agentnet.surveys.reporting.shapes import Asked, Facts, Place
from tests.surveys.test_attack import attacked

USEFUL = Asked("q1", "scale", "Kuinka hyödyllinen?")


def feedback(name: str, said: Sequence[int]) -> Facts:
    return Facts(name, name, (USEFUL,), (Place(),) * len(said), {"q1": list(said)}, kind="feedback")


def states(workshops: Sequence[Facts]) -> list[list[Told]]:
    """The page after each closing."""
    both = [(facts, figures_of(facts)) for facts in workshops]
    return [told(both[: n + 1]) for n in range(len(both))]


def test_eight_people_are_pooled_until_there_are_enough() -> None:
    small = [feedback("syyskuu", (5, 5, 4, 4, 5, 4, 3, 4)), feedback("lokakuu", (5, 5, 5, 4, 4, 4, 4, 5))]
    first, second = states(small)
    assert [(one.pooled, one.cells) for one in first] == [(False, None)]
    assert [(one.titles, one.answers) for one in second] == [(("syyskuu", "lokakuu"), 16)]
    assert second[0].cells is None  # one person of sixteen would stand alone however the steps are put together
    third = states([*small, feedback("marraskuu", (1, 2, 3, 3, 5, 5))])[-1]
    assert [(one.answers, one.cells) for one in third] == [(22, (17, 5))]


def test_a_pool_never_grows() -> None:
    workshops = [feedback(str(n), (5, 5, 5, 2, 2, 2)) for n in range(6)]
    pages = states(workshops)
    for before, after in pairwise(pages):
        closed = [one for one in before if one.cells is not None]
        assert after[: len(closed)] == closed


@pytest.mark.parametrize(
    ("sizes", "cells", "safe"),
    [((8, 8), (10, 6), True), ((8, 3), (11, 0), False), ((8, 8), (13, 3), False), ((12, 3), (10, 5), True)],
)
def test_a_pool_is_safe(sizes: Sequence[int], cells: Sequence[int], safe: bool) -> None:
    assert pool_is_safe(sizes, cells) is safe


@attacked
@given(st.integers(0, 1 << 40))
def test_no_state_of_the_page_nor_all_together_give_a_small_figure_away(seed: int) -> None:
    random = Random(seed)
    tilt = [random.choice((0.02, 0.2, 1)) for _ in range(5)]
    sizes = [random.choice((2, 3, 6, 8, 9, 25)) for _ in range(random.randint(2, 6))]
    workshops = [feedback(str(n), random.choices(range(1, 6), tilt, k=size)) for n, size in enumerate(sizes)]
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.addVars(5 * len(sizes), [0.0] * 5 * len(sizes), [25.0] * 5 * len(sizes))

    def equals(cells: list[int], least: float, most: float) -> None:
        model.addRow(least, most, len(cells), cells, [1.0] * len(cells))

    for n, facts in enumerate(workshops):
        line = figures_of(facts).questions[0].lines[0]
        equals([5 * n + step for step in range(5)], sizes[n], sizes[n])
        somebody = 0 if all(cell is None for cell in line.cells) else 1
        for step, cell in enumerate(line.cells[:5]):
            equals([5 * n + step], somebody if cell is None else cell, 25 if cell is None else cell)
    for page in states(workshops):
        for one in page:
            for block, cell in zip(one.blocks, one.cells or (), strict=True):
                equals([5 * int(n) + step for n in one.surveys for step in block.columns if step < 5], cell, cell)
    for n, facts in enumerate(workshops):
        for step in range(5):
            if 0 < facts.values["q1"].count(step + 1) < 5:
                assert not _known_to_be_small(model, 5 * n + step), (seed, n, step)


def _known_to_be_small(model: highspy.Highs, cell: int) -> bool:
    costs = [float(one == cell) for one in range(model.getNumCol())]
    model.changeColsCost(len(costs), list(range(len(costs))), costs)
    found = []
    for sense in (highspy.ObjSense.kMaximize, highspy.ObjSense.kMinimize):
        model.changeObjectiveSense(sense)
        model.run()
        found.append(model.getInfo().objective_function_value)
    return found[0] < 5 - 1e-6 and found[1] > 1e-6
