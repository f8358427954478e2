"""The weekly digest: what has waited for it, and what is coming. One letter a person a week, none when nothing is told.

A network that is quiet on the day makes its people's digest wait for the next working day; after `LATE` it is let go,
and what waits comes in the next one.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy import and_
from sqlmodel import col, select, update

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries import in_force
from agentnet.network.quiet import free_days, today
from agentnet.notify import coming, mailing, wishes
from agentnet.notify.calendar import HELSINKI
from agentnet.notify.coming import Item
from agentnet.notify.deciding import around
from agentnet.notify.kinds import GROUPS, Group, When, kind_of
from agentnet.notify.letters import link, write
from agentnet.notify.models import Delivery, Job, Letter, Why
from agentnet.words import _, using

JOB: Final = "weekly-digest"
LETTER: Final = "digest"
LATE: Final = timedelta(days=4)
WEEK: Final = timedelta(days=7)


def next_at(now: datetime) -> datetime:
    """When the next digest goes out, by the day and hour of this installation, in Finnish time."""
    chosen = mailing.current()
    here = now.astimezone(HELSINKI)
    day = here.date() + timedelta(days=(chosen.digest_day - here.weekday()) % 7)
    due = datetime.combine(day, time(chosen.digest_hour), HELSINKI)
    return due if due > here else datetime.combine(day + WEEK, time(chosen.digest_hour), HELSINKI)


def plan(session: Session) -> None:
    """Ask the worker for the next one: once, however often it is asked for."""
    due = next_at(clock.now())
    notify.enqueue(session, JOB, _ABOUT, by=None, slot=due.date().isoformat(), due_at=due)


_ABOUT: Final = UUID("d16e5700-0000-4000-8000-000000000000")
"""The digest is about no row: the installation has one."""


@notify.job_handler(JOB)
async def run(job_id: UUID, progress: notify.Progress) -> None:
    """One digest. A worker that comes late still writes it within `LATE`; of weeks that it missed, only the last."""
    async with db.writing() as session:
        planned = date.fromisoformat((await session.get_one(Job, job_id)).slot[:10])
        plan(session)
        await session.commit()
    now = today(clock.now())
    if now - planned > LATE:
        return
    async with db.reading() as session:
        people = await _readers(session)
        free = await _free(session, now)
    waits = False
    for number, (person_id, networks) in enumerate(people.items()):
        if networks and networks <= free:
            waits = True
            continue
        await _write(person_id, planned)
        if number % 20 == 0:
            await progress(100 * number // max(1, len(people)))
    if waits:
        tomorrow = datetime.combine(now + timedelta(days=1), time(mailing.current().digest_hour), HELSINKI)
        async with db.writing() as session:
            slot = f"{planned.isoformat()} {tomorrow.date().isoformat()}"
            notify.enqueue(session, JOB, _ABOUT, by=None, slot=slot, due_at=tomorrow)
            await session.commit()


async def _readers(session: Session) -> dict[UUID, set[UUID]]:
    """Who may get one: members with an address, and those whom letters wait for; each with their networks at work."""
    here = and_(col(Person.binned_at).is_(None), col(Person.email).is_not(None))
    members = await session.execute(
        select(col(Person.id), col(Membership.network_id))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Network, col(Network.id) == col(Membership.network_id))
        .where(here, in_force(), col(Network.archived_at).is_(None))
    )
    found: dict[UUID, set[UUID]] = {}
    for person_id, network_id in members:
        found.setdefault(person_id, set()).add(network_id)
    waiting = select(col(Letter.person_id)).where(Letter.delivery == Delivery.DIGEST).distinct()
    for person_id in await session.scalars(select(col(Person.id)).where(here, col(Person.id).in_(waiting))):
        found.setdefault(person_id, set())
    return found


async def _free(session: Session, day: date) -> set[UUID]:
    """The networks that ask nothing of anybody on this day."""
    ids = list(await session.scalars(select(col(Network.id))))
    return {one for one in ids if (await free_days(session, one)).is_free(day)}


async def _write(person_id: UUID, planned: date) -> None:
    """One person's, in one transaction with what it carries; a second writing finds the first."""
    async with db.writing() as session:
        person = await session.get_one(Person, person_id)
        letter = Letter(kind=LETTER, about=person_id, slot=planned.isoformat(), address=(person.email or "").lower())
        same = and_(col(Letter.kind) == LETTER, col(Letter.about) == person_id, col(Letter.slot) == letter.slot)
        if not person.email or await session.scalar(select(col(Letter.id)).where(same)):
            return
        with using(person.language):
            waiting, over = await _waiting(session, person)
            items = await _items(session, person, waiting, clock.now() - WEEK)
            text = "\n\n".join(_section(heading, list(rows)) for heading, rows in groupby(items, key=_heading))
        await _close(session, over, delivery=Delivery.DROPPED, why=Why.OVER)
        if items:
            letter.person_id, letter.language = person_id, person.language
            letter.values = {"name": person.name, "text": text}
            session.add(letter)
            await _close(session, waiting, delivery=Delivery.SENT, sent_at=clock.now(), digest_id=letter.id)
        await session.commit()


async def _waiting(session: Session, person: Person) -> tuple[list[Letter], list[Letter]]:
    """Letters that this person wanted in the digest: those that still matter, and those that are over."""
    mine = and_(col(Letter.person_id) == person.id, col(Letter.delivery) == Delivery.DIGEST)
    letters = list(await session.scalars(select(Letter).where(mine).order_by(col(Letter.created_at))))
    over = [one for one in letters if one.due_until is not None and one.due_until < clock.now()]
    return [one for one in letters if one not in over], over


async def _items(session: Session, person: Person, waiting: Sequence[Letter], since: datetime) -> list[Item]:
    """What is told: letters that wait first; then what rooms tell, unless the person wants nothing of it."""
    known = await around(session, waiting)
    told = [
        Item(group, _heading_of(group), write(one, network=known.network(one)).subject, one.values.get("path") or "/")
        for one in waiting
        if (group := kind_of(one.kind).group)
    ]
    chosen = (await wishes.of(session, {person.id})).chosen.get(person.id, wishes.NOW)
    if chosen.get(Group.DIGEST) is not When.NEVER:
        been = {item.path for item in told}
        told += [
            item
            for item in await coming.items_of(session, person, since)
            if item.path not in been and chosen.get(item.group) is not When.NEVER
        ]
    order = list(dict.fromkeys(item.heading for item in told))
    return sorted(told, key=lambda item: order.index(item.heading))


def _heading_of(group: Group) -> str:
    return _(GROUPS[group][0]) if group in GROUPS else _("Muut kirjeet")


def _heading(item: Item) -> str:
    return item.heading


def _section(heading: str, items: Sequence[Item]) -> str:
    lines = (f"– {item.text}\n  {link(item.path)}" for item in items)
    return f"*{heading}*\n\n" + "\n".join(lines)


async def _close(session: Session, letters: Sequence[Letter], **values: object) -> None:
    if letters:
        ids = [letter.id for letter in letters]
        still = and_(col(Letter.id).in_(ids), col(Letter.delivery) == Delivery.DIGEST)
        await session.execute(update(Letter).where(still).values(**values))
