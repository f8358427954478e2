"""What the pages of the organisation load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.network.models import Area, County, Region, Unit
from agentnet.network.organisation import queries
from agentnet.network.organisation.models import OrganisationImport
from agentnet.web import Session, Somebody
from agentnet.words import Missing


class UnitSeen(NamedTuple):
    unit: Unit
    area: Area
    county: County


class AreaSeen(NamedTuple):
    area: Area
    county: County


class RegionSeen(NamedTuple):
    region: Region
    county: County


class ImportSeen(NamedTuple):
    one: OrganisationImport
    county: County


async def county_in_sight(session: Session, somebody: Somebody, county_id: FromPath[UUID]) -> County:
    return await queries.county_seen_by(session, somebody, county_id)


async def unit_in_sight(session: Session, somebody: Somebody, unit_id: FromPath[UUID]) -> UnitSeen:
    return UnitSeen(*await queries.unit_seen_by(session, somebody, unit_id))


async def area_in_sight(session: Session, somebody: Somebody, area_id: FromPath[UUID]) -> AreaSeen:
    area = await session.get(Area, area_id)
    if area is None:
        raise Missing
    return AreaSeen(area, await queries.county_seen_by(session, somebody, area.county_id))


async def region_in_sight(session: Session, somebody: Somebody, region_id: FromPath[UUID]) -> RegionSeen:
    region = await session.get(Region, region_id)
    if region is None:
        raise Missing
    return RegionSeen(region, await queries.county_seen_by(session, somebody, region.county_id))


async def import_in_sight(session: Session, somebody: Somebody, import_id: FromPath[UUID]) -> ImportSeen:
    one = await session.get(OrganisationImport, import_id)
    if one is None:
        raise Missing
    return ImportSeen(one, await queries.county_seen_by(session, somebody, one.county_id))
