"""Editions that are being made, or that could not be made and have not been since: the way back to their pages."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.editions.actions import JOB
from agentnet.guide.models import Edition
from agentnet.notify.models import Job, JobState


async def unfinished(session: Session, guide_id: UUID) -> list[Job]:
    """The last try of each number and language that is no edition yet, the newest first."""
    tries = await session.scalars(
        select(Job).where(Job.kind == JOB, Job.about == guide_id).order_by(col(Job.created_at).desc(), col(Job.id))
    )
    last: dict[tuple[str, str], Job] = {}
    for job in tries:
        last.setdefault((str(job.values["number"]), str(job.values["language"])), job)
    rows = await session.execute(select(col(Edition.number), col(Edition.language)).where(Edition.guide_id == guide_id))
    made = {(number, language) for number, language in rows}
    return [job for key, job in last.items() if key not in made and job.state is not JobState.DONE]
