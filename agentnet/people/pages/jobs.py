"""What time and acceptances bring: a successor inherits, a term nears its end, a pause begins or is over."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.live import hub
from agentnet.network.actions import terms
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Network, Nomination, Person
from agentnet.network.queries import people_with
from agentnet.network.quiet import free_days, morning, today
from agentnet.notify.models import Job
from agentnet.notify.posting import Said, write
from agentnet.people import actions
from agentnet.tasks import actions as tasks

TURNS: Final = "membership-turns"
ENDING: Final = "term-ends"
DAY: Final = timedelta(days=1)
BEFORE: Final = 20
"""Working days before the last day of a term, when both sides hear that it is near."""


@notify.job_handler("member-joined")
async def welcome_in(job_id: UUID, _progress: notify.Progress) -> None:
    """Somebody has accepted: what is open is theirs too, and what they inherit."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        nomination = await session.get(Nomination, job.about)
        if nomination is None or nomination.stage is not Stage.ACTIVE or nomination.person_id is None:
            return
        person = await session.get_one(Person, nomination.person_id)
        was = await session.get(Person, nomination.succeeds_id) if nomination.succeeds_id else None
        if was is not None:
            await _inherit(session, nomination, person, was)
        await tasks.give_open_tasks(session, nomination.network_id, person)
        await session.commit()
    if was is not None:
        hub.cut(f"person:{was.id}")


async def _inherit(session: Session, nomination: Nomination, person: Person, was: Person) -> None:
    """Tasks and pair move; the pair's other half and the predecessor are told."""
    inherited = await actions.succeed(session, nomination, person, was)
    network = await session.get_one(Network, nomination.network_id)
    for pair in inherited.pairs:
        notify.enqueue(
            session, "pair-moved", pair.id, by=person.id, slot=str(nomination.id), values={"instead": str(was.id)}
        )
    write(session, [was], "successor-started", nomination.id, network, {"successor": person.name})


async def plan(session: Session, membership: Membership) -> None:
    """The days on which something about this role changes by itself."""
    days = await free_days(session, membership.network_id)
    now = today(clock.now())
    begins = membership.paused_from - DAY if membership.paused_from else None
    for last in (begins, membership.paused_to, membership.ends_on):  # what holds until then changes at midnight
        if last is not None and last >= now:
            due = terms.midnight_after(last)
            notify.enqueue(session, TURNS, membership.id, by=None, slot=str(last), due_at=due)
    if membership.ends_on is not None and (early := days.before(membership.ends_on, BEFORE)) > now:
        notify.enqueue(session, ENDING, membership.id, by=None, slot=str(membership.ends_on), due_at=morning(early))


@notify.job_handler(TURNS)
async def turn(job_id: UUID, _progress: notify.Progress) -> None:
    """A pause begins or is over, or a term has ended: pairs and the nomination follow."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        membership = await session.get(Membership, job.about)
        if membership is None:
            return
        await terms.keep(session, membership)
        await session.commit()
    hub.cut(f"person:{membership.person_id}")


@notify.job_handler(ENDING)
async def near_the_end(job_id: UUID, _progress: notify.Progress) -> None:
    """To the person, and to those who lead: one press renews. A term that was changed since is left alone."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        membership = await session.get(Membership, job.about)
        if membership is None or membership.ends_on is None or str(membership.ends_on) != job.slot:
            return
        if membership.ends_on < today(clock.now()):
            return
        await _tell_of_the_end(session, membership, membership.ends_on)
        await session.commit()


async def _tell_of_the_end(session: Session, membership: Membership, last: date) -> None:
    network = await session.get_one(Network, membership.network_id)
    person = await session.get_one(Person, membership.person_id)
    base = f"/networks/{network.id}/people/{person.id}"
    path = f"{base}/leave" if membership.role is Role.AGENT else f"/networks/{network.id}"
    own: dict[str, Said] = {"until": last, "about": "", "path": path}
    write(session, [person], ENDING, membership.id, network, own, slot=str(last))
    leaders = [one for one in await people_with(session, network.id, Role.COORDINATOR) if one.id != person.id]
    theirs: dict[str, Said] = {"until": last, "about": person.name, "path": f"{base}/roles"}
    write(session, leaders, ENDING, membership.id, network, theirs, slot=str(last))
