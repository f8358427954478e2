"""Reminders keep to the working days of Finland."""

from datetime import UTC, date, datetime

import pytest

from agentnet.network.quiet import is_workday, morning, today, workday_after, workday_from


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 6), False),
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
        (date(2027, 1, 6), False),
        (date(2027, 3, 26), False),
        (date(2027, 3, 29), False),
        (date(2027, 5, 6), False),
        (date(2027, 6, 25), False),
        (date(2027, 6, 28), True),
    ],
)
def test_weekends_and_public_holidays_are_no_working_days(day: date, works: bool) -> None:
    assert is_workday(day) is works


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 11, 16), 5, date(2026, 11, 23)),
        (date(2026, 11, 16), 10, date(2026, 11, 30)),
        (date(2026, 12, 21), 5, date(2026, 12, 30)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
    ],
)
def test_days_are_counted_over_holidays(start: date, days: int, due: date) -> None:
    assert workday_after(start, days) == due


def test_a_free_day_gives_way_to_the_next_working_day() -> None:
    assert workday_from(date(2026, 12, 25)) == date(2026, 12, 28)
    assert workday_from(date(2026, 12, 28)) == date(2026, 12, 28)


def test_morning_is_finnish_time_in_summer_and_in_winter() -> None:
    assert morning(date(2026, 7, 1)) == datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert morning(date(2026, 12, 1)) == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert today(datetime(2026, 11, 30, 23, tzinfo=UTC)) == date(2026, 12, 1)
