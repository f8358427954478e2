"""The reminder some days before a workshop: to those who come, and another to those who have not answered."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.notify.models import Job
from agentnet.workshops import invitations
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop

JOB = "workshop-reminder"


def due_at(workshop: Workshop) -> datetime | None:
    """When the reminder goes out; none when the workshop is to have none, or is too near already."""
    due = workshop.starts_at - timedelta(days=workshop.remind_days)
    wanted = workshop.remind_days > 0 and workshop.stage is Stage.OPEN
    return due if wanted and due > clock.now() else None


def plan(session: Session, workshop: Workshop) -> None:
    """Ask the worker for the reminder of the plan as it is now; one of an earlier plan will find that it is old."""
    if (due := due_at(workshop)) is not None:
        notify.enqueue(session, JOB, workshop.id, by=None, slot=_slot(workshop), due_at=due)


def _slot(workshop: Workshop) -> str:
    """In one time zone: a form says the time in another than the database."""
    return f"{workshop.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M}-{workshop.remind_days}"


@notify.job_handler(JOB)
async def remind(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        workshop = await session.get(Workshop, job.about)
        if workshop is None or workshop.stage is not Stage.OPEN or job.slot != _slot(workshop):
            return
        await invitations.remind(session, workshop)
        await session.commit()
