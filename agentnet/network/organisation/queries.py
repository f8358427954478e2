"""Reads of the organisation: the administrator sees all of it, members the counties of their networks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import CLOSED, Field, Stage
from agentnet.network.models import Area, County, Membership, Network, NetworkCounty, Nomination, Person, Region, Unit
from agentnet.network.organisation.flow import State
from agentnet.network.organisation.models import OrganisationChange, OrganisationImport, PlannedName, Succession
from agentnet.network.organisation.values import key
from agentnet.network.queries.standings import in_force
from agentnet.network.quiet import today
from agentnet.words import Missing

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as the list shows it."""

    id: UUID
    name: str
    code: str
    headcount: int | None
    valid_from: date | None
    valid_to: date | None
    area_id: UUID
    area: str
    field: Field
    region_id: UUID
    region: str
    state: State


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a unit: people by name, nominations on their way."""

    people: list[Person] = field(default_factory=list)
    nominations: list[Nomination] = field(default_factory=list)


def state_on(valid_from: date | None, valid_to: date | None, day: date) -> State:
    if valid_to is not None and valid_to < day:
        return State.ENDED
    return State.COMING if valid_from is not None and valid_from > day else State.CURRENT


def state_of_area(area: Area) -> State:
    return state_on(area.valid_from, area.valid_to, today(clock.now()))


async def counties_seen_by(session: Session, me: Person) -> list[County]:
    question = select(County).order_by(col(County.name), col(County.id))
    if not me.is_administrator:
        mine = select(col(Membership.network_id)).where(col(Membership.person_id) == me.id, in_force())
        home = select(col(Network.county_id)).where(col(Network.id).in_(mine))
        others = select(col(NetworkCounty.county_id)).where(col(NetworkCounty.network_id).in_(mine))
        question = question.where(col(County.id).in_(home) | col(County.id).in_(others))
    return list(await session.scalars(question))


async def county_seen_by(session: Session, me: Person, county_id: UUID) -> County:
    """Raises Missing when it is not theirs to see."""
    for one in await counties_seen_by(session, me):
        if one.id == county_id:
            return one
    raise Missing


async def unit_seen_by(session: Session, me: Person, unit_id: UUID) -> tuple[Unit, Area, County]:
    found = (
        await session.execute(
            select(Unit, Area).join(Area, col(Area.id) == col(Unit.area_id)).where(Unit.id == unit_id)
        )
    ).first()
    if found is None:
        raise Missing
    return found[0], found[1], await county_seen_by(session, me, found[1].county_id)


async def units_of_county(session: Session, county_id: UUID) -> list[UnitLine]:
    """Every unit there has been or is planned, by name."""
    day = today(clock.now())
    rows = await session.execute(
        _columns(Unit.id, Unit.name, Unit.code, Unit.headcount, Unit.valid_from, Unit.valid_to)
        .add_columns(*map(col, (Area.id, Area.name, Area.field, Region.id, Region.name)))
        .join(Area, col(Area.id) == col(Unit.area_id))
        .join(Region, col(Region.id) == col(Unit.region_id))
        .where(col(Area.county_id) == county_id)
        .order_by(col(Unit.name), col(Unit.id))
    )
    found: list[Any] = list(rows)
    return [UnitLine(*[*row, state_on(row[4], row[5], day)]) for row in found]


def _columns(*columns: Any) -> Any:
    return select(*columns)


def found_among(
    units: Sequence[UnitLine],
    *,
    search: str = "",
    state: State | None = None,
    area: UUID | None = None,
    region: UUID | None = None,
    areas: frozenset[UUID] = frozenset(),
) -> list[UnitLine]:
    """Those that a list asks for. `areas`: all under the chosen one, too."""
    words = key(search).split()
    return [
        one
        for one in units
        if (state is None or one.state is state)
        and (area is None or one.area_id in areas | {area})
        and (region is None or one.region_id == region)
        and all(word in key(f"{one.name} {one.code} {one.area} {one.region}") for word in words)
    ]  # fmt: skip


async def areas_of_county(session: Session, county_id: UUID) -> list[Area]:
    found = await session.scalars(
        select(Area).where(Area.county_id == county_id).order_by(col(Area.name), col(Area.id))
    )
    return list(found)


async def regions_of_county(session: Session, county_id: UUID) -> list[Region]:
    found = await session.scalars(
        select(Region).where(Region.county_id == county_id).order_by(col(Region.place), col(Region.name))
    )
    return list(found)


def under(areas: Sequence[Area], top: UUID | None) -> frozenset[UUID]:
    """Every area under one, at whatever depth."""
    found: set[UUID] = set()
    ahead = [top]
    while ahead:
        parent = ahead.pop()
        new = [one.id for one in areas if one.parent_id == parent and one.id not in found]
        found.update(new)
        ahead += new
    return frozenset(found)


async def units_by_id(session: Session, ids: Sequence[UUID]) -> dict[UUID, Unit]:
    return {one.id: one for one in await session.scalars(select(Unit).where(col(Unit.id).in_(ids)))} if ids else {}


async def successors(session: Session, unit: Unit) -> list[Unit]:
    """Where the unit goes on, the main one first."""
    further = await session.scalars(select(Succession.successor_id).where(Succession.unit_id == unit.id))
    ids = [*([unit.successor_id] if unit.successor_id else []), *further]
    units = await units_by_id(session, ids)
    return [units[id] for id in ids]


async def predecessors(session: Session, unit: Unit) -> list[Unit]:
    """What has gone on in the unit."""
    also = select(col(Succession.unit_id)).where(col(Succession.successor_id) == unit.id)
    found = await session.scalars(
        select(Unit).where((col(Unit.successor_id) == unit.id) | col(Unit.id).in_(also)).order_by(col(Unit.name))
    )
    return list(found)


async def hanging_on(session: Session, unit_id: UUID) -> Hanging:
    done = [*CLOSED, Stage.ACTIVE]
    people = await session.scalars(
        select(Person).where(Person.unit_id == unit_id, col(Person.binned_at).is_(None)).order_by(col(Person.name))
    )
    nominations = await session.scalars(
        select(Nomination)
        .where(Nomination.unit_id == unit_id, col(Nomination.stage).not_in(done))
        .order_by(col(Nomination.name))
    )
    return Hanging(list(people), list(nominations))


async def planned_names(session: Session, unit_id: UUID) -> list[PlannedName]:
    found = await session.scalars(
        select(PlannedName)
        .where(PlannedName.unit_id == unit_id, col(PlannedName.taken_at).is_(None))
        .order_by(col(PlannedName.since))
    )
    return list(found)


async def changes_of(
    session: Session, object_id: UUID
) -> list[tuple[OrganisationChange, str, OrganisationImport | None]]:
    """The history of a thing, latest first: the change, who did it, and the import that it came with."""
    rows = await session.execute(
        select(OrganisationChange, Person.name, OrganisationImport)
        .outerjoin(Person, col(Person.id) == col(OrganisationChange.by))
        .outerjoin(OrganisationImport, col(OrganisationImport.id) == col(OrganisationChange.import_id))
        .where(OrganisationChange.object_id == object_id)
        .order_by(col(OrganisationChange.created_at).desc(), col(OrganisationChange.place).desc())
        .limit(PAGE)
    )
    return [(change, name or "", found) for change, name, found in rows]


async def changes_of_import(session: Session, import_id: UUID) -> list[OrganisationChange]:
    found = await session.scalars(
        select(OrganisationChange)
        .where(OrganisationChange.import_id == import_id)
        .order_by(col(OrganisationChange.place))
    )
    return list(found)


async def imports_of(session: Session, county_id: UUID) -> list[tuple[OrganisationImport, str]]:
    """The latest imports with who brought them."""
    rows = await session.execute(
        select(OrganisationImport, Person.name)
        .join(Person, col(Person.id) == col(OrganisationImport.by))
        .where(OrganisationImport.county_id == county_id)
        .order_by(col(OrganisationImport.created_at).desc())
        .limit(PAGE)
    )
    return [(one, name) for one, name in rows]


async def counts_of(session: Session, counties: Sequence[County]) -> dict[UUID, int]:
    """County → its units at work."""
    day = today(clock.now())
    rows = await session.execute(
        select(Area.county_id, func.count())
        .join(Unit, col(Unit.area_id) == col(Area.id))
        .where(
            col(Area.county_id).in_([one.id for one in counties]),
            col(Unit.valid_to).is_(None) | (col(Unit.valid_to) >= day),
        )
        .group_by(col(Area.county_id))
    )
    return {row[0]: row[1] for row in rows}
