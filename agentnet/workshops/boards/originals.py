"""An author's own words, once a facilitator has edited the note: for the author and for facilitators, nobody else."""

from uuid import UUID

from sqlmodel import col, select

from agentnet import db
from agentnet.sources.models import SourceRevision
from agentnet.workshops.boards.views import Own
from agentnet.workshops.boards.wall import Actor, Wall


async def original(wall: Wall, note: UUID, by: Actor, own: Own) -> str:
    """The last text that the author wrote; nothing while it still stands, or when it is not this visitor's to see."""
    revision = wall.notes[note].own_revision
    if revision is None or not (by.facilitates or note in own.notes):
        return ""
    there = select(SourceRevision.text).where(col(SourceRevision.source_id) == note, col(SourceRevision.n) == revision)
    async with db.reading() as session:
        return await session.scalar(there) or ""
