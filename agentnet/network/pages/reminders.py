"""Those who have not answered are reminded, on working days only: a coordinator of a nomination, the invited twice,
an asked supervisor twice. A worker that has stood still sends the last of what is due, not all of it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, db, notify
from agentnet.accounts.actions import person_by_email
from agentnet.db import Session
from agentnet.network import actions
from agentnet.network.actions.nominations import remind as another_key
from agentnet.network.flow import Stage
from agentnet.network.models import Invitation, Network, Nomination, NominationRequest
from agentnet.network.pages.posting import coordinators
from agentnet.network.queries.requests import AFTER_DUE, BEFORE_DUE, REMINDED, requests_with_names
from agentnet.network.quiet import FreeDays, free_days, morning, today
from agentnet.notify.models import Job
from agentnet.notify.posting import Said, write
from agentnet.web.formats import day
from agentnet.words import using

CONFIRMING: Final = "nomination-reminder"
INVITING: Final = "invitation-reminder"
ASKING: Final = "nominations-asked-again"
EXPIRING: Final = "invitation-expires"
CONFIRM_AFTER: Final = (3, 8)
"""Working days until the coordinators are reminded of a nomination that waits for them."""


def plan(session: Session, kind: str, about: UUID, due: Sequence[date]) -> None:
    """A reminder for each day; its slot says which of them it is, and on which day."""
    for n, on in enumerate(due):
        notify.enqueue(session, kind, about, by=None, slot=f"{n + 1}:{on}", due_at=morning(on))


async def plan_confirming(session: Session, nomination: Nomination) -> None:
    days, start = await free_days(session, nomination.network_id), today(clock.now())
    plan(session, CONFIRMING, nomination.id, [days.after(start, n) for n in CONFIRM_AFTER])


async def plan_inviting(session: Session, nomination: Nomination, invitation: Invitation) -> None:
    days, start = await free_days(session, nomination.network_id), today(clock.now())
    plan(session, INVITING, invitation.id, [days.after(start, n) for n in REMINDED])
    notify.enqueue(session, EXPIRING, invitation.id, by=None, due_at=invitation.expires_at)


async def plan_asking(session: Session, request: NominationRequest) -> None:
    days = await free_days(session, request.network_id)
    plan(session, ASKING, request.id, asked_again_on(days, request.due_on))


def asked_again_on(days: FreeDays, due: date) -> list[date]:
    """A little before the day, and right after it; a day that has gone already is left out."""
    wanted = [days.before(due, BEFORE_DUE), days.after(due, AFTER_DUE)]
    return [one for one in wanted if one > today(clock.now())]


async def due_now(session: Session, job: Job, network_id: UUID) -> bool:
    """Whether this reminder goes out today. One whose day is free waits for the next working day; one that a later
    one has caught up with is left to that."""
    days, now = await free_days(session, network_id), today(clock.now())
    if days.is_free(now):
        later = days.next_working(now)
        notify.enqueue(session, job.kind, job.about, by=None, slot=f"{_mark(job)}:{later}", due_at=morning(later))
        return False
    return not await _overtaken(session, job)


async def _overtaken(session: Session, job: Job) -> bool:
    others = await session.scalars(
        select(Job).where(
            col(Job.kind) == job.kind,
            col(Job.about) == job.about,
            col(Job.id) != job.id,
            col(Job.due_at) <= clock.now(),
            col(Job.due_at) > job.due_at,
        )
    )
    return others.first() is not None


def _mark(job: Job) -> str:
    return job.slot.partition(":")[0]


@notify.job_handler(CONFIRMING)
async def remind_coordinators(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        nomination = await session.get(Nomination, job.about)
        if nomination is None or nomination.stage is not Stage.PROPOSED:
            return
        if await due_now(session, job, nomination.network_id):
            network = await session.get_one(Network, nomination.network_id)
            readers = await coordinators(session, network)
            on = today(nomination.created_at)
            said: dict[str, Said] = {"name": nomination.name, "day": on, "path": f"/nominations/{nomination.id}"}
            write(session, readers, CONFIRMING, nomination.id, network, said, slot=_mark(job))
        await session.commit()


@notify.job_handler(INVITING)
async def remind_invited(job_id: UUID, _progress: notify.Progress) -> None:
    """With a key of its own: that of the first letter is known to nobody but its reader."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        invitation = await session.get(Invitation, job.about)
        if invitation is None or invitation.used_at is not None or invitation.expires_at <= clock.now():
            return
        nomination = await session.get_one(Nomination, invitation.nomination_id)
        if nomination.stage is not Stage.INVITED:
            return
        if await due_now(session, job, nomination.network_id):
            await _write_again(session, nomination, invitation, job)
        await session.commit()


async def _write_again(session: Session, nomination: Nomination, invitation: Invitation, job: Job) -> None:
    network = await session.get_one(Network, nomination.network_id)
    known = await person_by_email(session, nomination.email)
    spoken = known.language if known else "fi"
    with using(spoken):
        until = day(invitation.expires_at)
    token = await another_key(session, invitation)
    values = {"name": nomination.name, "network": network.name, "until": until, "token": token}
    notify.post(
        session,
        to=nomination.email,
        letter=INVITING,
        about=invitation.id,
        slot=_mark(job),
        language=spoken,
        person_id=known.id if known else None,
        network_id=network.id,
        values=values,
    )


@notify.job_handler(EXPIRING)
async def let_expire(job_id: UUID, _progress: notify.Progress) -> None:
    """An unanswered invitation runs out, on its last day."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        invitation = await session.get(Invitation, job.about)
        if invitation is None:
            return
        nomination = await session.get_one(Nomination, invitation.nomination_id)
        if await actions.expire(session, invitation, nomination):
            await session.commit()


@notify.job_handler(ASKING)
async def remind_supervisor(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        request = await session.get(NominationRequest, job.about)
        if request is None or request.answered_at is not None or request.withdrawn_at is not None:
            return
        if await due_now(session, job, request.network_id):
            await ask_again(session, request, slot=_mark(job))
        await session.commit()


async def ask_again(session: Session, request: NominationRequest, *, slot: str) -> int:
    """To the supervisor who has not answered; by the job, or by a coordinator's press. The number of letters."""
    (seen,) = await requests_with_names(session, [request])
    network = await session.get_one(Network, request.network_id)
    said: dict[str, Said] = {
        "where": seen.where,
        "due": request.due_on,
        "late": "yes" if seen.is_late else "",
        "path": f"/networks/{network.id}/nominations/requests/{request.id}",
    }
    return write(session, [seen.supervisor], ASKING, request.id, network, said, slot=slot)
