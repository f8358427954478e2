"""Reads of findings: one, a network's, and what lies behind them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.findings.models import FindingRevision
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.models import Chapter, ChapterText, Finding
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.sources.models import SourceLink, SourceRevision
from agentnet.words import Missing


async def finding_seen_by(session: Session, me: Person, finding_id: UUID) -> tuple[Finding, Standing]:
    """A finding of a network that `me` contributes to.

    Raises:
        Missing: when there is none, or it is out of sight.
    """
    finding = await session.get(Finding, finding_id)
    if finding is None:
        raise Missing
    mine = await standing(session, me, finding.network_id)
    if not mine.may("contribute"):
        raise Missing
    return finding, mine


async def findings_of(session: Session, network_id: UUID, *, binned: bool = False) -> Sequence[Finding]:
    """A network's findings in the order of their numbers."""
    where = col(Finding.binned_at).is_not(None) if binned else col(Finding.binned_at).is_(None)
    rows = await session.scalars(
        select(Finding).where(Finding.network_id == network_id, where).order_by(col(Finding.number))
    )
    return list(rows)


async def counts_of_sources(session: Session, finding_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many sources each finding cites."""
    rows = await session.execute(
        select(col(SourceLink.finding_id), func.count())
        .where(col(SourceLink.finding_id).in_(finding_ids))
        .group_by(col(SourceLink.finding_id))
    )
    return {finding: n for finding, n in rows if finding is not None}


async def next_number(session: Session, network_id: UUID) -> int:
    highest = await session.scalar(select(func.max(Finding.number)).where(Finding.network_id == network_id))
    return (highest or 0) + 1


async def chapters_citing(
    session: Session, finding_ids: Collection[UUID], standing: Standing | None = None
) -> dict[UUID, list[tuple[UUID, str]]]:
    """Finding → the chapters (id, title) that cite it now; with a standing, only those that may be read with it."""
    query = (
        select(col(SourceLink.source_id), col(ChapterText.chapter_id), col(ChapterText.title))
        .join(ChapterText, col(ChapterText.chapter_id) == col(SourceLink.chapter_id))
        .join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
        .where(col(SourceLink.source_id).in_(finding_ids), col(Chapter.binned_at).is_(None))
        .distinct()
    )
    if standing is not None and not standing.may("read-drafts"):
        query = query.where(col(ChapterText.stage).in_(SEEN_BY_ALL))
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for finding, chapter, title in await session.execute(query):
        found.setdefault(finding, []).append((chapter, title))
    return found


async def leaning_on(session: Session, source_id: UUID) -> list[Finding]:
    """The findings that cite this source."""
    rows = await session.scalars(
        select(Finding)
        .where(
            col(Finding.id).in_(select(col(SourceLink.finding_id)).where(SourceLink.source_id == source_id)),
            col(Finding.binned_at).is_(None),
        )
        .order_by(col(Finding.number))
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a finding said, since when and by whom (empty where that was not kept)."""

    n: int
    text: str
    since: datetime | None
    by: str


async def history(session: Session, finding_id: UUID) -> list[Wording]:
    """Every wording of a finding, the newest first."""
    rows = await session.execute(
        select(col(SourceRevision.n), col(SourceRevision.text), col(FindingRevision.created_at), col(Person.name))
        .outerjoin(
            FindingRevision,
            (col(FindingRevision.finding_id) == col(SourceRevision.source_id))
            & (col(FindingRevision.n) == col(SourceRevision.n)),
        )
        .outerjoin(Person, col(Person.id) == col(FindingRevision.by))
        .where(col(SourceRevision.source_id) == finding_id)
        .order_by(col(SourceRevision.n).desc())
    )
    return [Wording(n, text, since, name or "") for n, text, since, name in rows]


async def revision_numbers(session: Session, finding_id: UUID) -> set[int]:
    return set(await session.scalars(select(col(FindingRevision.n)).where(FindingRevision.finding_id == finding_id)))
