"""Reads of what is asked: the versions of an assignment's words, and a network's own templates."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.surveys.questions import Asking
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment, AssignmentPattern, Brief
from agentnet.words import Missing


async def brief_of(session: Session, assignment: Assignment, n: int | None = None) -> Brief:
    """A version of what is asked: the one in force, or the named one.

    Raises:
        Missing: there is no such version.
    """
    mine = (col(Brief.assignment_id) == assignment.id) & (col(Brief.n) == (n or assignment.latest))
    if (found := await session.scalar(select(Brief).where(mine))) is None:
        raise Missing
    return found


async def draft_of(session: Session, assignment: Assignment) -> Brief:
    """The version that can still be changed: that of a draft, or of a correction that nobody has been told of.

    Raises:
        Missing: there is none.
    """
    is_draft = assignment.stage is AssignmentStage.DRAFT
    return await brief_of(session, assignment, assignment.latest if is_draft else assignment.latest + 1)


async def versions_of(session: Session, assignment: Assignment) -> list[Brief]:
    """What has been asked, the latest version first."""
    mine = (col(Brief.assignment_id) == assignment.id) & col(Brief.issued_at).is_not(None)
    return list(await session.scalars(select(Brief).where(mine).order_by(col(Brief.n).desc())))


async def has_correction(session: Session, assignment: Assignment) -> bool:
    """Is somebody writing the next version?"""
    mine = (col(Brief.assignment_id) == assignment.id) & (col(Brief.n) == assignment.latest + 1)
    return await session.scalar(select(col(Brief.id)).where(mine)) is not None


def asked_in(brief: Brief, language: str = "fi") -> list[Asking]:
    """The questions of a version, in order."""
    return [Asking.model_validate(one).in_language(language) for one in brief.questions]


async def patterns_of(session: Session, network_id: UUID, *, binned: bool = False) -> list[AssignmentPattern]:
    """The network's own templates by name; or those that were thrown away."""
    there = col(AssignmentPattern.binned_at).is_(None)
    mine = (col(AssignmentPattern.network_id) == network_id) & (~there if binned else there)
    return list(await session.scalars(select(AssignmentPattern).where(mine).order_by(col(AssignmentPattern.name))))
