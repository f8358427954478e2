"""A file on its way: received, its columns told, looked at, taken into use, taken back. It is read elsewhere."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Table, func
from sqlmodel import SQLModel, col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.network.organisation import actions
from agentnet.network.organisation.flow import ImportStage, Thing
from agentnet.network.organisation.models import OrganisationChange, OrganisationImport
from agentnet.network.organisation.rows import state_of
from agentnet.network.organisation.sheets import Sheet
from agentnet.network.organisation.state import ADD, CHANGE, END, Plan, State, Step
from agentnet.words import N_, Refused

STALE: Final = N_("Organisaatio on muuttunut esikatselun jälkeen. Tässä on uusi esikatselu.")


class Stale(Refused):
    """The organisation has changed since the preview was made: look again."""

    def __init__(self) -> None:
        super().__init__(STALE)


@dataclass(frozen=True, slots=True)
class Touch:
    """Why an import cannot be taken back: a thing of it, and what has touched it since."""

    name: str
    what: str
    who: str = ""
    n: int = 0


class Touched(Refused):
    """Something of the import has been changed or used since."""

    def __init__(self, touches: Sequence[Touch]) -> None:
        super().__init__(N_("Tuontia ei voi enää perua, koska sen tietoja on sen jälkeen muutettu tai käytetty."))
        self.touches = touches


def receive(session: Session, county_id: UUID, file_name: str, sheet: Sheet, *, by: UUID) -> OrganisationImport:
    made = OrganisationImport(county_id=county_id, by=by, file_name=file_name[:200], sheet=packed(sheet))
    session.add(made)
    return made


def sheet_of(one: OrganisationImport) -> Sheet:
    """Raises Refused when the file is not kept any more."""
    if one.sheet is None:
        raise Refused(N_("Tiedosto on jo käsitelty. Lähetä se uudelleen."))
    return Sheet(**json.loads(zlib.decompress(one.sheet)))


def columns_of(one: OrganisationImport) -> dict[int, str]:
    return {int(at): key for at, key in one.columns.items() if key}


def plan_of(one: OrganisationImport) -> Plan:
    return Plan.unpacked(zlib.decompress(one.plan).decode()) if one.plan else Plan((), ())


def show(one: OrganisationImport, plan: Plan, mark: str) -> None:
    """Keep the preview, with the mark of the organisation that it was made for."""
    one.stage, one.mark = ImportStage.PREVIEW, mark
    one.plan = zlib.compress(plan.packed().encode())
    one.added, one.changed, one.ended = plan.number(ADD), plan.number(CHANGE), plan.number(END)
    one.same, one.errors = plan.same, len(plan.problems)


async def apply(session: Session, one: OrganisationImport, *, by: UUID) -> None:
    """Take the preview into use, exactly as it was shown.

    Raises:
        Stale: the organisation is not the one that it was made for. Refused: it is not waiting, or does nothing.
    """
    await session.refresh(one, with_for_update=True)
    if one.stage is not ImportStage.PREVIEW:
        raise Refused(N_("Tuonti on jo käsitelty."))
    plan = plan_of(one)
    if not plan.steps:
        raise Refused(N_("Tiedostossa ei ole mitään muutettavaa."))
    if (await state_of(session, one.county_id)).mark() != one.mark:
        raise Stale
    one_id, county_id = one.id, one.county_id
    one.stage, one.applied_at, one.sheet, one.plan = ImportStage.APPLIED, clock.now(), None, None
    detail = f"+{one.added} ~{one.changed} -{one.ended}"
    audit(session, "apply-import", one, by, detail=detail)
    await session.flush()
    await actions.take(session, county_id, plan.steps, by=by, import_id=one_id)


async def undo(session: Session, one: OrganisationImport, *, by: UUID) -> None:
    """Give back what was before the import.

    Raises:
        Touched: something of it has been changed or used since. Refused: it is not in use.
    """
    await session.refresh(one, with_for_update=True)
    if one.stage is not ImportStage.APPLIED:
        raise Refused(N_("Tuonti ei ole käytössä."))
    rows = await session.scalars(
        select(OrganisationChange)
        .where(col(OrganisationChange.import_id) == one.id)
        .order_by(col(OrganisationChange.place).desc())
    )
    changes = list(rows)
    state = await state_of(session, one.county_id)
    if touches := [*await _changed(session, one, changes, state), *await _used(session, changes)]:
        raise Touched(touches)
    one.stage, one.undone_at, one.undone_by = ImportStage.UNDONE, clock.now(), by
    audit(session, "undo-import", one, by)
    await session.flush()
    for change in changes:
        if change.before is not None:
            await actions.write(session, change.thing, str(change.object_id), change.before)
    await actions.remove(session, [(one.thing, str(one.object_id)) for one in changes if one.before is None])
    await actions.renew(session)


async def _changed(
    session: Session, one: OrganisationImport, changes: Sequence[OrganisationChange], state: State
) -> list[Touch]:
    """Things that are not as the import left them, and who has changed them."""
    moved = [change for change in changes if _moved(change, state)]
    ids = {change.object_id for change in moved}
    if not ids:
        return []
    later: dict[UUID, str] = {}
    for part in actions.batches(list(ids)):
        found = await session.execute(
            select(OrganisationChange.object_id, Person.name)
            .join(Person, col(Person.id) == col(OrganisationChange.by))
            .where(
                col(OrganisationChange.object_id).in_(part),
                col(OrganisationChange.created_at) >= one.applied_at,
                col(OrganisationChange.import_id).is_distinct_from(one.id),
            )
            .order_by(col(OrganisationChange.created_at))
        )
        later.update((row[0], row[1]) for row in found)
    return [Touch(change.name, "changed", later.get(change.object_id, "")) for change in moved]


def _moved(change: OrganisationChange, state: State) -> bool:
    now = state.of(change.thing).get(str(change.object_id))
    return now is None or any(now[name] != value for name, value in (change.after or {}).items())


async def _used(session: Session, changes: Sequence[OrganisationChange]) -> list[Touch]:
    """New things of the import that something else points to: people, nominations, answers, units made by hand…"""
    names = {change.object_id: change.name for change in changes if change.before is None}
    mine = [change.object_id for change in changes]
    found: list[Touch] = []
    for table, column, thing in references():
        ids = [one.object_id for one in changes if one.before is None and one.thing is thing]
        for part in actions.batches(ids):
            question = select(table.c[column], func.count()).where(table.c[column].in_(part))
            if table.name in ("unit", "area"):
                question = question.where(table.c.id.not_in(mine))
            if table.name == "succession":
                question = question.where(table.c.unit_id.not_in(mine))
            rows = await session.execute(question.group_by(table.c[column]))
            found += [Touch(names[id], table.name, n=n) for id, n in rows]
    return found


def references() -> list[tuple[Table, str, Thing]]:
    """Every column of every room that points to a unit, an area or a region."""
    things = {Thing.UNIT.value: Thing.UNIT, Thing.AREA.value: Thing.AREA, Thing.REGION.value: Thing.REGION}
    return [
        (table, column.name, things[key.column.table.name])
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in things
    ]


def packed(sheet: Sheet) -> bytes:
    return zlib.compress(json.dumps(asdict(sheet)).encode())


def as_steps(changes: Sequence[OrganisationChange]) -> list[Step]:
    """What an import did, for its page."""
    return [
        Step(one.thing, str(one.object_id), one.name, _verb(one), one.before, one.after or {})
        for one in sorted(changes, key=lambda one: one.place)
    ]


def _verb(one: OrganisationChange) -> str:
    if one.before is None:
        return ADD
    ended = one.thing is Thing.UNIT and (one.after or {}).get("valid_to") and not one.before.get("valid_to")
    return END if ended else CHANGE
