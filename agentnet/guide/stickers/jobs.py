"""Setting a sheet: a small one while its asker waits, a large one in the background; always in a child process."""

import asyncio
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import msgspec
from sqlmodel import select

from agentnet import child, clock, db, files, notify
from agentnet.db import Session
from agentnet.guide.stickers.sheets import BadgeSheet, StickerSheet, badges_pdf, stickers_pdf
from agentnet.network.models import Person
from agentnet.notify.models import Job
from agentnet.words import N_, Missing, Refused, _

JOB: Final = "label-sheet"
FORGET: Final = "label-sheet-forget"
AT_ONCE: Final = 60
"""So many on one sheet are waited for; more are set in the background."""
MOST: Final = 2_000
KEPT: Final = timedelta(days=1)
SECONDS: Final = 120
_turn = asyncio.Semaphore(1)


class Order(msgspec.Struct, frozen=True):
    """One of the two sheets, and what the file is called."""

    name: str
    stickers: StickerSheet | None = None
    badges: BadgeSheet | None = None


async def set_now(order: Order) -> bytes:
    """The PDF, one sheet at a time.

    Raises:
        Refused: it could not be set.
    """
    try:
        async with _turn:
            if order.stickers is not None:
                return await child.in_child(stickers_pdf, order.stickers, seconds=SECONDS)
            return await child.in_child(badges_pdf, order.badges, seconds=SECONDS)
    except child.ChildFailed as failed:
        raise Refused(N_("Arkkia ei voitu tehdä. Kokeile pienemmällä määrällä.")) from failed


async def ask(session: Session, network_id: UUID, order: Order, *, by: Person) -> UUID:
    """Order the sheet; gives its job. The asker alone gets it, for a day."""
    kept = await files.put(msgspec.json.encode(order))
    slot = f"{by.id}-{uuid4()}"
    values = {"order": kept, "name": order.name}
    notify.enqueue(session, JOB, network_id, by=by.id, slot=slot, values=values)
    await session.flush()
    job = (await session.scalars(select(Job).where(Job.kind == JOB, Job.slot == slot))).one()
    notify.enqueue(session, FORGET, job.id, by=None, due_at=clock.now() + KEPT)
    return job.id


async def asked_by(session: Session, me: Person, network_id: UUID, job_id: UUID) -> Job:
    """Raises `Missing` when it is not their own order in this network."""
    job = await session.get(Job, job_id)
    if job is None or (job.kind, job.about, job.by) != (JOB, network_id, me.id):
        raise Missing
    return job


def file_of(job: Job) -> str:
    """The PDF's hash, once it is there."""
    return str(job.values.get("file", ""))


@notify.job_handler(JOB)
async def make(job_id: UUID, progress: notify.Progress) -> None:
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
    if file_of(job):
        return
    order = msgspec.json.decode(await files.get(str(job.values["order"])), type=Order)
    await progress(20, _("Ladotaan arkkia"))
    data = await set_now(order)
    await progress(90, _("Tallennetaan"))
    await _keep(job_id, file=await files.put(data))


@notify.job_handler(FORGET)
async def forget(job_id: UUID, _progress: notify.Progress) -> None:
    """A day later neither the order nor the sheet is kept."""
    async with db.reading() as session:
        job = await session.get_one(Job, (await session.get_one(Job, job_id)).about)
    for digest in filter(None, (file_of(job), str(job.values.get("order", "")))):
        await files.remove(digest)
    await _keep(job.id, file="")


async def _keep(job_id: UUID, **values: str) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        job.values = {**job.values, **values}
        await session.commit()
