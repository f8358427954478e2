"""Dates are counted past weekends, public holidays and quiet periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentnet.network.quiet import FreeDays
from agentnet.year.models import Rhythm
from agentnet.year.rules import Step, counted, in_order

CHRISTMAS = FreeDays(((date(2026, 12, 21), date(2027, 1, 6)),))


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2026, 11, 20), False),  # a Friday
        (date(2026, 11, 21), True),  # a Saturday
        (date(2026, 12, 18), False),
        (date(2026, 12, 21), True),  # the quiet period begins
        (date(2027, 1, 6), True),  # its last day, Epiphany
        (date(2027, 1, 7), False),
        (date(2026, 4, 3), True),  # Good Friday
        (date(2026, 6, 19), True),  # Midsummer's eve
    ],
)
def test_free_days(day: date, free: bool) -> None:
    assert CHRISTMAS.is_free(day) is free


@pytest.mark.parametrize(
    ("start", "days", "there"),
    [
        (date(2026, 12, 16), 3, date(2027, 1, 7)),
        (date(2027, 1, 8), -2, date(2026, 12, 18)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_counting(start: date, days: int, there: date) -> None:
    assert (CHRISTMAS.after(start, days) if days >= 0 else CHRISTMAS.before(start, -days)) == there


def test_a_year_of_quiet_is_not_waited_for() -> None:
    always = FreeDays(((date(2020, 1, 1), date(2040, 1, 1)),))
    assert always.next_working(date(2026, 11, 20)) == date(2026, 11, 20)


@given(
    st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    st.integers(0, 30),
    st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.integers(0, 40)), max_size=3),
)
def test_there_and_back(day: date, days: int, quiet: list[tuple[date, int]]) -> None:
    free = FreeDays(tuple((first, first + timedelta(days=length)) for first, length in quiet))
    start = free.next_working(day)
    there = free.after(start, days)
    assert not free.is_free(there)
    assert free.before(there, days) == start


def test_the_steps_of_a_workshop_in_december() -> None:
    steps = {one.step: one.day for one in counted(date(2027, 1, 12), Rhythm(network_id=None), CHRISTMAS)}  # type: ignore[arg-type]
    assert steps[Step.DUE] == date(2027, 1, 7)
    assert steps[Step.REMIND] == date(2026, 12, 16)
    assert steps[Step.MEET] == date(2027, 1, 12)
    assert steps[Step.RESULTS] == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("numbers", "fits"),
    [((15, 6, 3, 3, 15), True), ((6, 6, 3, 3, 15), False), ((15, 6, 3, 16, 15), False), ((5, 3, 0, 0, 0), True)],
)
def test_the_rhythm_is_in_order(numbers: tuple[int, ...], fits: bool) -> None:
    names = ("assign_days", "remind_days", "due_days", "results_days", "review_days")
    rhythm = Rhythm(network_id=None)  # type: ignore[arg-type]
    for name, number in zip(names, numbers, strict=True):
        setattr(rhythm, name, number)
    assert in_order(rhythm) is fits
