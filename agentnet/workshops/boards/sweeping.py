"""Pictures that no note took are thrown away by a job, a few days after they were brought."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from agentnet import clock, db, files, notify
from agentnet.notify.models import Job
from agentnet.workshops.boards.models import Board, Note, Picture

KIND: Final = "board-pictures"
KEPT: Final = timedelta(days=3)


async def ask(session: db.Session, board: UUID) -> None:
    """A job for what is brought today, once a board and day; no time on it but the day, as on the pictures."""
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    due = today + KEPT + timedelta(days=1)
    slot = due.date().isoformat()
    if await session.scalar(select(Job.id).where(Job.kind == KIND, Job.about == board, Job.slot == slot)) is None:
        with suppress(IntegrityError):
            async with session.begin_nested():
                session.add(Job(kind=KIND, about=board, slot=slot, due_at=due, created_at=today))


@notify.job_handler(KIND)
async def run(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        unused = await sweep(session, job.about, clock.now().date() - timedelta(days=1))
        await session.commit()
    for digest in unused:
        await files.remove(digest)


async def sweep(session: db.Session, board: UUID, before: date) -> list[str]:
    """Forget the pictures that were brought to this board before that day and are on no note; their files' hashes.

    A note that was carried to another board of the network takes its pictures along.
    """
    old = await session.scalars(select(Picture).where(Picture.board_id == board, col(Picture.brought_on) < before))
    loose = {row.id: row for row in old}
    if not loose:
        return []
    network = select(Board.network_id).where(Board.id == board).scalar_subquery()
    hanging = await session.scalars(
        select(Note.pictures).join(Board, col(Board.id) == col(Note.board_id)).where(Board.network_id == network)
    )
    used = {UUID(str(one["id"])) for pictures in hanging for one in pictures}
    for id in loose.keys() - used:
        await session.delete(loose[id])
    await session.flush()
    return await files.unused(session, [loose[id].sha256 for id in loose.keys() - used])
