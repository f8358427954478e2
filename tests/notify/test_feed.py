"""The personal calendar: right by RFC 5545, the same bytes while nothing changes, gone when it is revoked."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from agentnet import clock
from agentnet.notify import feed
from agentnet.notify.coming import Event
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

NOON = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


def workshop(cast: Cast, **more: Any) -> Workshop:
    row: dict[str, Any] = {"network_id": cast.network.id, "title": "Yhteinen asiakas", "stage": Stage.OPEN}
    starts = clock.now() + timedelta(days=7)
    return Workshop(**row | {"starts_at": starts, "ends_at": starts + timedelta(hours=3), "place": "Sali; 3"} | more)


def address(visitor: Visitor) -> str:
    shown = visitor.form("/me/calendar").text
    found = re.search(r"<code>[^<]*(/calendar/[\w-]{43}\.ics)</code>", shown)
    assert found
    assert "webcal://" in shown
    return found[1]


def test_the_feed_has_my_workshops_and_the_address_is_shown_once(
    signed_in_as: SignedInAs, client: Visitor, cast: Cast, add: Add
) -> None:
    add(workshop(cast), workshop(cast, stage=Stage.CANCELLED, title="Peruttu päivä", calendar_sequence=2))
    add(workshop(cast, stage=Stage.PLANNED, title="Salainen suunnitelma"))
    aino = signed_in_as(cast.aino)
    at = address(aino)
    assert at not in aino.get("/me/calendar").text
    got = client.another().get(at)
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    read: Any = Calendar.from_ical(got.content)
    events = {str(event["summary"]): event for event in read.walk("VEVENT")}
    assert len(events) == 2
    assert "Salainen suunnitelma" not in got.text
    cancelled = next(event for name, event in events.items() if "Peruttu päivä" in name)
    assert (cancelled["status"], cancelled["sequence"]) == ("CANCELLED", 2)
    coming = next(event for name, event in events.items() if "Yhteinen asiakas" in name)
    assert coming.decoded("dtstart").tzinfo is not None
    assert coming["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert "Et ole vielä ilmoittautunut" in coming["description"]
    assert [zone["tzid"] for zone in read.walk("VTIMEZONE")] == ["Europe/Helsinki"]
    assert read["refresh-interval"].dt == timedelta(hours=1)
    assert all(len(line) <= 75 for line in got.content.split(b"\r\n"))


def test_who_has_it_is_told_that_nothing_has_changed(
    signed_in_as: SignedInAs, client: Visitor, cast: Cast, add: Add
) -> None:
    add(workshop(cast))
    at = address(signed_in_as(cast.aino))
    first = client.get(at)
    assert client.get(at).content == first.content
    again = client.get(at, headers={"if-none-match": f"W/{first.headers['etag']}"})
    assert (again.status_code, again.content) == (304, b"")
    add(workshop(cast, title="Toinen"))
    assert client.get(at, headers={"if-none-match": first.headers["etag"]}).status_code == 200
    assert "last-modified" in first.headers


def test_a_revoked_or_renewed_address_is_not_found(signed_in_as: SignedInAs, client: Visitor, cast: Cast) -> None:
    aino = signed_in_as(cast.aino)
    first, second = address(aino), address(aino)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    aino.form("/me/calendar/remove")
    assert client.get(second).status_code == 404
    assert client.get("/calendar/x").status_code == 404
    assert client.get("/calendar/.ics").status_code == 404


def test_a_deadline_is_a_whole_day_and_long_words_are_folded(home: object) -> None:
    day = Event("a@agentnet", "Viimeinen päivä: " + "ä" * 100, date(2026, 12, 1), path="/tasks/1", text="rivi\nrivi; ,")
    made = feed.drawn([day], NOON)
    read: Any = Calendar.from_ical(made.body)
    (event,) = read.walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 2)
    assert event["transp"] == "TRANSPARENT"
    assert str(event["description"]).startswith("rivi\nrivi; ,")
    assert all(len(line) <= 75 for line in made.body.split(b"\r\n"))


def test_an_empty_calendar_is_a_calendar(home: object) -> None:
    read: Any = Calendar.from_ical(feed.drawn([], NOON).body)
    assert read["prodid"]
