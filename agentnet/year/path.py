"""Themes of the year as a path: each with its workshops, assignments, findings and chapters."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, func, select

from agentnet.db import Session
from agentnet.guide.flow import Stage as ChapterStage
from agentnet.guide.models import Chapter, ChapterText, Finding, Guide
from agentnet.network.models import Theme
from agentnet.network.queries import current_themes
from agentnet.network.rules import Standing
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Chaptered:
    id: UUID
    title: str
    stage: ChapterStage


@dataclass(frozen=True, slots=True)
class Leg:
    """One theme and what has been done for it."""

    theme: Theme
    workshops: Sequence[Workshop]
    assignments: Sequence[Assignment]
    findings: int
    chapters: Sequence[Chaptered]

    @property
    def steps(self) -> Sequence[bool]:
        """Assignment given, workshop held, findings made, a chapter begun, a chapter released."""
        return (
            any(one.stage is not AssignmentStage.DRAFT for one in self.assignments),
            any(one.stage is WorkshopStage.CLOSED for one in self.workshops),
            self.findings > 0,
            bool(self.chapters),
            any(one.stage is ChapterStage.RELEASED for one in self.chapters),
        )


async def path_of(session: Session, standing: Standing) -> list[Leg]:
    """The network's themes in order. Drafts of assignments are for coordinators; chapters for those who read drafts."""
    network = standing.network_id
    workshops = await session.scalars(
        select(Workshop).where(col(Workshop.network_id) == network).order_by(col(Workshop.starts_at))
    )
    meetings = workshops.all()
    query = select(Assignment).where(col(Assignment.network_id) == network).order_by(col(Assignment.due_at))
    if not standing.may("lead"):
        query = query.where(col(Assignment.stage) != AssignmentStage.DRAFT)
    assignments = (await session.scalars(query)).all()
    findings = await session.execute(
        select(col(Finding.theme_id), func.count())
        .where(col(Finding.network_id) == network, col(Finding.binned_at).is_(None))
        .group_by(col(Finding.theme_id))
    )
    counts = dict(findings.all())
    chapters = await _chapters(session, standing)
    return [
        Leg(
            theme,
            [one for one in meetings if one.theme_id == theme.id],
            [one for one in assignments if one.theme_id == theme.id],
            counts.get(theme.id, 0),
            chapters.get(theme.id, []),
        )
        for theme in await current_themes(session, network)
    ]


async def _chapters(session: Session, standing: Standing) -> dict[UUID, list[Chaptered]]:
    rows = await session.execute(
        select(col(Chapter.theme_id), col(Chapter.id), col(ChapterText.title), col(ChapterText.stage))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(ChapterText, (col(ChapterText.chapter_id) == col(Chapter.id)) & (col(ChapterText.language) == "fi"))
        .where(col(Guide.network_id) == standing.network_id, col(Chapter.binned_at).is_(None))
        .order_by(col(Chapter.place))
    )
    found: dict[UUID, list[Chaptered]] = {}
    for theme, id, title, stage in rows:
        if theme and (standing.may("read-drafts") or stage is ChapterStage.RELEASED):
            found.setdefault(theme, []).append(Chaptered(id, title, stage))
    return found
