"""Letters of a workshop, with its calendar entry: invitation, change of time or place, a place that came free."""

from collections.abc import Iterable

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.network.rules import TAKES_PART
from agentnet.notify import calendar
from agentnet.settings import settings
from agentnet.web import formats
from agentnet.words import _, using
from agentnet.workshops import queries
from agentnet.workshops.flow import Attendance
from agentnet.workshops.models import Registration, Workshop


def entry(workshop: Workshop, method: calendar.Method = "PUBLISH") -> bytes:
    """The calendar entry; the same UID for life, so that a change moves the entry instead of adding one."""
    link = f"{settings().base_url}/workshops/{workshop.id}"
    return calendar.entry(
        f"{workshop.id}@agentnet",
        workshop.calendar_sequence,
        workshop.starts_at,
        workshop.ends_at,
        _("Työpaja {number}: {title}", number=workshop.number, title=workshop.title),
        place=workshop.place,
        url=link,
        method=method,
        text="\n".join(filter(None, (workshop.purpose, workshop.remote_url, link))),
    )


def time_of(workshop: Workshop) -> str:
    """`tiistai 17.11.2026 klo 12.30–15.30`"""
    starts, ends = workshop.starts_at, workshop.ends_at
    return f"{formats.weekday(starts)} {formats.moment(starts)}–{formats.timeofday(ends)}"


async def invite(session: Session, workshop: Workshop) -> None:
    """To everybody who takes part in workshops: when, where, and a link to register. Once for each plan."""
    people = await people_with(session, workshop.network_id, *TAKES_PART)
    _write(session, workshop, people, "workshop-invitation", slot=_plan(workshop))


async def tell_of_change(session: Session, workshop: Workshop) -> None:
    """To those who said that they are coming."""
    coming = [
        person
        for registration, person in await queries.registrations(session, workshop.id)
        if registration.attendance is not Attendance.CANNOT
    ]
    _write(session, workshop, coming, "workshop-changed", slot=_plan(workshop))


async def tell_of_place(session: Session, workshop: Workshop, registration: Registration) -> None:
    """To somebody on the waiting list: there is room now."""
    person = await session.get_one(Person, registration.person_id)
    _write(session, workshop, [person], "workshop-place", slot=str(registration.id))


def _plan(workshop: Workshop) -> str:
    return str(workshop.calendar_sequence)


def _write(session: Session, workshop: Workshop, people: Iterable[Person], letter: str, slot: str = "") -> None:
    for person in people:
        if not person.email:
            continue
        with using(person.language):
            ics, when = entry(workshop, "REQUEST").decode(), time_of(workshop)
        notify.post(
            session,
            to=person.email,
            letter=letter,
            about=workshop.id,
            language=person.language,
            person_id=person.id,
            network_id=workshop.network_id,
            slot=slot,
            values={
                "name": person.name,
                "title": workshop.title,
                "number": str(workshop.number),
                "when": when,
                "place": workshop.place,
                "path": f"/workshops/{workshop.id}",
                "ics": ics,
            },
        )
