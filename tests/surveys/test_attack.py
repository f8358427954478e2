"""Thousands of invented surveys are attacked: nothing of fewer than five people is recovered. `ATTACKS=` of them."""

import os
from random import Random
from statistics import variance
from typing import Final

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agentnet.surveys.reporting.columns import counted, mean_of
from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.means import sample_of
from agentnet.surveys.reporting.printing_trend import order_of
from agentnet.surveys.reporting.shapes import Asked, Figures, Line, Question, State
from agentnet.surveys.reporting.trend import Followed, Track, compared, followed
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


@attacked
@given(st.integers(0, 1 << 40))
def test_a_trend_and_a_comparison_tell_nothing_that_is_not_published(seed: int) -> None:
    """Of two waves: every count is nobody or five at least, means stand on whole lines only, and page and print are
    made of the published figures alone, as they come back from where they are kept.
    """
    random = Random(seed)
    first = survey(random)
    values = {key: random.sample(given, len(given)) for key, given in first.values.items()}
    waves = [figures_of(one) for one in (first, msgspec.structs.replace(first, values=values, wave=2))]
    found = followed(waves)
    if min(wave.answers for wave in waves) >= 5:
        spots = [spot for one in found for track in _tracks(one) for spot in track.spots]
        assert not [spot for spot in spots for number in (spot.part, spot.whole) if number and small(number)]
    for one in found:
        for wave, spot in zip(waves, one.whole.spots, strict=True):
            if spot.sample is not None:
                line = next(line for asked in wave.questions for line in asked.lines if f"{line.key}-" in one.key)
                assert line.complete
                assert spot.sample.n >= 5
    kept = [msgspec.convert(msgspec.json.decode(msgspec.json.encode(wave)), Figures) for wave in waves]
    assert _printed(kept) == _printed(waves)


def _tracks(one: Followed) -> list[Track]:
    return [one.whole, *(track for tracks in one.groups.values() for track in tracks)]


def _printed(waves: list[Figures]) -> object:
    found = followed(waves)
    return order_of("", "", waves, found, {one.key: compared(one, 0, 1) for one in found}, {}, (0, 1)).facts


@given(st.lists(st.integers(0, 19), min_size=5, max_size=60), st.sampled_from([(0, 19), (None, None), (0, None)]))
def test_the_spread_that_numbers_are_compared_by_is_never_too_small(
    numbers: list[int], limits: tuple[int | None, int | None]
) -> None:
    asked = Asked("q", "number", "Montako?", at_least=limits[0], at_most=limits[1])
    one = next(counted(asked, numbers))
    cells = tuple(one.said.count(column) for column in one.columns)
    line = Line("q", "Montako?", one.columns, cells, mean=mean_of(one.numbers or ()))
    sample = sample_of(Question("q", "number", "Montako?"), line)
    assert sample is not None
    assert sample.variance >= variance(numbers) - 1e-6


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
