"""Coverage: who represents which region and field, where somebody is missing, and who work as a pair."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.flow import Field, Role
from agentnet.network.models import Pair, Person
from agentnet.network.queries.people import Place, places_of, units_of
from agentnet.network.queries.standings import people_with
from agentnet.network.rules import Standing
from agentnet.words import Missing

FIELDS: Final = (Field.SOCIAL, Field.HEALTH)


@dataclass(frozen=True, slots=True)
class Cell:
    """One region in one field: its units and the agents who come from them."""

    field: Field
    units: tuple[Place, ...]
    agents: tuple[Person, ...]

    @property
    def is_gap(self) -> bool:
        """There are units, but nobody from them."""
        return bool(self.units) and not self.agents


@dataclass(frozen=True, slots=True)
class RegionRow:
    region_id: UUID
    region: str
    cells: tuple[Cell, ...]
    pairs: tuple["PairSeen", ...]


@dataclass(frozen=True, slots=True)
class PairSeen:
    """A SOTE pair; `region` is the one that both come from, or empty."""

    pair: Pair
    social: Person
    health: Person
    region: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Regions × fields. `elsewhere`: agents of no region (a partner's, say)."""

    rows: tuple[RegionRow, ...]
    elsewhere: tuple[Person, ...] = ()
    fields: tuple[Field, ...] = field(default=FIELDS)

    @property
    def gaps(self) -> int:
        return sum(cell.is_gap for row in self.rows for cell in row.cells)

    @property
    def covered(self) -> int:
        return sum(bool(cell.agents) for row in self.rows for cell in row.cells)


async def coverage(session: Session, network_id: UUID) -> Coverage:
    """Every region of the county with the units and agents of each field, and its pairs."""
    units = await units_of(session, network_id)
    agents = await people_with(session, network_id, Role.AGENT)
    places = await places_of(session, (agent.unit_id for agent in agents))
    pairs = await pairs_of(session, network_id)
    regions = {place.region_id: place.region for place in units}
    rows = [
        RegionRow(
            region_id,
            name,
            tuple(_cell(region_id, of, units, agents, places) for of in FIELDS),
            tuple(pair for pair in pairs if pair.region == name),
        )
        for region_id, name in regions.items()
    ]
    placed = {agent.id for row in rows for cell in row.cells for agent in cell.agents}
    return Coverage(tuple(rows), tuple(agent for agent in agents if agent.id not in placed))


def _cell(region_id: UUID, of: Field, units: list[Place], agents: list[Person], places: dict[UUID, Place]) -> Cell:
    def here(place: Place | None) -> bool:
        return place is not None and place.region_id == region_id and place.field is of

    return Cell(
        of,
        tuple(unit for unit in units if here(unit)),
        tuple(agent for agent in agents if agent.unit_id and here(places.get(agent.unit_id))),
    )


async def pairs_of(session: Session, network_id: UUID, *, ended: bool = False) -> list[PairSeen]:
    """The pairs at work (or those that have ended, latest first), both of whom are still there."""
    social, health = aliased(Person), aliased(Person)
    question = (
        select(Pair, social, health)
        .join(social, col(social.id) == col(Pair.social_id))
        .join(health, col(health.id) == col(Pair.health_id))
        .where(col(Pair.network_id) == network_id)
        .order_by(col(Pair.ends_at).desc() if ended else col(social.name))
    )
    question = question.where(col(Pair.ends_at).is_not(None) if ended else col(Pair.ends_at).is_(None))
    rows = list(await session.execute(question))
    places = await places_of(session, (one.unit_id for row in rows for one in row[1:]))
    return [PairSeen(pair, one, other, _shared(one, other, places)) for pair, one, other in rows]


def _shared(one: Person, other: Person, places: dict[UUID, Place]) -> str:
    regions = {places[person.unit_id].region if person.unit_id else "" for person in (one, other)}
    return regions.pop() if len(regions) == 1 else ""


async def pair_seen_by(session: Session, mine: Standing, pair_id: UUID) -> Pair:
    """The pair, of the network where `mine` is.

    Raises:
        Missing: no such pair there.
    """
    found = await session.scalars(select(Pair).where(col(Pair.id) == pair_id, col(Pair.network_id) == mine.network_id))
    if (pair := found.first()) is None:
        raise Missing
    return pair
