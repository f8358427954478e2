"""People of a network with their places: unit, region, field; names as others see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Field, Role
from agentnet.network.models import Area, County, Membership, Network, NetworkCounty, Person, Region, Unit
from agentnet.network.queries.standings import in_force
from agentnet.network.quiet import today
from agentnet.network.rules import Standing


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit is: its name, region, area and field."""

    unit_id: UUID
    unit: str
    region_id: UUID
    region: str
    area: str
    field: Field
    area_id: UUID | None = None
    region_place: int = 0
    successor_id: UUID | None = None
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the network, as the list of people shows them. `email` is there for coordinators only."""

    id: UUID
    name: str
    title: str
    organisation: str
    roles: tuple[Role, ...]
    code_name: str
    place: Place | None
    email: str = ""


@dataclass(frozen=True, slots=True)
class Director:
    """Somebody who answers for an area."""

    person: Person
    area: Area


def counties_of(network_id: UUID) -> Select[UUID]:
    """The ids of the network's counties, its home and those that it spans besides: for `in_`."""
    home = select(col(Network.county_id)).where(col(Network.id) == network_id)
    others = select(col(NetworkCounty.county_id)).where(col(NetworkCounty.network_id) == network_id)
    return select(home.union(others).subquery().c.county_id)


def in_use(kind: type[Unit] | type[Area]) -> ColumnElement[bool]:
    """The unit or area is there today."""
    day = today(clock.now())
    begun = col(kind.valid_from).is_(None) | (col(kind.valid_from) <= day)
    return begun & (col(kind.valid_to).is_(None) | (col(kind.valid_to) >= day))


async def units_of(session: Session, network_id: UUID, *, ever: bool = False) -> list[Place]:
    """The units at work in the network's counties (`ever`: also those that have ended or are to come), by county,
    region and name.
    """
    question = (
        _places()
        .join(County, col(County.id) == col(Area.county_id))
        .where(col(Area.county_id).in_(counties_of(network_id)))
        .order_by(col(County.name), col(Region.place), col(Region.name), col(Unit.name))
    )
    found = await session.execute(question if ever else question.where(in_use(Unit)))
    return [_place(unit, region, area) for unit, region, area in found]


def _places() -> Select[Unit, Region, Area]:
    return (
        select(Unit, Region, Area)
        .join(Region, col(Region.id) == col(Unit.region_id))
        .join(Area, col(Area.id) == col(Unit.area_id))
    )


def _place(unit: Unit, region: Region, area: Area) -> Place:
    ended = unit.valid_to is not None and unit.valid_to < today(clock.now())
    return Place(
        unit.id,
        unit.name,
        region.id,
        region.name,
        area.name,
        area.field,
        area.id,
        region.place,
        unit.successor_id,
        ended,
    )


async def places_of(session: Session, unit_ids: Iterable[UUID | None]) -> dict[UUID, Place]:
    """Unit → place, for many at once."""
    wanted = {one for one in unit_ids if one}
    if not wanted:
        return {}
    found = await session.execute(_places().where(col(Unit.id).in_(wanted)))
    return {unit.id: _place(unit, region, area) for unit, region, area in found}


async def unit_of(session: Session, person: Person) -> Unit | None:
    """The person's own unit."""
    return await session.get(Unit, person.unit_id) if person.unit_id else None


async def field_of(session: Session, person: Person, network_id: UUID | None = None) -> Field | None:
    """The person's field: that of their unit; without one, of the area that they answer for in the network."""
    if person.unit_id:
        return (await places_of(session, [person.unit_id]))[person.unit_id].field
    question = (
        select(col(Area.field))
        .join(Membership, col(Membership.area_id) == col(Area.id))
        .where(col(Membership.person_id) == person.id, in_force())
    )
    if network_id is not None:
        question = question.where(col(Membership.network_id) == network_id)
    found = await session.scalars(question)
    return found.first()


async def directors_of(session: Session, network_id: UUID, area_ids: Collection[UUID] = ()) -> list[Director]:
    """The directors of the network who answer for one of `area_ids` (all areas when empty), by area and name."""
    question = (
        select(Person, Area)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Area, col(Area.id) == col(Membership.area_id))
        .where(
            col(Membership.network_id) == network_id,
            col(Membership.role) == Role.DIRECTOR,
            in_force(),
            col(Person.binned_at).is_(None),
        )
        .order_by(Area.name, Person.name)
    )
    if area_ids:
        question = question.where(col(Area.id).in_(area_ids))
    return [Director(person, area) for person, area in await session.execute(question)]


async def shown_name(session: Session, person: Person) -> str:
    """The name that others see beside a contribution: "Aino, Loimaa"."""
    return (await shown_names(session, [person]))[person.id]


async def shown_names(session: Session, people: Collection[Person]) -> dict[UUID, str]:
    """Person → "Aino, Loimaa", for many at once."""
    places = await places_of(session, (person.unit_id for person in people))
    return {one.id: _shown(one, places.get(one.unit_id) if one.unit_id else None) for one in people}


def _shown(person: Person, place: Place | None) -> str:
    first = (person.name.split() or [""])[0]
    return f"{first}, {place.region}" if place else first


async def areas_of(session: Session, network_id: UUID) -> list[Area]:
    """The areas of the network's counties that are there today and have a field of their own, by field and name."""
    found = await session.scalars(
        select(Area)
        .where(col(Area.county_id).in_(counties_of(network_id)), col(Area.level) == 0, in_use(Area))
        .order_by(col(Area.field).desc(), col(Area.name), col(Area.id))
    )
    return list(found)


async def regions_of(session: Session, network_id: UUID) -> list[Region]:
    """The regions of the network's counties, by county and place."""
    found = await session.scalars(
        select(Region)
        .join(County, col(County.id) == col(Region.county_id))
        .where(col(Region.county_id).in_(counties_of(network_id)))
        .order_by(col(County.name), col(Region.place), col(Region.name))
    )
    return list(found)


async def area_name(session: Session, network_id: UUID) -> str:
    """What the county calls its areas ("palvelualue")."""
    found = await session.scalars(
        select(col(County.area_name))
        .join(Network, col(Network.county_id) == col(County.id))
        .where(col(Network.id) == network_id)
    )
    return found.first() or ""


async def people_seen_by(
    session: Session, standing: Standing, *, role: Role | None = None, search: str = ""
) -> list[Member]:
    """The people of the network by name; `search` looks into name, title, organisation, unit, region and code name."""
    rows = await session.execute(
        select(Person, Membership)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(col(Membership.network_id) == standing.network_id, in_force(), col(Person.binned_at).is_(None))
        .order_by(Person.name, Membership.role)
    )
    people: dict[UUID, tuple[Person, list[Membership]]] = {}
    for person, membership in rows:
        people.setdefault(person.id, (person, []))[1].append(membership)
    places = await places_of(session, (person.unit_id for person, _ in people.values()))
    members = [_member(person, ranks, places, tells=standing.may("lead")) for person, ranks in people.values()]
    return [one for one in members if (role is None or role in one.roles) and _matches(one, search)]


def _member(person: Person, ranks: list[Membership], places: dict[UUID, Place], *, tells: bool) -> Member:
    return Member(
        id=person.id,
        name=person.name,
        title=person.title,
        organisation=person.organisation,
        roles=tuple(rank.role for rank in ranks),
        code_name=next((rank.code_name for rank in ranks if rank.code_name), ""),
        place=places.get(person.unit_id) if person.unit_id else None,
        email=(person.email or "") if tells else "",
    )


def _matches(one: Member, search: str) -> bool:
    place = (one.place.unit, one.place.region, one.place.area) if one.place else ()
    told = " ".join((one.name, one.title, one.organisation, one.code_name, *place)).casefold()
    return all(word in told for word in search.casefold().split())
