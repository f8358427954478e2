"""Where contributions went and came from: the carried links followed both ways, many threads at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.sources.flow import Fate, Relation
from agentnet.sources.models import Disposition, SourceLink


class Place(NamedTuple):
    """A block of a chapter."""

    chapter_id: UUID
    block_id: str


@dataclass(slots=True)
class Trail:
    """The thread of one source. A finding that a chapter cites leads on to that chapter.

    `origins` are the sources it grew from, `onward` those that grew from it, both nearest first; `endings` are the
    dispositions along the way, the furthest one last.
    """

    source_id: UUID
    origins: list[UUID] = field(default_factory=list)
    onward: list[UUID] = field(default_factory=list)
    findings: list[UUID] = field(default_factory=list)
    chapters: list[Place] = field(default_factory=list)
    endings: list[Disposition] = field(default_factory=list)

    @property
    def fate(self) -> Fate | None:
        """What became of it: where it is cited tells more than a word said earlier. None: not decided yet."""
        if self.findings or self.chapters:
            return Fate.USED
        return self.endings[-1].fate if self.endings else None

    @property
    def reason(self) -> str:
        return next((ending.reason for ending in reversed(self.endings) if ending.reason), "")


async def trail(session: Session, source_id: UUID) -> Trail:
    """The thread of one source, both ways."""
    return (await trails(session, [source_id]))[source_id]


async def trails(session: Session, source_ids: Collection[UUID]) -> dict[UUID, Trail]:
    """The threads of many sources in a handful of queries."""
    down = await _links(session, set(source_ids), upward=False)
    up = await _links(session, set(source_ids), upward=True)
    met = {end for links in down.values() for link in links if (end := _next(link)) is not None}
    endings = {
        ending.source_id: ending
        for ending in await session.scalars(
            select(Disposition).where(col(Disposition.source_id).in_(met | set(source_ids)))
        )
    }
    return {id: _thread(id, down, up, endings) for id in source_ids}


async def _links(session: Session, start: set[UUID], *, upward: bool) -> dict[UUID, list[SourceLink]]:
    """Every link reachable from `start`, by the end it was reached from."""
    found: dict[UUID, list[SourceLink]] = {}
    fresh, seen = start, set(start)
    while fresh:
        near = SourceLink.target_id if upward else SourceLink.source_id
        query = select(SourceLink).where(col(near).in_(fresh)).order_by(col(SourceLink.created_at), col(SourceLink.id))
        if upward:
            query = query.where(SourceLink.relation == Relation.CARRIED)
        fresh = set()
        for link in await session.scalars(query):
            here, there = (link.target_id, link.source_id) if upward else (link.source_id, _next(link))
            if here is not None:
                found.setdefault(here, []).append(link)
            if there is not None and there not in seen:
                fresh.add(there)
        seen |= fresh
    return found


def _next(link: SourceLink) -> UUID | None:
    """Where a link leads on: another source, or a finding, which is a source of its own (same id)."""
    return link.target_id or link.finding_id


def _thread(
    id: UUID, down: dict[UUID, list[SourceLink]], up: dict[UUID, list[SourceLink]], endings: dict[UUID, Disposition]
) -> Trail:
    thread, queue = Trail(id), [id]
    for here in queue:
        if here in endings:
            thread.endings.append(endings[here])
        for link in down.get(here, []):
            if link.chapter_id is not None and (place := Place(link.chapter_id, link.block_id)) not in thread.chapters:
                thread.chapters.append(place)
            there = _next(link)
            if there is not None and there not in queue:
                queue.append(there)
                (thread.findings if link.finding_id else thread.onward).append(there)
    behind = [id]
    for here in behind:
        behind.extend(link.source_id for link in up.get(here, []) if link.source_id not in behind)
    thread.origins = behind[1:]
    return thread
