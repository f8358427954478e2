"""The coverage matrix: regions × fields or areas; who is there, who is invited, how many are wanted, who is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.flow import Field, Role, Stage
from agentnet.network.models import Area, Nomination, Person
from agentnet.network.organisation.models import CoverageGoal
from agentnet.network.queries.coverage import PairSeen, pairs_of
from agentnet.network.queries.people import Place, areas_of, places_of, regions_of, units_of
from agentnet.network.queries.standings import people_with

INVITED: Final = (Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED)
"""Confirmed and on their way, but not there yet. What is only proposed fills no gap."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field, or one area of it. `key` names it in addresses and forms."""

    field: Field
    area_id: UUID | None = None
    name: str = ""

    @property
    def key(self) -> str:
        return str(self.area_id) if self.area_id else self.field.value


@dataclass(frozen=True, slots=True)
class Square:
    """One region in one column. `needed`: the goal; without one, a field wants somebody from where it has units."""

    column: Column
    units: tuple[Place, ...]
    people: tuple[Person, ...]
    invited: int
    needed: int
    area_id: UUID | None

    @property
    def missing(self) -> int:
        return max(0, self.needed - len(self.people) - self.invited)

    @property
    def waits(self) -> int:
        """How many of the needed ones are invited but not there yet."""
        return min(self.invited, max(0, self.needed - len(self.people)))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    region_id: UUID
    region: str
    squares: tuple[Square, ...]
    pairs: tuple[PairSeen, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`elsewhere`: agents without a region (a partner's, say)."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    elsewhere: tuple[Person, ...]

    @property
    def has_goals(self) -> bool:
        return any(square.needed for row in self.rows for square in row.squares)

    @property
    def missing(self) -> int:
        return sum(square.missing for row in self.rows for square in row.squares)

    @property
    def waits(self) -> int:
        return sum(square.waits for row in self.rows for square in row.squares)

    @property
    def gaps(self) -> int:
        return sum(square.missing > 0 for row in self.rows for square in row.squares)


async def matrix(session: Session, network_id: UUID, *, by_area: bool = False, only: Field | None = None) -> Matrix:
    """Every region of the network's counties against its fields (or areas), in some ten queries whatever its size."""
    everywhere = await units_of(session, network_id, ever=True)
    units = await units_of(session, network_id)
    agents = await people_with(session, network_id, Role.AGENT)
    asked = list(
        await session.execute(
            select(Nomination.unit_id).where(
                Nomination.network_id == network_id, col(Nomination.stage).in_(INVITED), Nomination.role == Role.AGENT
            )
        )
    )
    goals = list(await session.scalars(select(CoverageGoal).where(CoverageGoal.network_id == network_id)))
    now = Whereabouts([*everywhere, *(await _others(session, everywhere, agents)).values()])
    at = {one.id: now.of(one.unit_id) for one in agents}
    invited = [place for (unit_id,) in asked if (place := now.of(unit_id)) is not None]
    columns = await _columns(session, network_id, units, by_area=by_area, only=only)
    pairs = await pairs_of(session, network_id)
    rows = []
    for region in await regions_of(session, network_id):
        here = [one for one in units if one.region_id == region.id]
        mine = [one for one in agents if (place := at[one.id]) and place.region_id == region.id]
        if not here and not mine:
            continue
        squares = []
        for column in columns:
            in_it = [one for one in here if _in(one, column)]
            people = [one for one in mine if (place := at[one.id]) and _in(place, column)]
            waiting = sum(one.region_id == region.id and _in(one, column) for one in invited)
            areas = {one.area_id for one in in_it}
            wanted = _needed(goals, region.id, column, bool(in_it))
            area = column.area_id or (areas.pop() if len(areas) == 1 else None)
            squares.append(Square(column, tuple(in_it), tuple(people), waiting, wanted, area))
        ids = {one.id for one in mine}
        local = tuple(one for one in pairs if {one.social.id, one.health.id} <= ids)
        rows.append(MatrixRow(region.id, region.name, tuple(squares), local))
    shown = {row.region_id for row in rows}
    away = tuple(one for one in agents if not (place := at[one.id]) or place.region_id not in shown)
    return Matrix(tuple(columns), tuple(rows), away)


class Whereabouts:
    """Units as they are today: one that has ended counts where its main successor is."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {one.unit_id: one for one in places}

    def of(self, unit_id: UUID | None) -> Place | None:
        place, seen = self.places.get(unit_id) if unit_id else None, set[UUID]()
        while place is not None and place.has_ended and place.successor_id and place.unit_id not in seen:
            seen.add(place.unit_id)
            place = self.places.get(place.successor_id)
        return place


async def _others(session: Session, known: Iterable[Place], agents: Iterable[Person]) -> dict[UUID, Place]:
    """Units of agents who work in a county that the network does not span."""
    ids = {one.unit_id for one in known}
    return await places_of(session, (one.unit_id for one in agents if one.unit_id not in ids))


async def _columns(
    session: Session, network_id: UUID, units: list[Place], *, by_area: bool, only: Field | None
) -> list[Column]:
    if by_area:
        areas: list[Area] = await areas_of(session, network_id)
        found = [Column(one.field, one.id, one.name) for one in areas]
    else:
        common = [Field.COMMON] if any(one.field is Field.COMMON for one in units) else []
        found = [Column(field) for field in (Field.SOCIAL, Field.HEALTH, *common)]
    return [one for one in found if only is None or one.field is only]


def _in(place: Place, column: Column) -> bool:
    return place.area_id == column.area_id if column.area_id else place.field is column.field


def _needed(goals: list[CoverageGoal], region_id: UUID, column: Column, has_units: bool) -> int:
    """The goal of the cell. A field's is at least the sum of its areas'; social and health want one where they work."""
    mine = [one for one in goals if one.region_id == region_id and one.field is column.field]
    if column.area_id:
        return next((one.needed for one in mine if one.area_id == column.area_id), 0)
    told = next((one.needed for one in mine if one.area_id is None), None)
    usual = int(has_units and column.field is not Field.COMMON)
    areas = sum(one.needed for one in mine if one.area_id is not None)
    return max(usual if told is None else told, areas)
