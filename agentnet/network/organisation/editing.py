"""The organisation by hand: add, change, end with successors, take back, rename now or on a day to come."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import func, update
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import Field
from agentnet.network.models import Area, County, Nomination, Person, Region, Unit
from agentnet.network.organisation import actions
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.models import PlannedName
from agentnet.network.organisation.rows import plain, state_of
from agentnet.network.organisation.state import ADD, CHANGE, END, Step, Values, leads_back, successors_of
from agentnet.network.organisation.values import key
from agentnet.network.quiet import today
from agentnet.words import N_, Refused

EMPTY: Final[dict[Thing, Values]] = {
    Thing.REGION: {"code": ""},
    Thing.AREA: {"parent_id": None, "level": 0, "code": "", "valid_from": None, "valid_to": None},
    Thing.UNIT: {
        "code": "", "headcount": None, "valid_from": None, "valid_to": None, "successor_id": None, "others": [],
    },
}  # fmt: skip


async def add(session: Session, county_id: UUID, thing: Thing, values: Mapping[str, Any], *, by: UUID | None) -> UUID:
    """A new region, area or unit.

    Raises:
        Refused: its place has one of the same name or code.
    """
    new = {**EMPTY[thing], **{name: plain(value) for name, value in values.items()}}
    await _check_alone(session, county_id, thing, None, new)
    made = uuid4()
    step = Step(thing, str(made), new["name"], ADD, None, new)
    await actions.take(session, county_id, [step], by=by)
    return made


async def change(
    session: Session, county_id: UUID, thing: Thing, row: Area | Region | Unit, values: Mapping[str, Any], *, by: UUID
) -> bool:
    """Save what has changed; whether anything had.

    Raises:
        Refused: its place has one of the same name or code; an area would lie under itself.
    """
    before = actions.values_of(thing, row)
    new = {name: plain(value) for name, value in values.items() if plain(value) != before[name]}
    if not new:
        return False
    await _check_alone(session, county_id, thing, row.id, before | new)
    step = Step(thing, str(row.id), before["name"], CHANGE, {name: before[name] for name in new}, new)
    await actions.take(session, county_id, [step], by=by)
    return True


async def _check_alone(session: Session, county_id: UUID, thing: Thing, id: UUID | None, new: Values) -> None:
    state = await state_of(session, county_id)
    others = [one for other, one in state.of(thing).items() if other != str(id)]
    if new["code"] and any(key(one["code"]) == key(new["code"]) for one in others):
        raise Refused(N_("Sama tunnus on jo käytössä."))
    place = {Thing.REGION: (), Thing.AREA: ("parent_id", "level"), Thing.UNIT: ("area_id", "valid_to")}[thing]
    twins = [one for one in others if all(one[name] == new[name] for name in place)]
    if not new["code"] and any(key(one["name"]) == key(new["name"]) for one in twins):
        raise Refused(N_("Samanniminen on jo olemassa."))
    above = new.get("parent_id")
    if above and (above not in state.areas or state.areas[above]["level"] <= new["level"]):
        raise Refused(N_("Valitse ylemmän tason alue."))


async def end(
    session: Session, county_id: UUID, unit: Unit, last_day: date, successors: Sequence[UUID], *, by: UUID
) -> None:
    """The unit ends on `last_day` and goes on in `successors`, the main one first (none: its work ends).

    Raises:
        Refused: it would end before it begins, go on in itself, or in a unit that has ended by then.
    """
    state = await state_of(session, county_id)
    before, named = state.units[str(unit.id)], [str(one) for one in dict.fromkeys(successors)]
    if before["valid_from"] and last_day.isoformat() < before["valid_from"]:
        raise Refused(N_("Yksikkö päättyisi ennen kuin se alkaa."))
    if leads_back(state.units, str(unit.id), named):
        raise Refused(N_("Jatkuminen johtaisi takaisin samaan yksikköön."))
    for one in named:
        ends = state.units.get(one, {"valid_to": ""})["valid_to"]
        if ends is not None and ends <= last_day.isoformat():
            raise Refused(N_("Jatkava yksikkö on itse päättynyt siihen mennessä."))
    after = {
        "valid_to": last_day.isoformat(),
        "successor_id": named[0] if named else None,
        "others": sorted(named[1:]),
    }
    new = {name: value for name, value in after.items() if value != before[name]}
    if new:
        step = Step(Thing.UNIT, str(unit.id), unit.name, END, {name: before[name] for name in new}, new)
        await actions.take(session, county_id, [step], by=by)


async def resume(session: Session, county_id: UUID, unit: Unit, *, by: UUID) -> None:
    """The unit does not end after all."""
    before = (await state_of(session, county_id)).units[str(unit.id)]
    after: Values = {"valid_to": None, "successor_id": None, "others": []}
    new = {name: value for name, value in after.items() if value != before[name]}
    if new:
        step = Step(Thing.UNIT, str(unit.id), unit.name, CHANGE, {name: before[name] for name in new}, new)
        await actions.take(session, county_id, [step], by=by)


async def rename(
    session: Session, county_id: UUID, unit: Unit, name: str, since: date, *, by: UUID
) -> PlannedName | None:
    """A new name, the old one kept in the unit's history; on a day to come it waits as a row, which is given back."""
    if since <= today(clock.now()):
        await change(session, county_id, Thing.UNIT, unit, {"name": name}, by=by)
        return None
    planned = PlannedName(unit_id=unit.id, name=name, since=since, by=by)
    session.add(planned)
    audit(session, "plan-name", unit, by)
    return planned


async def take_name(session: Session, planned: PlannedName) -> bool:
    """The day has come. A name that has been taken, or whose unit has ended, is left."""
    unit = await session.get_one(Unit, planned.unit_id)
    day = today(clock.now())
    if planned.taken_at is not None or planned.since > day or (unit.valid_to and unit.valid_to < day):
        return False
    planned.taken_at = clock.now()
    area = await session.get_one(Area, unit.area_id)
    step = Step(Thing.UNIT, str(unit.id), unit.name, CHANGE, {"name": unit.name}, {"name": planned.name})
    await session.flush()
    await actions.take(session, area.county_id, [step], by=planned.by)
    return True


async def move_people(session: Session, county_id: UUID, unit: Unit, *, by: UUID) -> int:
    """The people and nominations of an ending unit go on in its main successor (or in that one's); how many did.

    Raises:
        Refused: it goes on nowhere.
    """
    state = await state_of(session, county_id)
    day = today(clock.now()).isoformat()
    target = str(unit.id)
    while (ends := state.units[target]["valid_to"]) and (ends < day or target == str(unit.id)):
        ahead = successors_of(state.units[target])
        if not ahead:
            break
        target = ahead[0]
    if target == str(unit.id):
        raise Refused(N_("Yksiköllä ei ole jatkavaa yksikköä."))
    people = list(await session.scalars(select(Person.id).where(Person.unit_id == unit.id)))
    await session.execute(update(Person).where(col(Person.id).in_(people)).values(unit_id=UUID(target)))
    await session.execute(update(Nomination).where(col(Nomination.unit_id) == unit.id).values(unit_id=UUID(target)))
    audit(session, "move-people", unit, by, detail=str(len(people)))
    await actions.renew(session)
    return len(people)


async def settle_levels(session: Session, county: County, name: str, levels: Sequence[str], *, by: UUID) -> None:
    """The county's own words for its levels, outermost first.

    Raises:
        Refused: areas are on a level that would go.
    """
    highest = await session.scalar(select(func.max(col(Area.level))).where(col(Area.county_id) == county.id)) or 0
    if len(levels) <= highest:
        raise Refused(N_("Poistettavalla tasolla on alueita. Siirrä tai päätä ne ensin."))
    county.name, county.level_names, county.area_name = name, list(levels), levels[-1]
    audit(session, "change-county", county, by)


def field_of(level: int, field: Field | None) -> Field:
    """Areas above the innermost level belong to both fields."""
    return field or Field.COMMON if level == 0 else Field.COMMON
