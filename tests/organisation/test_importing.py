"""A file taken into use and taken back, on both databases: what was shown happens, and everything comes back."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Field
from agentnet.network.models import Audit, Nomination, Person, Unit
from agentnet.network.organisation import editing, importing
from agentnet.network.organisation.flow import ImportStage, Thing
from agentnet.network.organisation.models import OrganisationChange, OrganisationImport
from agentnet.network.organisation.plans import plan
from agentnet.network.organisation.rows import state_of
from agentnet.network.organisation.state import applied
from agentnet.network.quiet import today
from agentnet.words import Refused
from tests.cast import Cast
from tests.organisation.test_plans import COLUMNS, LEVELS, sheet

ROWS: tuple[Mapping[str, str], ...] = (
    {"unit": "Salon perhekeskus", "level-1": "Hyvinvointi", "headcount": "9", "code": "S1"},
    {"unit": "Salon aikuistyö", "level-1": "Hyvinvointi", "valid_to": "31.12.2030", "successor": "S1 | Uusi"},
    {"unit": "Uusi", "region": "Turku", "level-0": "Uudet palvelut"},
)


async def shown(session: Session, cast: Cast, *rows: Mapping[str, str], **more: bool) -> OrganisationImport:
    """The file received and looked at."""
    found = sheet(*(dict(row) for row in rows))
    one = importing.receive(session, cast.county.id, "yksikot.csv", found, by=cast.admin.id)
    state = await state_of(session, cast.county.id)
    day = today(clock.now())
    importing.show(one, plan(state, found, COLUMNS, len(LEVELS), day, **more), state.mark())
    await session.flush()
    return one


async def test_what_was_shown_is_what_happens_and_all_of_it_comes_back(session: Session, cast: Cast) -> None:
    before = await state_of(session, cast.county.id)
    one = await shown(session, cast, *ROWS, ends_missing=True)
    promised = applied(before, importing.plan_of(one).steps)
    assert (await state_of(session, cast.county.id)) == before
    await importing.apply(session, one, by=cast.admin.id)
    now = await state_of(session, cast.county.id)
    assert now == promised
    assert now.units[str(cast.family_centre.id)]["headcount"] == 9
    assert now.units[str(cast.clinic.id)]["valid_to"]
    assert (one.added, one.changed, one.ended, one.sheet) == (5, 2, 1, None)
    again = await shown(session, cast, *ROWS, ends_missing=True)
    assert (importing.plan_of(again).steps, again.same) == ((), 3)
    await importing.undo(session, one, by=cast.admin.id)
    assert (await state_of(session, cast.county.id)) == before
    assert one.stage is ImportStage.UNDONE
    verbs = set(await session.scalars(select(Audit.verb)))
    assert {"apply-import", "undo-import"} <= verbs


async def test_an_old_preview_is_not_taken_into_use(session: Session, cast: Cast) -> None:
    one = await shown(session, cast, *ROWS)
    other = await shown(session, cast, {"unit": "Salon perhekeskus", "headcount": "7"})
    await importing.apply(session, other, by=cast.admin.id)
    with pytest.raises(importing.Stale):
        await importing.apply(session, one, by=cast.admin.id)
    with pytest.raises(Refused):
        await importing.apply(session, other, by=cast.admin.id)


async def test_a_later_change_keeps_an_import_and_says_whose_it_is(session: Session, cast: Cast) -> None:
    one = await shown(session, cast, *ROWS)
    await importing.apply(session, one, by=cast.admin.id)
    unit = await session.get_one(Unit, cast.family_centre.id)
    await editing.change(session, cast.county.id, Thing.UNIT, unit, {"headcount": 11}, by=cast.heli.id)
    with pytest.raises(importing.Touched) as refused:
        await importing.undo(session, one, by=cast.admin.id)
    (touch,) = refused.value.touches
    assert (touch.name, touch.what, touch.who) == ("Salon perhekeskus", "changed", "Heli Haapala")


async def test_people_in_a_new_unit_keep_the_import(session: Session, cast: Cast) -> None:
    one = await shown(session, cast, *ROWS)
    await importing.apply(session, one, by=cast.admin.id)
    made = await session.scalar(select(Unit).where(Unit.name == "Uusi"))
    assert made is not None
    person = await session.get_one(Person, cast.pekka.id)
    person.unit_id = made.id
    await session.flush()
    with pytest.raises(importing.Touched) as refused:
        await importing.undo(session, one, by=cast.admin.id)
    assert [(touch.name, touch.what, touch.n) for touch in refused.value.touches] == [("Uusi", "person", 1)]
    person.unit_id = cast.family_centre.id
    await session.flush()
    await importing.undo(session, one, by=cast.admin.id)
    assert await session.scalar(select(func.count()).select_from(Unit)) == 2


async def test_a_unit_ends_and_goes_on_in_two_and_people_follow_the_main_one(session: Session, cast: Cast) -> None:
    county, by = cast.county.id, cast.admin.id
    place = {"area_id": cast.health.id, "region_id": cast.loimaa.id}
    new, other = [
        await editing.add(session, county, Thing.UNIT, {"name": name, **place}, by=by) for name in ("Sote", "Koti")
    ]
    unit = await session.get_one(Unit, cast.clinic.id)
    session.add(_nomination(cast, unit.id))
    await editing.end(session, county, unit, today(clock.now()), [new, other], by=by)
    unit = await session.get_one(Unit, cast.clinic.id)
    assert unit.successor_id == new
    state = await state_of(session, county)
    assert state.units[str(unit.id)]["others"] == [str(other)]
    assert await editing.move_people(session, county, unit, by=by) == 3
    assert set(await session.scalars(select(Nomination.unit_id))) == {new}
    people = await session.scalars(select(Person.name).where(Person.unit_id == new).order_by(Person.name))
    assert list(people) == ["Aino Aalto", "Sari Salmi", "Ville Virta"]
    await editing.resume(session, county, await session.get_one(Unit, cast.clinic.id), by=by)
    assert (await state_of(session, county)).units[str(unit.id)]["others"] == []


def _nomination(cast: Cast, unit_id: UUID) -> Nomination:
    return Nomination(
        network_id=cast.network.id, unit_id=unit_id, name="N", email="n@x.example", nominated_by=cast.sari.id
    )


async def test_a_unit_cannot_go_on_in_itself_nor_in_what_has_ended(session: Session, cast: Cast) -> None:
    county, by, day = cast.county.id, cast.admin.id, today(clock.now())
    one, other = cast.clinic.id, cast.family_centre.id
    await editing.end(session, county, await session.get_one(Unit, one), day, [other], by=by)
    for unit, successor in ((one, one), (other, one)):
        with pytest.raises(Refused):
            await editing.end(session, county, await session.get_one(Unit, unit), day, [successor], by=by)


async def test_a_name_waits_for_its_day_and_the_old_one_stays_in_the_history(session: Session, cast: Cast) -> None:
    county, by = cast.county.id, cast.admin.id
    unit = await session.get_one(Unit, cast.clinic.id)
    day = today(clock.now()) + timedelta(days=30)
    planned = await editing.rename(session, county, unit, "Sote-keskus", day, by=by)
    assert planned is not None
    assert not await editing.take_name(session, planned)
    with clock.travel(to=clock.now() + timedelta(days=31)):
        assert await editing.take_name(session, planned)
        assert not await editing.take_name(session, planned)
    assert (await session.get_one(Unit, cast.clinic.id)).name == "Sote-keskus"
    change = await session.scalar(select(OrganisationChange).where(OrganisationChange.object_id == cast.clinic.id))
    assert change is not None
    assert change.before == {"name": "Loimaan terveysasema"}


async def test_names_and_codes_stand_alone_and_areas_lie_under_higher_ones(session: Session, cast: Cast) -> None:
    county, by = cast.county.id, cast.admin.id
    top = await editing.add(
        session, county, Thing.AREA, {"name": "Hyvinvointi", "field": Field.COMMON, "level": 1}, by=by
    )
    low = {"name": "Lapset", "field": Field.SOCIAL, "level": 0, "parent_id": top}
    made = await editing.add(session, county, Thing.AREA, low, by=by)
    with pytest.raises(Refused):
        await editing.add(session, county, Thing.AREA, low, by=by)
    with pytest.raises(Refused):
        await editing.add(session, county, Thing.AREA, {**low, "name": "X", "parent_id": made}, by=by)
    await editing.add(session, county, Thing.REGION, {"name": "Turku", "place": 3, "code": "R1"}, by=by)
    with pytest.raises(Refused):
        await editing.add(session, county, Thing.REGION, {"name": "Raisio", "place": 4, "code": "r1"}, by=by)


@pytest.mark.parametrize("table", ["person", "nomination", "membership", "unit", "area", "coveragegoal"])
def test_everything_that_points_to_the_organisation_is_looked_at(table: str) -> None:
    assert table in {found.name for found, _column, _thing in importing.references()}


async def test_a_large_import_is_taken_and_undone(session: Session, cast: Cast) -> None:
    before = await state_of(session, cast.county.id)
    rows = [{"unit": f"Yksikkö {n}", "code": f"K{n}", "region": f"Alue {n % 9}"} for n in range(2_000)]
    one = await shown(session, cast, *rows)
    await importing.apply(session, one, by=cast.admin.id)
    assert await session.scalar(select(func.count()).select_from(Unit).where(col(Unit.code) != "")) == 2_000
    await importing.undo(session, one, by=cast.admin.id)
    assert (await state_of(session, cast.county.id)) == before
