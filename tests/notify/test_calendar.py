"""Calendar entries as calendar programs read them: judged by a strict reader, not by the library that writes them."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus

from agentnet.notify import calendar, feed
from agentnet.notify.calendar import addressed, entry
from agentnet.notify.coming import Event as Coming
from agentnet.notify.letters import message
from agentnet.notify.models import Letter
from agentnet.notify.zones import FINLAND
from tests.notify.conftest import TEMPLATES

TEMPLATES["with-entry.txt"] = "Kutsu\n\nTervetuloa.\n"
SUMMER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
WINTER = datetime(2027, 1, 12, 10, 0, tzinfo=UTC)
LONG = "Työpaja: yhteinen äöå " * 8
WORDS = 'Pari; yhdessä, asiakas\\polku "lainaus" 😀'


def read(raw: bytes) -> tuple[Calendar, Event]:
    """What the strict reader makes of it. Lines end as the standard says and none is too long, in octets."""
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines), "a letter is never cut in two"
    found = IcsCalendarStream.calendar_from_ics(raw.decode())
    (event,) = found.events
    return found, event


@pytest.mark.parametrize("start", [SUMMER, WINTER, datetime(2027, 3, 27, 10, tzinfo=UTC)])
def test_the_workshop_is_at_noon_in_finland(home: object, start: datetime) -> None:
    """Also when it lasts over the night in which the clocks are changed."""
    noon = start.astimezone(ZoneInfo("Europe/Helsinki")).replace(hour=12)
    _calendar, found = read(entry("w@agentnet", 0, noon, noon + timedelta(hours=40), "Työpaja"))
    assert isinstance(found.dtstart, datetime)
    assert (found.dtstart.hour, found.dtstart, found.end) == (12, noon, noon + timedelta(hours=40))


def test_the_rules_of_the_zone_are_those_of_the_time_zone_database(tmp_path: Any) -> None:
    """Outlook reads nothing but rules, one for each change, and no list of dates."""
    assert "RDATE" not in FINLAND
    assert [FINLAND.count(part) for part in ("BEGIN:STANDARD", "BEGIN:DAYLIGHT", "RRULE:")] == [1, 1, 2]
    file = tmp_path / "zone.ics"
    file.write_text(f"BEGIN:VCALENDAR\n{FINLAND}END:VCALENDAR\n")
    ours, known = tzical(str(file)).get("Europe/Helsinki"), ZoneInfo("Europe/Helsinki")
    moment = datetime(2020, 1, 1, 0, 30)  # noqa: DTZ001 (the zone is what is asked about)
    while moment.year < 2038:
        assert moment.replace(tzinfo=ours).utcoffset() == moment.replace(tzinfo=known).utcoffset(), moment
        moment += timedelta(hours=35)
    for year in range(2020, 2038):
        for month in (3, 10):
            sunday = max(day for day in range(25, 32) if datetime(year, month, day).weekday() == 6)  # noqa: DTZ001
            for hour in (2, 5):
                edge = datetime(year, month, sunday, hour)  # noqa: DTZ001
                assert edge.replace(tzinfo=ours).utcoffset() == edge.replace(tzinfo=known).utcoffset(), edge


def test_whatever_is_written_arrives_as_it_was_written(home: object) -> None:
    raw = entry("w@agentnet", 0, SUMMER, SUMMER, LONG, WORDS, "https://a.example/w", "REQUEST", text=f"{WORDS}\nrivi")
    _calendar, found = read(raw)
    assert (found.summary, found.location, found.description) == (LONG, WORDS, f"{WORDS}\nrivi")


def test_line_ends_in_the_words_stay_words(home: object) -> None:
    raw = entry("w@agentnet", 0, SUMMER, SUMMER, "Pari\nEND:VEVENT", place="Sali\r\nBEGIN:VALARM")
    _calendar, found = read(raw)
    assert found.summary == "Pari\nEND:VEVENT"
    assert not found.alarm


def test_a_request_has_an_organiser_and_its_reader_as_outlook_needs(home: object) -> None:
    raw = entry("w@agentnet", 0, SUMMER, SUMMER, "Työpaja", method="REQUEST", organiser='Heli "Helka" Äijälä, Q')
    to = "pitka.nimi." + "x" * 40 + "@agentnet.example"
    found, event = read(addressed(raw.decode(), to).encode())
    assert found.method == "REQUEST"
    assert event.organizer is not None
    assert (event.organizer.common_name, str(event.organizer.uri)[:7]) == ("Heli 'Helka' Äijälä, Q", "mailto:")
    (attendee,) = event.attendees
    assert (str(attendee.uri), attendee.role, attendee.status) == (f"mailto:{to}", "REQ-PARTICIPANT", "NEEDS-ACTION")
    assert [zone.tz_id for zone in found.timezones] == ["Europe/Helsinki"]
    assert "^" not in raw.decode(), "Outlook shows such escapes as they are"


def test_a_cancelled_entry_takes_the_old_one_away(home: object) -> None:
    found, event = read(entry("w@agentnet", 2, SUMMER, SUMMER, "Työpaja", method="CANCEL"))
    assert (event.uid, event.sequence, event.status) == ("w@agentnet", 2, EventStatus.CANCELLED)
    assert found.method == "CANCEL"


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_a_letter_offers_it_once_and_carries_it_as_a_file(home: object, method: calendar.Method) -> None:
    raw = entry("w@agentnet", 3, SUMMER, SUMMER + timedelta(hours=2), "Työpaja", method=method).decode()
    letter = Letter(kind="with-entry", about=uuid4(), address="aino@agentnet.example", values={"ics": raw})
    mail = message_from_bytes(message(letter).as_bytes(), policy=default)
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert (part.get_param("method"), part.get_content_charset(), part.get_filename()) == (method, "utf-8", None)
    (file,) = [part for part in mail.walk() if part.get_filename()]
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "kalenteri.ics")
    for one in (part, file):
        data: Any = one.get_payload(decode=True)
        found, event = read(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        assert str(event.attendees[0].uri) == "mailto:aino@agentnet.example"
        assert (found.method, event.sequence) == (method, 3)


def test_the_feed_is_read_by_the_same_reader(home: object) -> None:
    day = Coming("a@agentnet", "Viimeinen päivä: " + "ä" * 100, SUMMER.date(), path="/tasks/1", text="rivi\nrivi; ,")
    noon = Coming("b@agentnet", "Työpaja", SUMMER, SUMMER + timedelta(hours=3), place="Sali; 3", sequence=4)
    raw = feed.drawn([day, noon], WINTER).body
    found = IcsCalendarStream.calendar_from_ics(raw.decode())
    first, second = sorted(found.events, key=lambda event: event.uid)
    assert (first.dtstart, first.end, first.summary) == (SUMMER.date(), SUMMER.date() + timedelta(days=1), day.title)
    assert (second.dtstart, second.sequence, second.location) == (SUMMER, 4, "Sali; 3")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n" in raw
