"""What somebody wrote in assignments is taken away when they ask for it; that they had the tasks remains."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.tasks.models import Enclosure, Submission, Task


async def erase_words(session: Session, person_id: UUID) -> None:
    """Drafts, answers, pictures and forms of this person, and what was said to them of it. A pair's shared answer is
    kept by one of the two and goes with that one; what this person enclosed to it goes too. The answers' sources are
    erased by their own room.
    """
    mine = select(col(Task.id)).where(col(Task.person_id) == person_id)
    await session.execute(update(Task).where(col(Task.person_id) == person_id).values(typed={}, call_note="", word=""))
    await session.execute(
        update(Submission).where(col(Submission.task_id).in_(mine)).values({"values": {}, "enclosed": []})
    )
    await session.execute(
        update(Enclosure)
        .where(col(Enclosure.task_id).in_(mine) | (col(Enclosure.by) == person_id))
        .values(alt="", name="", sha256="", removed_at=clock.now())
    )
    await _let_go(session, person_id)


async def _let_go(session: Session, person_id: UUID) -> None:
    """The other one's submissions do not show what has been taken away."""
    theirs = {str(id) for id in await session.scalars(select(col(Enclosure.id)).where(col(Enclosure.by) == person_id))}
    tasks = select(col(Enclosure.task_id)).where(col(Enclosure.by) == person_id)
    for row in await session.scalars(select(Submission).where(col(Submission.task_id).in_(tasks))):
        row.enclosed = [one for one in row.enclosed if one not in theirs]
    await session.flush()
