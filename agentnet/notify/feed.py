"""A person's own calendar as a file that their calendar program asks for again and again (RFC 5545).

The same events give the same bytes: a program that has them is answered that nothing has changed.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sqlmodel import col, delete, select

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.notify import coming
from agentnet.notify.calendar import HELSINKI
from agentnet.notify.coming import Event
from agentnet.notify.models import CalendarFeed
from agentnet.notify.zones import finnish_zone
from agentnet.settings import settings
from agentnet.web.visit import hashed
from agentnet.words import Missing, _, using

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Entry

EVERY: Final = timedelta(hours=1)
OLD: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """What is answered: the file, its mark, and when the last of it changed."""

    body: bytes
    etag: str
    changed_at: datetime

    @property
    def last_modified(self) -> str:
        return format_datetime(self.changed_at.astimezone(UTC).replace(microsecond=0), usegmt=True)


async def renew(session: Session, person: Person) -> str:
    """A new secret address; the earlier one works no more. Shown once, stored as its hash only."""
    await revoke(session, person)
    token = secrets.token_urlsafe(32)
    session.add(CalendarFeed(person_id=person.id, token_hash=hashed(token)))
    return token


async def revoke(session: Session, person: Person) -> None:
    await session.execute(delete(CalendarFeed).where(col(CalendarFeed.person_id) == person.id))


async def feed_by(session: Session, token: str) -> Feed:
    """The calendar behind an address. Raises `Missing` when it is nobody's any more."""
    row = (await session.scalars(select(CalendarFeed).where(CalendarFeed.token_hash == hashed(token)))).one_or_none()
    person = await session.get(Person, row.person_id) if row else None
    if row is None or person is None or person.binned_at is not None:
        raise Missing
    with using(person.language):
        events = await coming.events_of(session, person)
        return drawn(events, row.created_at)


def drawn(events: Sequence[Event], made_at: datetime) -> Feed:
    """The file of these events, in the language of the moment."""
    changed = max([made_at, *(event.changed_at for event in events if event.changed_at)])
    body = _calendar(sorted(events, key=lambda event: event.uid)).to_ical()
    return Feed(bytes(body), f'"{sha256(body).hexdigest()[:32]}"', changed)


def _calendar(events: Sequence[Event]) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//agentnet//agentnet//FI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _("{organisation}: oma kalenteri", organisation=settings().organisation)
    for key in ("name", "x-wr-calname"):
        calendar.add(key, name)
    calendar.add("x-wr-timezone", HELSINKI.key)
    calendar.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if any(isinstance(event.starts, datetime) for event in events):
        calendar.add_component(finnish_zone())
    for event in events:
        calendar.add_component(_entry(event))
    return calendar


def _entry(event: Event) -> "Entry":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    changed = event.changed_at or OLD
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", _local(event.starts))
    entry.add("dtend", _local(event.ends) if event.ends else _local(event.starts) + timedelta(days=1))
    title = _("Peruttu: {title}", title=event.title) if event.cancelled else event.title
    link = settings().base_url.rstrip("/") + event.path if event.path else ""
    text = "\n".join(filter(None, (event.text, link)))
    for name, value in (("summary", title), ("location", event.place), ("url", link), ("description", text)):
        if value:
            entry.add(name, value)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "OPAQUE" if isinstance(event.starts, datetime) and not event.cancelled else "TRANSPARENT")
    return entry


def _local(moment: datetime | date) -> datetime | date:
    return moment.astimezone(HELSINKI) if isinstance(moment, datetime) else moment
