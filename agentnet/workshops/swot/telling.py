"""Notes whose words were hidden or erased where they came from: boards that are open show the new words."""

from uuid import UUID

from sqlmodel import col, select

from agentnet import db, notify
from agentnet.notify.models import Job
from agentnet.surveys.coding.copies import JOB
from agentnet.workshops.boards import settings
from agentnet.workshops.boards.models import Note


@notify.job_handler(JOB)
async def show_anew(job_id: UUID, _progress: notify.Progress) -> None:
    """Done again after a crash, it only looks once more."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        notes = [UUID(str(one)) for one in job.values.get("notes", [])]
        boards = set(await session.scalars(select(col(Note.board_id)).where(col(Note.id).in_(notes))))
        for board in boards:
            await settings.push_on(session, board)
        await session.commit()
    for board in boards:
        await settings.tell(board)
