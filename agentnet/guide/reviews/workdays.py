"""Working days of Finland: reminders count them and come on them, in the morning."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
MORNING: Final = time(9)


def is_workday(day: date) -> bool:
    """Not a Saturday, a Sunday nor a public holiday; the eves of Midsummer and Christmas are free too."""
    from holidays.countries.finland import Finland  # loaded when somebody is reminded

    return day.weekday() < 5 and day not in Finland(years=day.year)  # type: ignore[no-untyped-call]


def workday_after(start: date, days: int) -> date:
    """The day that is `days` working days after `start`."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_workday(day)
    return day


def workday_from(day: date) -> date:
    """`day`, or the first working day after it."""
    return day if is_workday(day) else workday_after(day, 1)


def morning(day: date) -> datetime:
    """Nine o'clock in Finland, aware, in UTC."""
    return datetime.combine(day, MORNING, HELSINKI).astimezone(UTC)


def today(moment: datetime) -> date:
    """The day that it is in Finland."""
    return moment.astimezone(HELSINKI).date()
