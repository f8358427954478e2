"""Archives are thrown away when words that may stand in them are erased, hidden or removed."""

from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlmodel import col, select

from agentnet import db, files, notify
from agentnet.db import Session
from agentnet.notify.models import Job
from agentnet.sources.forgetting import forgets
from agentnet.year.ending.models import Archive

JOB: Final = "archive-files"


@forgets
async def forget(session: Session, network_id: UUID) -> None:
    """The finished ones of this network. Those that are being made are made of what is left."""
    made = (col(Archive.network_id) == network_id) & (col(Archive.sha256) != "")
    digests = list(await session.scalars(select(col(Archive.sha256)).where(made)))
    if digests:
        await session.execute(delete(Archive).where(made))
        notify.enqueue(session, JOB, network_id, by=None, slot=uuid4().hex, values={"files": digests})
        await session.flush()


@notify.job_handler(JOB)
async def throw_away(job_id: UUID, _progress: notify.Progress) -> None:
    """After the commit: the bytes follow."""
    async with db.reading() as session:
        digests = (await session.get_one(Job, job_id)).values["files"]
    for digest in digests:
        await files.remove(digest)
