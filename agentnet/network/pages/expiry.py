"""The job that lets an unanswered invitation run out, on its last day."""

from uuid import UUID

from agentnet import db, notify
from agentnet.network import actions
from agentnet.network.models import Invitation, Nomination
from agentnet.notify.models import Job


@notify.job_handler("invitation-expires")
async def let_expire(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        invitation = await session.get(Invitation, job.about)
        if invitation is None:
            return
        nomination = await session.get_one(Nomination, invitation.nomination_id)
        if await actions.expire(session, invitation, nomination):
            await session.commit()
