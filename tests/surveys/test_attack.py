"""Thousands of invented surveys are attacked: nothing of fewer than five people is recovered. `ATTACKS=` of them."""

import os
from random import Random
from typing import Final

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.shapes import Figures, State
from agentnet.surveys.suppression import small
from tests.surveys.attacker import recovered
from tests.surveys.made_up import survey

ATTACKS: Final = int(os.environ.get("ATTACKS", "1000"))
attacked = settings(
    max_examples=ATTACKS,
    deadline=None,
    derandomize="ATTACKS" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@attacked
@given(st.integers(0, 1 << 40))
def test_an_attacker_with_everything_published_recovers_no_small_figure(seed: int) -> None:
    facts = survey(Random(seed))
    figures = figures_of(facts)
    assert recovered(facts, figures) == []
    assert not [number for number in _numbers(figures) if small(number)]
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(figures)), Figures) == figures


def _numbers(figures: Figures) -> list[int]:
    """Every count that is published of five answers or more."""
    if figures.answers < 5:
        return [cell for one in figures.questions for line in one.lines for cell in line.cells if cell is not None]
    found = [group.size for groups in figures.groups.values() for group in groups if group.size is not None]
    for line in (line for question in figures.questions for line in question.lines):
        found += [cell for cell in line.cells if cell is not None]
        found += [cell for rows in line.rows.values() for row in rows.values() for cell in row.cells]
    return found


def test_attacks_would_notice() -> None:
    """The same surveys with every size told: the attacker does find something."""
    found = 0
    for seed in range(40):
        facts = survey(Random(seed))
        figures = figures_of(facts)
        told = {
            kind: tuple(
                msgspec.structs.replace(group, size=_size(facts, kind, group.key))
                if group.state is State.HIDDEN
                else group
                for group in groups
            )
            for kind, groups in figures.groups.items()
        }
        found += bool(recovered(facts, msgspec.structs.replace(figures, groups=told)))
    assert found


def _size(facts, kind: str, key: str) -> int:  # type: ignore[no-untyped-def]
    from tests.surveys.attacker import keys

    return sum(keys(place)[kind] == key for place in facts.places)
