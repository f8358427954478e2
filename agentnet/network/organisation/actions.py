"""Verbs of the organisation: every change goes through `take`, which remembers what was before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Area, Nomination, Person, Region, Unit
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.models import OrganisationChange, Succession
from agentnet.network.organisation.rows import COLUMNS, MODELS, columns, plain
from agentnet.network.organisation.state import ADD, Step, Values

T = TypeVar("T")
BATCH: Final = 500


async def take(
    session: Session, county_id: UUID, steps: Sequence[Step], *, by: UUID | None, import_id: UUID | None = None
) -> None:
    """Take the steps in their order, and remember each. Nothing is checked here: who calls has planned them."""
    for thing in (Thing.REGION, Thing.AREA, Thing.UNIT):
        mine = [step for step in steps if step.thing is thing]
        await _insert(session, county_id, thing, [step for step in mine if step.verb == ADD])
        for step in mine:
            if step.verb != ADD:
                await write(session, thing, step.id, step.after)
    await _succeed(session, [step for step in steps if step.thing is Thing.UNIT and step.verb == ADD])
    rows = [
        {
            **OrganisationChange(
                county_id=county_id,
                import_id=import_id,
                place=place,
                thing=step.thing,
                object_id=UUID(step.id),
                name=step.name,
                before=step.before,
                after=step.after,
                by=by,
            ).model_dump()
        }
        for place, step in enumerate(steps)
    ]
    for part in batches(rows):
        await session.execute(insert(OrganisationChange), part)
    await renew(session)


async def renew(session: Session) -> None:
    """What the session has loaded of the organisation and its people is read again; what is gone is forgotten."""
    for row in list(session):
        if isinstance(row, Unit | Area | Region | Nomination | Person) and row not in session.new:
            kind, key = type(row), row.__dict__.get("id")
            if key is not None and await session.scalar(select(kind.id).where(kind.id == key)) is None:
                session.expunge(row)
            else:
                await session.refresh(row)


async def _insert(session: Session, county_id: UUID, thing: Thing, steps: Sequence[Step]) -> None:
    """New rows; units without successors, which may come after them."""
    model, home = MODELS[thing], {} if thing is Thing.UNIT else {"county_id": county_id}
    rows = [{"id": UUID(step.id), **home, **columns(step.after)} for step in steps]
    for row in rows:
        if thing is Thing.UNIT:
            row["successor_id"] = None
    if thing is Thing.AREA:  # those above come first, one by one
        for row in rows:
            await session.execute(insert(model), [row])
        return
    for part in batches(rows):
        await session.execute(insert(model), part)


async def _succeed(session: Session, steps: Iterable[Step]) -> None:
    for step in steps:
        if step.after["successor_id"] or step.after["others"]:
            told = {name: step.after[name] for name in ("successor_id", "others")}
            await write(session, Thing.UNIT, step.id, told)


async def write(session: Session, thing: Thing, id: str, values: Values) -> None:
    """Give a row these values."""
    table: Any = MODELS[thing].__table__  # type: ignore[union-attr]
    if fields := columns(values):
        await session.execute(update(table).where(table.c.id == UUID(id)).values(**fields))
    if "others" in values:
        await session.execute(delete(Succession).where(col(Succession.unit_id) == UUID(id)))
        session.add_all(Succession(unit_id=UUID(id), successor_id=UUID(one)) for one in values["others"])
        await session.flush()


async def remove(session: Session, things: Sequence[tuple[Thing, str]]) -> None:
    """Delete rows that nothing points to, units first, then areas from the innermost outwards, then regions."""
    units = [UUID(id) for thing, id in things if thing is Thing.UNIT]
    for part in batches(units):
        await session.execute(update(Unit).where(col(Unit.id).in_(part)).values(successor_id=None))
        await session.execute(delete(Succession).where(col(Succession.unit_id).in_(part)))
    for thing in (Thing.UNIT, Thing.AREA, Thing.REGION):
        model = MODELS[thing]
        for part in batches([UUID(id) for kind, id in things if kind is thing], 1 if thing is Thing.AREA else BATCH):
            await session.execute(delete(model).where(col(model.id).in_(part)))


def batches(rows: Sequence[T], size: int = BATCH) -> Iterator[list[T]]:
    return (list(rows[at : at + size]) for at in range(0, len(rows), size))


def values_of(thing: Thing, row: Any) -> Values:
    """A loaded row as plain values (a unit's `others` are not among them)."""
    return {name: plain(getattr(row, name)) for name in COLUMNS[thing]}
