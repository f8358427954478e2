"""Days away without a reason: reminders wait, only coordinators see them, and a stand-in leads for those days only."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.actions.terms import midnight_after
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.network.queries import people_with, standing
from agentnet.network.quiet import absent, morning, today
from agentnet.notify.models import Job, Letter
from agentnet.people.away import actions, queries
from agentnet.people.away.actions import Unfit
from agentnet.people.away.models import StandIn
from agentnet.people.roll import roll
from tests.cast import Cast
from tests.conftest import SignedInAs


def _day(days: int = 0) -> date:
    return today(clock.now()) + timedelta(days=days)


async def _name(
    session: db.Session, cast: Cast, deputy: Person, starts: int = 0, ends: int = 5, role: Role = Role.COORDINATOR
) -> StandIn:
    return await actions.name_standin(session, cast.network, deputy.id, role, _day(starts), _day(ends), by=cast.heli)


async def _leads(session: db.Session, cast: Cast, person: Person) -> bool:
    return (await standing(session, person, cast.network.id)).may("lead")


async def test_an_absence_counts_on_its_days_and_not_when_taken_back(session: db.Session, cast: Cast) -> None:
    made = await actions.mark(session, cast.aino, _day(2), _day(4))
    assert await actions.mark(session, cast.aino, _day(2), _day(4)) is made
    both = [cast.aino.id, cast.pekka.id]
    found = [await absent(session, both, _day(n)) for n in (1, 2, 4, 5)]
    assert found == [set(), {cast.aino.id}, {cast.aino.id}, set()]
    await actions.take_back(session, made)
    assert await absent(session, both, _day(2)) == set()


@pytest.mark.parametrize(("starts", "ends"), [(3, 1), (-9, -1), (0, 400)])
async def test_days_that_will_not_do(session: db.Session, cast: Cast, starts: int, ends: int) -> None:
    with pytest.raises(Unfit) as unfit:
        await actions.mark(session, cast.aino, _day(starts), _day(ends))
    assert unfit.value.field == "ends_on"


async def test_coordinators_see_who_is_away(session: db.Session, cast: Cast) -> None:
    await actions.mark(session, cast.aino, _day(2), _day(4))
    people = await roll(session, await standing(session, cast.heli, cast.network.id))
    assert {one.name: [(a.starts_on, a.ends_on) for a in one.away] for one in people if one.away} == {
        cast.aino.name: [(_day(2), _day(4))]
    }


async def test_a_stand_in_leads_from_the_first_day_to_the_last(session: db.Session, cast: Cast) -> None:
    standin = await _name(session, cast, cast.aino, 2, 4)
    assert not await _leads(session, cast, cast.aino)
    job = (await session.scalars(select(Job).where(Job.kind == actions.JOB))).one()
    assert (job.about, job.due_at) == (standin.id, midnight_after(_day(1)))
    with clock.travel(to=morning(_day(2))):
        assert await actions.give(session, standin)
        assert await _leads(session, cast, cast.aino)
    with clock.travel(to=morning(_day(5))):
        assert not await _leads(session, cast, cast.aino)
        names = [one.name for one in await people_with(session, cast.network.id, Role.COORDINATOR)]
        assert cast.aino.name not in names
    letters = await session.scalars(select(col(Letter.address)).where(Letter.kind == "stand-in-named"))
    assert list(letters) == [cast.aino.email]


async def test_a_stand_in_who_is_taken_back_leads_no_more(session: db.Session, cast: Cast) -> None:
    standin = await _name(session, cast, cast.aino)
    assert await _leads(session, cast, cast.aino)
    await actions.end_standin(session, standin, by=cast.heli)
    assert not await _leads(session, cast, cast.aino)
    assert await queries.standins_of(session, cast.network.id, cast.heli) == []


async def test_the_powers_of_the_guide_only(session: db.Session, cast: Cast) -> None:
    await _name(session, cast, cast.aino, role=Role.DESIGNER)
    mine = await standing(session, cast.aino, cast.network.id)
    assert [mine.may(one) for one in ("lead", "design", "read-drafts", "approve")] == [False, True, True, False]


async def test_nobody_stands_in_who_leads_work_or_leads_already(session: db.Session, cast: Cast) -> None:
    for person in (cast.sari, cast.ville, cast.onni, cast.heli):
        with pytest.raises(Unfit):
            await _name(session, cast, person)
    with pytest.raises(Unfit):
        await _name(session, cast, cast.aino, role=Role.DIRECTOR)
    await _name(session, cast, cast.aino, 0, 5)
    with pytest.raises(Unfit):
        await _name(session, cast, cast.pekka, 5, 9)


async def test_who_leads_no_more_gives_no_stand_in(session: db.Session, cast: Cast) -> None:
    standin = await _name(session, cast, cast.aino, 2, 4)
    rows = await session.scalars(select(Membership).where(Membership.person_id == cast.heli.id))
    for row in rows:
        row.ends_at = clock.now()
    await session.flush()
    assert not await actions.give(session, standin)


def test_the_page_of_absence(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    first, last = _day(1), _day(9)
    assert "Et ole merkinnyt poissaoloja" in heli.get("/me/absence").text
    wrong = heli.form("/me/absence", {"starts_on": last.isoformat(), "ends_on": first.isoformat()})
    assert wrong.status_code == 422
    assert f'value="{last.isoformat()}"' in wrong.text
    days = {"starts_on": first.isoformat(), "ends_on": last.isoformat()}
    assert heli.form("/me/absence", days).status_code == 303
    shown = heli.get("/me/absence").text
    assert f"{first.day}.{first.month}.{first.year}" in shown
    to = f"/me/absence/deputies/{cast.network.id}"
    assert cast.sari.name not in shown
    assert heli.form(to, days | {"deputy_id": str(cast.sari.id)}).status_code == 422
    assert heli.form(to, days | {"deputy_id": str(cast.aino.id), "role": "coordinator"}).status_code == 303
    assert cast.aino.name in heli.get("/me/absence").text
    listed = heli.get(f"/networks/{cast.network.id}/people").text
    assert f"poissa {first.day}.{first.month}.{first.year}" in listed
    assert "poissa" not in signed_in_as(cast.pekka).get(f"/networks/{cast.network.id}/people").text
