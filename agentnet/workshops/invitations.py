"""Letters of a workshop, most with its calendar entry: from the invitation to what may still be said afterwards."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Person
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
    _write(session, workshop, await queries.asked(session, workshop), "workshop-invitation", slot=_plan(workshop))


async def tell_of_change(session: Session, workshop: Workshop, *, moved: bool) -> None:
    """To those who come and those who have not answered: both have the entry in their calendars. Who said no to another
    time is asked again when it has `moved`.
    """
    answers = {person.id: r.attendance for r, person in await queries.registrations(session, workshop.id)}
    asked = await queries.asked(session, workshop)  # who has answered and left since is not told of times and places
    silent = [person for person in asked if person.id not in answers]
    coming = [person for person in asked if answers.get(person.id, Attendance.CANNOT) is not Attendance.CANNOT]
    no = [person for person in asked if answers.get(person.id) is Attendance.CANNOT] if moved else []
    for people, answer in ((coming, "coming"), (silent, "silent"), (no, NO)):
        _write(session, workshop, people, "workshop-changed", slot=_plan(workshop), answer=answer)


async def tell_of_cancelling(session: Session, workshop: Workshop) -> None:
    """To everybody who was asked and has not said no; the entry disappears from their calendars."""
    no = {p.id for r, p in await queries.registrations(session, workshop.id) if r.attendance is Attendance.CANNOT}
    people = [person for person in await queries.asked(session, workshop) if person.id not in no]
    _write(session, workshop, people, "workshop-cancelled", slot=_plan(workshop), method="CANCEL")


async def remind(session: Session, workshop: Workshop) -> None:
    """To those who come; and separately to those who have not said anything. Who said no is left in peace."""
    rows = await queries.registrations(session, workshop.id)
    answered = {person.id for _registration, person in rows}
    asked = await queries.asked(session, workshop)
    silent = [person for person in asked if person.id not in answered]
    here = {person.id for person in asked}
    slot = f"{workshop.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M}"
    for registration, person in rows:
        if person.id in here and registration.attendance is not Attendance.CANNOT and not registration.waiting:
            remote = workshop.remote_url if registration.attendance is Attendance.REMOTE else ""
            _write(session, workshop, [person], "workshop-reminder", slot=slot, remote_url=remote)
    _write(session, workshop, silent, "workshop-unanswered", slot=slot)


async def tell_of_place(session: Session, workshop: Workshop, registration: Registration) -> None:
    """To somebody on the waiting list: there is room now."""
    person = await session.get_one(Person, registration.person_id)
    _write(session, workshop, [person], "workshop-place", slot=str(registration.id))


async def tell_of_registering(
    session: Session, workshop: Workshop, person: Person, registration: Registration, *, by: Person
) -> None:
    """To somebody whom a coordinator has put on the list."""
    answer = "waiting" if registration.waiting else registration.attendance.value
    slot = str(registration.id)
    _write(session, workshop, [person], "workshop-registered", slot=slot, answer=answer, leader=by.name)


async def tell_absentees(session: Session, workshop: Workshop) -> None:
    """To members who were not there: until when they may still add their thoughts. Once, even if it closes again."""
    until = queries.late_until(workshop)
    if until is None or not await queries.boards_to_write_on(session, workshop.id):
        return
    there = await queries.people_in(session, workshop.id)
    absent = [person for person in await queries.asked(session, workshop) if person.id not in there]
    _write(session, workshop, absent, "workshop-missed", until=until)


def tell_of_pick(session: Session, workshop: Workshop, person: Person, pick: UUID) -> None:
    """To somebody whose name was picked at the door: it was them, or they should say so."""
    _write(session, workshop, [person], "workshop-name-picked", slot=str(pick))


def _plan(workshop: Workshop) -> str:
    return str(workshop.calendar_sequence)


NO: Final = Attendance.CANNOT.value
WITHOUT_ENTRY: Final = frozenset({"workshop-missed", "workshop-name-picked"})


def _write(
    session: Session,
    workshop: Workshop,
    people: Iterable[Person],
    letter: str,
    slot: str = "",
    method: calendar.Method = "REQUEST",
    until: datetime | None = None,
    **extra: str,
) -> None:
    without = letter in WITHOUT_ENTRY or extra.get("answer") == NO
    for person in people:
        if not person.email:
            continue
        with using(person.language):
            values = {
                "name": person.name,
                "title": workshop.title,
                "number": str(workshop.number),
                "when": time_of(workshop),
                "place": workshop.place,
                "path": f"/workshops/{workshop.id}",
                **({"until": formats.day(until)} if until else {}),
                **({} if without else {"ics": entry(workshop, method).decode()}),
                **extra,
            }
        notify.post(
            session,
            to=person.email,
            letter=letter,
            about=workshop.id,
            language=person.language,
            person_id=person.id,
            network_id=workshop.network_id,
            slot=slot,
            values=values,
            due_until=None if letter == "workshop-name-picked" else until or workshop.ends_at,
        )
