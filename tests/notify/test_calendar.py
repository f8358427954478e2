"""Calendar entries keep Finnish time on both sides of the change of the clocks."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from agentnet.notify.calendar import entry

SUMMER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
WINTER = datetime(2027, 1, 12, 10, 0, tzinfo=UTC)


def event(raw: bytes) -> Event:
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert isinstance(found, Event)
    return found


@pytest.mark.parametrize("start", [SUMMER, WINTER])
def test_the_workshop_is_at_noon_in_finland(home: object, start: datetime) -> None:
    found = event(entry("w@agentnet", 0, start, start + timedelta(hours=2), "Työpaja"))
    assert isinstance(found.start, datetime)
    assert (found.start.hour, found.start) == (12, start)
    assert b"TZID:Europe/Helsinki" in entry("w", 0, start, start, "x")


def test_punctuation_and_line_ends_in_the_words_stay_words(home: object) -> None:
    raw = entry("w@agentnet", 0, SUMMER, SUMMER, "Pari; yhdessä, asiakas\nEND:VEVENT", place="Sali\r\nBEGIN:VALARM")
    found = event(raw)
    assert found["summary"] == "Pari; yhdessä, asiakas\nEND:VEVENT"
    assert not found.subcomponents


def test_a_cancelled_entry_takes_the_old_one_away(home: object) -> None:
    raw = entry("w@agentnet", 2, SUMMER, SUMMER, "Työpaja", method="CANCEL")
    found = event(raw)
    assert (found["uid"], found["sequence"], found["status"]) == ("w@agentnet", 2, "CANCELLED")
    assert b"METHOD:CANCEL" in raw
