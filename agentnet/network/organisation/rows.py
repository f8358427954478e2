"""The county's rows as plain data (`State`), and plain data as the columns of rows."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.flow import Field
from agentnet.network.models import Area, Region, Unit
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.models import Succession
from agentnet.network.organisation.state import State, Values

MODELS: Final[dict[Thing, type[Region] | type[Area] | type[Unit]]] = {
    Thing.REGION: Region,
    Thing.AREA: Area,
    Thing.UNIT: Unit,
}
COLUMNS: Final[dict[Thing, tuple[str, ...]]] = {
    Thing.REGION: ("name", "place", "code"),
    Thing.AREA: ("name", "field", "parent_id", "level", "code", "valid_from", "valid_to"),
    Thing.UNIT: ("area_id", "region_id", "name", "code", "headcount", "valid_from", "valid_to", "successor_id"),
}
_IDS: Final = frozenset({"area_id", "region_id", "parent_id", "successor_id"})
_DAYS: Final = frozenset({"valid_from", "valid_to"})


def plain(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, Field):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def columns(values: Values) -> dict[str, Any]:
    """Plain values as a row's columns; a unit's `others` are rows of their own."""
    return {name: _column(name, value) for name, value in values.items() if name != "others"}


def _column(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _IDS:
        return UUID(value)
    if name in _DAYS:
        return date.fromisoformat(value)
    return Field(value) if name == "field" else value


async def state_of(session: Session, county_id: UUID) -> State:
    """The whole organisation of a county, in four queries."""
    state = State()
    for thing in (Thing.REGION, Thing.AREA):
        model = MODELS[thing]
        found = await session.execute(
            select(model.id, *(getattr(model, name) for name in COLUMNS[thing])).where(
                getattr(model, "county_id") == county_id  # noqa: B009 (units have none)
            )
        )
        state.of(thing).update(_values(thing, row) for row in found)
    units = select(Unit.id, *(getattr(Unit, name) for name in COLUMNS[Thing.UNIT]))
    mine = select(col(Area.id)).where(col(Area.county_id) == county_id)
    found = await session.execute(units.where(col(Unit.area_id).in_(mine)))
    state.units.update(_values(Thing.UNIT, row) for row in found)
    for one in state.units.values():
        one["others"] = []
    further = await session.execute(
        select(Succession.unit_id, Succession.successor_id)
        .join(Unit, col(Unit.id) == col(Succession.unit_id))
        .where(col(Unit.area_id).in_(mine))
    )
    for unit_id, successor_id in further:
        state.units[str(unit_id)]["others"].append(str(successor_id))
    for one in state.units.values():
        one["others"].sort()
    return state


def _values(thing: Thing, row: Any) -> tuple[str, Values]:
    return str(row[0]), {name: plain(value) for name, value in zip(COLUMNS[thing], row[1:], strict=True)}
