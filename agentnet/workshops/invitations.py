"""Letters of a workshop, with its calendar entry: invitation, change, cancelling of one's own registration."""

from collections.abc import Iterable

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.network.rules import CONTRIBUTORS
from agentnet.notify import calendar
from agentnet.settings import settings
from agentnet.words import _, using
from agentnet.workshops import queries
from agentnet.workshops.flow import Attendance
from agentnet.workshops.models import Workshop


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


async def invite(session: Session, workshop: Workshop) -> None:
    """To everybody who contributes in the network: when, where, and a link to register."""
    _write(session, workshop, await people_with(session, workshop.network_id, *CONTRIBUTORS), "workshop-invitation")


async def tell_of_change(session: Session, workshop: Workshop) -> None:
    """To those who said that they are coming."""
    coming = [
        person
        for registration, person in await queries.registrations(session, workshop.id)
        if registration.attendance is not Attendance.CANNOT
    ]
    _write(session, workshop, coming, "workshop-changed", slot=str(workshop.calendar_sequence))


def _write(session: Session, workshop: Workshop, people: Iterable[Person], letter: str, slot: str = "") -> None:
    for person in people:
        if not person.email:
            continue
        with using(person.language):
            ics = entry(workshop, "REQUEST").decode()
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
                "starts_at": workshop.starts_at.isoformat(),
                "place": workshop.place,
                "link": f"{settings().base_url}/workshops/{workshop.id}",
                "ics": ics,
            },
        )
