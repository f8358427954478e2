"""Days that deadlines and reminders skip: weekends, Finland's public holidays, and a network's own quiet periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
MORNING: Final = time(9)
LONGEST: Final = 366
"""Days that may be skipped in a row: quiet periods that cover a whole year are not waited for."""


def holidays_of(year: int) -> dict[date, str]:
    """Public holidays of a year that fall on any weekday, by their Finnish names; the eves of Midsummer and Christmas
    are free too. Source: the `holidays` library, Finland.
    """
    from holidays.countries.finland import Finland  # loaded when somebody is reminded

    return dict(Finland(years=year, language="fi"))  # type: ignore[no-untyped-call]


def is_workday(day: date) -> bool:
    """Not a Saturday, a Sunday nor a public holiday; the eves of Midsummer and Christmas are free too."""
    return day.weekday() < 5 and day not in holidays_of(day.year)


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The working days of one network; `quiet` are its quiet periods, both ends included."""

    quiet: Sequence[tuple[date, date]] = ()

    def is_free(self, day: date) -> bool:
        """Nothing is asked of anybody on this day."""
        return not is_workday(day) or any(first <= day <= last for first, last in self.quiet)

    def next_working(self, day: date) -> date:
        """`day`, or the first working day after it."""
        return self._nearest(day, 1)

    def previous_working(self, day: date) -> date:
        """`day`, or the last working day before it."""
        return self._nearest(day, -1)

    def after(self, day: date, days: int) -> date:
        """The day that is `days` working days after `day`."""
        return self._step(day, days, 1)

    def before(self, day: date, days: int) -> date:
        """The day that is `days` working days before `day`."""
        return self._step(day, days, -1)

    def _nearest(self, day: date, way: int) -> date:
        for skipped in range(LONGEST):
            if not self.is_free(there := day + timedelta(days=way * skipped)):
                return there
        return day

    def _step(self, day: date, days: int, way: int) -> date:
        for _ in range(days):
            day = self._nearest(day + timedelta(days=way), way)
        return day


_FINLAND: Final = FreeDays()


def workday_after(start: date, days: int) -> date:
    """The day that is `days` working days after `start`, where no network's quiet periods count."""
    return _FINLAND.after(start, days)


def workday_from(day: date) -> date:
    """`day`, or the first working day after it, where no network's quiet periods count."""
    return _FINLAND.next_working(day)


def morning(day: date) -> datetime:
    """Nine o'clock in Finland, aware, in UTC."""
    return datetime.combine(day, MORNING, HELSINKI).astimezone(UTC)


def today(moment: datetime) -> date:
    """The day that it is in Finland."""
    return moment.astimezone(HELSINKI).date()
