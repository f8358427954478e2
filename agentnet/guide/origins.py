"""Where a chapter came from, in numbers: contributions, people, regions. Small counts of people stay hidden."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.models import Finding
from agentnet.network.models import Person, Region, Unit
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceLink
from agentnet.sources.rules import CONTRIBUTIONS
from agentnet.surveys.flow import FLOOR


@dataclass(slots=True)
class Origins:
    """`people`, `regions` and `units` are None when fewer than five people are behind the text.

    So few answers to a survey are left out too.
    """

    kinds: dict[str, int] = field(default_factory=dict)
    people: int | None = None
    regions: int | None = None
    units: int | None = None
    labels: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """What people gave: a law or a study that is cited is nobody's contribution."""
        return sum(n for kind, n in self.kinds.items() if kind != Kind.BACKGROUND.value)

    def as_data(self) -> dict[str, Any]:
        return {
            "kinds": self.kinds,
            "people": self.people,
            "regions": self.regions,
            "units": self.units,
            "labels": self.labels,
        }


async def findings_by_number(session: Session, network_id: UUID, numbers: Collection[int]) -> list[Finding]:
    rows = await session.scalars(
        select(Finding)
        .where(Finding.network_id == network_id, col(Finding.number).in_(numbers))
        .order_by(col(Finding.number))
    )
    return list(rows)


async def origins(session: Session, finding_ids: Collection[UUID], also: Collection[UUID] = ()) -> Origins:
    """The contributions behind these findings, each counted once, carried copies counted as what they were first.

    `also`: sources that are cited as such.
    """
    roots = await roots_of(session, finding_ids, also)
    sources = list(
        await session.scalars(select(Source).where(col(Source.id).in_(roots), col(Source.kind) != Kind.FINDING))
    )
    rows = await session.execute(
        select(col(Person.id), col(Unit.id), col(Region.id))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(Region, col(Region.id) == col(Unit.region_id))
        .where(col(Person.id).in_([s.person_id for s in sources if s.person_id]))
    )
    found = rows.all()
    people, units, regions = ({row[i] for row in found if row[i]} for i in range(3))
    kinds = Counter(s.kind.value for s in sources)
    if kinds[Kind.SURVEY.value] < FLOOR:
        del kinds[Kind.SURVEY.value]
    made = Origins(dict(kinds), labels=sorted({s.label for s in sources if s.label and s.kind in CONTRIBUTIONS}))
    if len(people) >= FLOOR:
        made.people, made.units, made.regions = len(people), len(units), len(regions)
    return made


async def roots_of(session: Session, finding_ids: Collection[UUID], also: Collection[UUID] = ()) -> set[UUID]:
    """The first sources behind these findings."""
    cited = await session.scalars(
        select(col(SourceLink.source_id)).where(col(SourceLink.finding_id).in_(finding_ids)).distinct()
    )
    return await _roots(session, await _with_merged(session, {*cited, *also}))


async def _with_merged(session: Session, ids: set[UUID]) -> set[UUID]:
    """And the contributions that were merged into them: the same idea, given by somebody else."""
    found, fresh = set(ids), set(ids)
    while fresh:
        rows = await session.scalars(
            select(col(SourceLink.source_id)).where(
                col(SourceLink.target_id).in_(fresh), SourceLink.relation == Relation.MERGED
            )
        )
        fresh = set(rows) - found
        found |= fresh
    return found


async def _roots(session: Session, ids: set[UUID]) -> set[UUID]:
    """Follow carried links back to the first source of each (a note made from a submission is the submission)."""
    roots, fresh = set(ids), set(ids)
    while fresh:
        rows = await session.execute(
            select(col(SourceLink.target_id), col(SourceLink.source_id)).where(
                col(SourceLink.target_id).in_(fresh), SourceLink.relation == Relation.CARRIED
            )
        )
        pairs = [(target, source) for target, source in rows if target is not None]
        roots -= {target for target, _source in pairs}
        fresh = {source for _target, source in pairs} - roots
        roots |= fresh
    return roots
