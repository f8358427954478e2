"""The job that looks up the base forms of a cloud's new words, in a child process."""

from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import child, db, notify
from agentnet.notify.models import Job
from agentnet.words import _
from agentnet.workshops.polls import finnish, telling, writing
from agentnet.workshops.polls.models import PollText

SECONDS: Final = 120
MEGABYTES: Final = 1500


@notify.job_handler(writing.JOB)
async def look_up(job_id: UUID, progress: notify.Progress) -> None:
    """Every word that waits, at once. Run again it finds nothing to do; until it has run, words stand as written."""
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
        waiting = select(col(PollText.form)).where(PollText.poll_id == job.about, col(PollText.base).is_(None))
        forms = sorted(set(await session.scalars(waiting)))
    if not forms:
        return
    await progress(10, _("Etsitään sanojen perusmuotoja"))
    bases = await child.in_child(finnish.base_forms, forms, seconds=SECONDS, megabytes=MEGABYTES)
    async with db.writing() as session:
        for form, base in bases.items():
            theirs = (col(PollText.poll_id) == job.about, col(PollText.form) == form)
            await session.execute(update(PollText).where(*theirs).values(base=base))
        await session.commit()
    telling.tell(job.about)
