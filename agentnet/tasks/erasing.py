"""What somebody wrote in assignments is taken away when they ask for it; that they had the tasks remains."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.tasks.models import Enclosure, Submission, Task


async def erase_words(session: Session, person_id: UUID) -> None:
    """Drafts, answers, pictures and forms of this person. The answers' sources are erased by their own room."""
    mine = select(col(Task.id)).where(col(Task.person_id) == person_id)
    await session.execute(update(Task).where(col(Task.person_id) == person_id).values(typed={}, call_note=""))
    await session.execute(
        update(Submission).where(col(Submission.task_id).in_(mine)).values({"values": {}, "enclosed": []})
    )
    await session.execute(
        update(Enclosure)
        .where(col(Enclosure.task_id).in_(mine))
        .values(alt="", name="", sha256="", removed_at=clock.now())
    )
