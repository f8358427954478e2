"""Calendar entries (RFC 5545) that Outlook, phones and web calendars take: Finnish time, zone included."""

from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from agentnet import clock
from agentnet.notify import mailing
from agentnet.notify.zones import finnish_zone
from agentnet.settings import settings

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
LINE: Final = 75
Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


def entry(
    uid: str,
    sequence: int,
    start: datetime,
    end: datetime,
    summary: str,
    place: str = "",
    url: str = "",
    method: Method = "PUBLISH",
    organiser: str = "",
    text: str = "",
) -> bytes:
    """A calendar file with one event.

    The same `uid` with a higher `sequence` replaces what was sent before; `method="CANCEL"` takes it away. `start` and
    `end` are aware; `organiser` is a name, the address is the installation's. `PUBLISH` is for a file to download.
    """
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", start.astimezone(HELSINKI))
    event.add("dtend", end.astimezone(HELSINKI))
    event.add("summary", summary)
    for name, value in (("location", place), ("url", url), ("description", text)):
        if value:
            event.add(name, value)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _organiser(organiser))
    return bytes(_calendar(event, method).to_ical())


def _organiser(name: str) -> "vCalAddress":
    from icalendar import vCalAddress, vText

    chosen = mailing.current()
    own_name, address = chosen.sender_name, chosen.sender_address
    organiser = vCalAddress(f"mailto:{address}")
    # Quotes have an escape of their own here (RFC 6868), which Outlook shows as it is.
    organiser.params["cn"] = vText((name or own_name or settings().organisation).replace('"', "'"))
    return organiser


def _calendar(event: "Event", method: Method) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//agentnet//agentnet//FI")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(finnish_zone())
    calendar.add_component(event)
    return calendar


def addressed(entry: str, address: str) -> str:
    """The entry with its reader as an attendee: without one, calendars take a request or a cancelling for broken.

    Nobody waits for an answer by mail: people answer on the workshop's page. Only a line of its own ends the event: the
    same words in a title do not.
    """
    line = f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{address}"
    return entry.replace("\r\nEND:VEVENT\r\n", f"\r\n{_folded(line)}\r\nEND:VEVENT\r\n")


def _folded(line: str) -> str:
    """In lines of at most 75 octets, no letter cut in two (RFC 5545, 3.1)."""
    lines, room = [""], LINE
    for letter in line:
        if (room := room - len(letter.encode())) < 0:
            lines.append(" ")
            room = LINE - 1 - len(letter.encode())
        lines[-1] += letter
    return "\r\n".join(lines)
