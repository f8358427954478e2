"""A correction of what is out, written before anybody is told of it; and the network's own templates."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.tasks.briefs import brief_of, draft_of
from agentnet.tasks.drafting import COPIED, Content, grow
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment, AssignmentPattern, Brief
from agentnet.words import N_, Missing, Refused


async def begin_correction(session: Session, assignment: Assignment) -> Brief:
    """The next version of what is out, to be changed before it is told to anybody. Begun once.

    Raises:
        Refused: it is not out.
    """
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä ei ole juuri nyt agenteilla."))
    n = assignment.latest + 1
    mine = (col(Brief.assignment_id) == assignment.id) & (col(Brief.n) == n)
    if (begun := await session.scalar(select(Brief).where(mine))) is not None:
        return begun
    now = await brief_of(session, assignment)
    draft = Brief(assignment_id=assignment.id, n=n, **now.model_dump(include=COPIED))
    session.add(draft)
    await session.flush()
    return draft


async def word_correction(
    session: Session,
    assignment: Assignment,
    *,
    text: str,
    why: str,
    pictures: int,
    due_at: datetime | None,
    version: int,
) -> None:
    """Change the words of a correction's draft.

    Raises:
        Refused: somebody else saved in between. Missing: there is no draft.
    """
    grow(assignment, version)
    draft = await draft_of(session, assignment)
    draft.text, draft.why, draft.pictures, draft.due_at = text, why, pictures, due_at
    await session.flush()


async def drop_correction(session: Session, assignment: Assignment) -> None:
    """Leave what is out as it is."""
    if assignment.stage is AssignmentStage.ISSUED:
        await session.delete(await draft_of(session, assignment))
        await session.flush()


async def save_pattern(session: Session, assignment: Assignment, name: str) -> AssignmentPattern:
    """Keep the words as the network's own template."""
    brief = await brief_of(session, assignment)
    content = Content.of(assignment, brief).model_dump(mode="json")
    pattern = AssignmentPattern(network_id=assignment.network_id, name=name, content=content)
    session.add(pattern)
    await session.flush()
    return pattern


async def bin_pattern(session: Session, network_id: UUID, pattern_id: UUID, *, away: bool) -> None:
    """Away, or back again.

    Raises:
        Missing: it is not this network's.
    """
    pattern = await session.get(AssignmentPattern, pattern_id)
    if pattern is None or pattern.network_id != network_id:
        raise Missing
    pattern.binned_at = clock.now() if away else None
    await session.flush()
