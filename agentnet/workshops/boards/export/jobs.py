"""A drawing of very many notes, made in the background: what its asker may see is written down when they ask."""

from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import msgspec
from sqlmodel import select

from agentnet import child, clock, db, files, notify
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.notify.models import Job
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops.boards import pictures
from agentnet.workshops.boards.export.kinds import Facts, Kind, made
from agentnet.workshops.boards.shapes import View

JOB: Final = "board-export"
FORGET: Final = "board-export-forget"
KEPT: Final = timedelta(days=1)
SECONDS: Final = 300


class Order(msgspec.Struct, frozen=True):
    """What to draw."""

    kind: Kind
    view: View
    facts: Facts


async def ask(board: UUID, kind: Kind, view: View, facts: Facts, by: Person) -> UUID:
    """Order the drawing; gives its job. The asker alone gets it, for a day."""
    order = await files.put(msgspec.json.encode(Order(kind, view, facts)))
    slot = f"{by.id}-{uuid4()}"
    async with db.writing() as session:
        values = {"kind": kind.value, "order": order, "theirs": facts.theirs}
        notify.enqueue(session, JOB, board, by=by.id, slot=slot, values=values)
        await session.flush()
        job = (await session.scalars(select(Job).where(Job.kind == JOB, Job.slot == slot))).one()
        notify.enqueue(session, FORGET, job.id, by=None, due_at=clock.now() + KEPT)
        await session.commit()
    return job.id


async def asked_by(session: Session, me: Person | Guest | None, board: UUID, job_id: UUID, *, facilitates: bool) -> Job:
    """The order, for the one who gave it; a facilitator's drawing for those only who still are one.

    Raises:
        Missing: there is none of theirs.
    """
    job = await session.get(Job, job_id)
    if job is None or me is None or (job.kind, job.about, job.by) != (JOB, board, me.id):
        raise Missing
    if job.values.get("theirs", True) and not facilitates:
        raise Missing
    return job


def file_of(job: Job) -> str:
    """The drawing's hash, once it is there."""
    return str(job.values.get("file", ""))


async def bytes_of(job: Job) -> bytes:
    """Raises `Refused` when it is not there yet, or not any more."""
    try:
        return await files.get(file_of(job) or "0" * 64)
    except FileNotFoundError:
        raise Refused(N_("Tiedosto ei ole vielä valmis, tai se on jo poistettu. Tee se uudelleen.")) from None


@notify.job_handler(JOB)
async def draw(job_id: UUID, progress: notify.Progress) -> None:
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
    if file_of(job):
        return
    order = msgspec.json.decode(await files.get(str(job.values["order"])), type=Order)
    await progress(20, _("Piirretään laput"))
    drawn = await pictures.all_of(order.view)
    data = await child.in_child(made, order.kind, order.view, order.facts, drawn, seconds=SECONDS, megabytes=4096)
    await progress(90, _("Tallennetaan"))
    await _keep(job_id, file=await files.put(data))


@notify.job_handler(FORGET)
async def forget(job_id: UUID, _progress: notify.Progress) -> None:
    """A day later neither the order nor the drawing is kept."""
    async with db.reading() as session:
        order = await session.get_one(Job, (await session.get_one(Job, job_id)).about)
    for digest in filter(None, (file_of(order), str(order.values.get("order", "")))):
        await files.remove(digest)
    await _keep(order.id, file="")


async def _keep(job_id: UUID, **values: str) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        job.values = {**job.values, **values}
        await session.commit()
