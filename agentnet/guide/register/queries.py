"""Reads of the register, through somebody's eyes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.register.flow import EntryKind, Status
from agentnet.guide.register.models import RegisterArea, RegisterEntry, RegisterRegion, RegisterStep
from agentnet.network.models import Area, Network, Person, Region
from agentnet.network.queries import areas_of, directors_of, regions_of, standing
from agentnet.network.rules import Standing
from agentnet.words import Missing

PAGE: Final = 30
SORTS: Final = ("new", "moved", "title")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    kind: EntryKind | None = None
    status: Status | None = None
    area: UUID | None = None
    search: str = ""
    sort: str = "new"
    number: int = 1


@dataclass(slots=True)
class Shown:
    """An entry with what surrounds it: the area that can act, those it concerns, its last answer."""

    entry: RegisterEntry
    remover: Area | None = None
    areas: list[Area] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    answer: RegisterStep | None = None
    by: Person | None = None
    moved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    entries: list[Shown]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class SeenEntry:
    entry: RegisterEntry
    network: Network
    standing: Standing


async def entry_seen_by(session: Session, me: Person, entry_id: UUID) -> SeenEntry:
    """An entry of a network that `me` contributes to; a binned one for coordinators only.

    Raises:
        Missing: there is none, or it is out of sight.
    """
    entry = await session.get(RegisterEntry, entry_id)
    if entry is None:
        raise Missing
    mine = await standing(session, me, entry.network_id)
    if not mine.may("contribute") or (entry.binned_at is not None and not mine.may("lead")):
        raise Missing
    return SeenEntry(entry, await session.get_one(Network, entry.network_id), mine)


async def entries(session: Session, network_id: UUID, wanted: Wanted) -> Found:
    """The register, narrowed and in the order that was asked for, a page at a time."""
    newest = (
        select(col(RegisterStep.entry_id).label("entry_id"), func.max(RegisterStep.created_at).label("moved"))
        .group_by(col(RegisterStep.entry_id))
        .subquery()
    )
    question = (
        select(RegisterEntry)
        .outerjoin(newest, newest.c.entry_id == col(RegisterEntry.id))
        .where(RegisterEntry.network_id == network_id, col(RegisterEntry.binned_at).is_(None))
    )
    if wanted.kind:
        question = question.where(RegisterEntry.kind == wanted.kind)
    if wanted.status:
        question = question.where(RegisterEntry.status == wanted.status)
    if wanted.area:
        concerned = select(col(RegisterArea.entry_id)).where(RegisterArea.area_id == wanted.area)
        question = question.where((col(RegisterEntry.area_id) == wanted.area) | col(RegisterEntry.id).in_(concerned))
    if words := wanted.search.strip().lower():
        holds = [func.lower(c).contains(words, autoescape=True) for c in (RegisterEntry.title, RegisterEntry.text)]
        question = question.where(holds[0] | holds[1])
    total = await session.scalar(select(func.count()).select_from(question.subquery())) or 0
    last = max(1, ceil(total / PAGE))
    number = min(max(wanted.number, 1), last)
    order = {
        "moved": (newest.c.moved.desc(), col(RegisterEntry.id)),
        "title": (func.lower(RegisterEntry.title), col(RegisterEntry.id)),
    }.get(wanted.sort, (col(RegisterEntry.created_at).desc(), col(RegisterEntry.id)))
    rows = await session.scalars(question.order_by(*order).offset((number - 1) * PAGE).limit(PAGE))
    return Found(await around(session, list(rows)), number, last, total)


async def around(session: Session, found: Sequence[RegisterEntry]) -> list[Shown]:
    """The entries with their areas, regions and last answers."""
    shown = {entry.id: Shown(entry) for entry in found}
    removers = {entry.area_id for entry in found if entry.area_id}
    names = {area.id: area for area in await session.scalars(select(Area).where(col(Area.id).in_(removers)))}
    for one in shown.values():
        one.remover = names.get(one.entry.area_id) if one.entry.area_id else None
    areas = await session.execute(
        select(col(RegisterArea.entry_id), Area)
        .join(Area, col(Area.id) == col(RegisterArea.area_id))
        .where(col(RegisterArea.entry_id).in_(shown))
        .order_by(col(Area.name))
    )
    for entry, area in areas:
        shown[entry].areas.append(area)
    regions = await session.execute(
        select(col(RegisterRegion.entry_id), Region)
        .join(Region, col(Region.id) == col(RegisterRegion.region_id))
        .where(col(RegisterRegion.entry_id).in_(shown))
        .order_by(col(Region.place))
    )
    for entry, region in regions:
        shown[entry].regions.append(region)
    for step, person in await steps_of(session, list(shown)):
        one = shown[step.entry_id]
        one.moved = step.created_at
        if step.name == "answer":
            one.answer, one.by = step, person
    return list(shown.values())


async def steps_of(session: Session, ids: Collection[UUID]) -> list[tuple[RegisterStep, Person | None]]:
    """What was done with these entries, in order."""
    rows = await session.execute(
        select(RegisterStep, Person)
        .outerjoin(Person, col(Person.id) == col(RegisterStep.by))
        .where(col(RegisterStep.entry_id).in_(ids))
        .order_by(col(RegisterStep.n))
    )
    return [(step, person) for step, person in rows]


async def binned(session: Session, network_id: UUID) -> list[RegisterEntry]:
    rows = await session.scalars(
        select(RegisterEntry).where(RegisterEntry.network_id == network_id, col(RegisterEntry.binned_at).is_not(None))
    )
    return list(rows)


async def directors(session: Session, shown: Shown) -> list[Person]:
    """Whom the entry is taken to: the director of the area that can act, else those of the areas it concerns."""
    areas = [shown.entry.area_id] if shown.entry.area_id else [area.id for area in shown.areas]
    if not areas:
        return []
    found = await directors_of(session, shown.entry.network_id, areas)
    return list({one.person.id: one.person for one in found}.values())


async def places(session: Session, network: Network) -> tuple[list[Area], list[Region]]:
    """The areas and regions that an entry may name."""
    return await areas_of(session, network.id), await regions_of(session, network.id)


async def grown_from(session: Session, source_ids: Collection[UUID]) -> dict[UUID, list[RegisterEntry]]:
    """Source → the entries that were made from it: for the trail of a contribution."""
    rows = await session.scalars(
        select(RegisterEntry).where(
            col(RegisterEntry.source_id).in_(source_ids), col(RegisterEntry.binned_at).is_(None)
        )
    )
    found: dict[UUID, list[RegisterEntry]] = {}
    for entry in rows:
        if entry.source_id is not None:
            found.setdefault(entry.source_id, []).append(entry)
    return found
