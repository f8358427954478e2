"""What the worker does on the first day of a stand-in."""

from uuid import UUID

from agentnet import clock, db, notify
from agentnet.network.quiet import today
from agentnet.notify.models import Job
from agentnet.people.away.actions import JOB, give
from agentnet.people.away.models import StandIn


@notify.job_handler(JOB)
async def begin(job_id: UUID, _progress: notify.Progress) -> None:
    """On the first day the stand-in gets the role; not any more when a stopped worker wakes after the last one."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        standin = await session.get(StandIn, job.about)
        if standin is not None and standin.ends_on >= today(clock.now()) and await give(session, standin):
            await session.commit()
