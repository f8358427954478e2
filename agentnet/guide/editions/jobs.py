"""The job that makes an edition: read what is approved, set it in a child process, freeze it in one transaction."""

from uuid import UUID

from agentnet import db, notify
from agentnet.guide import press
from agentnet.guide.editions import actions, building, queries
from agentnet.guide.models import Guide
from agentnet.notify.models import Job
from agentnet.words import _


@notify.job_handler(actions.JOB)
async def build(job_id: UUID, progress: notify.Progress) -> None:
    """Read, set, freeze. Run again after a crash it finds the edition made and leaves it."""
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
        guide = await session.get_one(Guide, job.about)
        number = str(job.values["number"])
        if any(e.number == number for e in await queries.editions_of(session, guide.id)):
            return
        chosen = await actions.chosen_for(session, guide, job)
        await progress(10, _("Kootaan luvut"))
        assert job.by is not None
        draft = await building.gather(
            session, guide, chosen, number=number, change_note=str(job.values["change_note"]), by=job.by
        )
    await progress(30, _("Taitetaan painettava opas"))
    draft.pdf = await press.in_child(press.compile_pdf, draft.pressed, seconds=120, megabytes=3072)
    await progress(80, _("Jäädytetään painos"))
    async with db.writing() as session:
        await actions.publish(session, guide.id, draft, job)
        await session.commit()
