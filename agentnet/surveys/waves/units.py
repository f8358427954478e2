"""The units whose people are asked: chosen in the draft, frozen with their headcounts when the wave opens."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Area, Network, NetworkCounty, Region, Unit
from agentnet.network.organisation.models import Succession
from agentnet.network.quiet import today
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import AskedUnit, Invited, Survey
from agentnet.words import N_, Refused

MOST_PEOPLE: Final = 100_000


class Offered(NamedTuple):
    """A unit that can be asked."""

    unit: Unit
    area: Area
    region: Region


async def units_to_ask(session: Session, network_id: UUID) -> list[Offered]:
    """The units of the network's counties that are there today, by area, region and name."""
    counties = select(col(Network.county_id)).where(col(Network.id) == network_id)
    more = select(col(NetworkCounty.county_id)).where(col(NetworkCounty.network_id) == network_id)
    day = today(clock.now())
    rows = await session.execute(
        select(Unit, Area, Region)
        .join(Area, col(Area.id) == col(Unit.area_id))
        .join(Region, col(Region.id) == col(Unit.region_id))
        .where(
            col(Area.county_id).in_(counties) | col(Area.county_id).in_(more),
            col(Unit.valid_to).is_(None) | (col(Unit.valid_to) >= day),
            col(Unit.valid_from).is_(None) | (col(Unit.valid_from) <= day),
        )
        .order_by(col(Area.name), col(Region.place), col(Region.name), col(Unit.name))
    )
    return [Offered(*row) for row in rows]


async def asked_units(session: Session, survey_id: UUID) -> list[AskedUnit]:
    """Those chosen, by area and name."""
    found = await session.scalars(
        select(AskedUnit)
        .where(col(AskedUnit.survey_id) == survey_id)
        .order_by(col(AskedUnit.area_name), col(AskedUnit.name))
    )
    return list(found)


async def choose(session: Session, survey: Survey, headcounts: Mapping[UUID, int]) -> int:
    """Ask these units, each with its headcount (0: not known yet). How many they are.

    Raises:
        Refused: the wave has been opened.
    """
    check_draft(survey)
    await session.execute(delete(AskedUnit).where(col(AskedUnit.survey_id) == survey.id))
    offered = await units_to_ask(session, survey.network_id)
    chosen = [_row(survey.id, one, headcounts[one.unit.id]) for one in offered if one.unit.id in headcounts]
    session.add_all(chosen)
    survey.version += 1
    await session.flush()
    return len(chosen)


def check_draft(survey: Survey, asked: Asked | None = None) -> None:
    """Raises `Refused` when the wave has been opened, or is asked of others than `asked`."""
    if asked is not None and survey.asked is not asked:
        raise Refused(N_("Kyselyn vastaajat valitaan toisella tavalla. Lataa sivu uudelleen."))
    if survey.stage is not Stage.DRAFT:
        raise Refused(N_("Kysely on jo avattu, joten vastaajia ei voi enää muuttaa."))


def _row(survey_id: UUID, one: Offered, headcount: int) -> AskedUnit:
    return AskedUnit(
        survey_id=survey_id,
        unit_id=one.unit.id,
        name=one.unit.name,
        area_id=one.area.id,
        area_name=one.area.name,
        field=one.area.field.value,
        region_id=one.region.id,
        headcount=headcount,
    )


async def freeze_units(session: Session, survey: Survey) -> int:
    """The units as they are on this day, with their headcounts; the number of people in them. A list of addresses
    counts those asked in each unit.

    Raises:
        Refused: there is none, or the headcount of one is not known.
    """
    if survey.asked is Asked.PERSONAL:
        await choose(session, survey, await _listed(session, survey.id))
    else:
        there = {one.unit_id: one.headcount for one in await asked_units(session, survey.id)}
        await choose(session, survey, there)
    asked = await asked_units(session, survey.id)
    if survey.asked is Asked.UNITS and not asked:
        raise Refused(N_("Valitse ensin yksiköt, joiden henkilöstöltä kysytään."))
    if unknown := [one.name for one in asked if one.headcount < 1]:
        raise Refused(N_("Henkilöstön määrä puuttuu: {names}. Täydennä se ennen avaamista."), names=_few(unknown))
    await session.execute(update(AskedUnit).where(col(AskedUnit.survey_id) == survey.id).values(frozen=True))
    return sum(one.headcount for one in asked)


async def _listed(session: Session, survey_id: UUID) -> dict[UUID, int]:
    rows = await session.execute(
        select(col(Invited.unit_id), func.count())
        .where(col(Invited.survey_id) == survey_id, col(Invited.unit_id).is_not(None))
        .group_by(col(Invited.unit_id))
    )
    return {unit_id: number for unit_id, number in rows if unit_id}


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


async def successors_of(session: Session, unit_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Unit → the units in which it goes on today (itself, while it is there), however many reorganisations ago."""
    ways: dict[UUID, list[UUID]] = {}
    units: dict[UUID, Unit] = {}
    todo = set(unit_ids)
    while todo:
        found = list(await session.scalars(select(Unit).where(col(Unit.id).in_(todo))))
        units |= {one.id: one for one in found}
        for one in found:
            ways[one.id] = [one.successor_id] if one.successor_id else []
        more = await session.scalars(select(Succession).where(col(Succession.unit_id).in_(todo)))
        for step in more:
            if step.successor_id not in ways[step.unit_id]:
                ways[step.unit_id].append(step.successor_id)
        todo = {after for one in found for after in ways[one.id]} - units.keys()
    return {unit_id: _today(unit_id, units, ways, set()) for unit_id in unit_ids if unit_id in units}


def _today(unit_id: UUID, units: Mapping[UUID, Unit], ways: Mapping[UUID, list[UUID]], seen: set[UUID]) -> list[UUID]:
    ended = units[unit_id].valid_to
    if ended is None or ended >= today(clock.now()) or unit_id in seen:
        return [unit_id] if unit_id not in seen else []
    after = [last for one in ways[unit_id] for last in _today(one, units, ways, seen | {unit_id})]
    return list(dict.fromkeys(after))


async def regions_of(session: Session, survey_id: UUID) -> dict[UUID, str]:
    """The names of the regions of the asked units."""
    asked = select(col(AskedUnit.region_id)).where(col(AskedUnit.survey_id) == survey_id)
    found = await session.execute(select(col(Region.id), col(Region.name)).where(col(Region.id).in_(asked)))
    return dict(found.all())
