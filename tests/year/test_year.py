"""The year's pages: what each role sees, the coordinators' list, quiet periods, the path of themes."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.models import Theme
from agentnet.network.quiet import free_days
from agentnet.tasks.models import Assignment
from agentnet.words import Missing
from agentnet.workshops.models import Workshop
from agentnet.year import actions, queries
from agentnet.year.models import Todo
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def _workshop(cast: Cast, title: str = "Joulukuun työpaja", **more: Any) -> Workshop:
    starts, ends = datetime(2026, 12, 15, 10, tzinfo=UTC), datetime(2026, 12, 15, 13, tzinfo=UTC)
    return Workshop(network_id=cast.network.id, title=title, starts_at=starts, ends_at=ends, **more)


async def test_steps_are_counted_taken_and_ticked(session: db.Session, cast: Cast) -> None:
    session.add(workshop := _workshop(cast))
    await session.flush()
    with clock.travel(to=NOW):
        todo = await queries.todo_of(session, cast.network.id)
        assert [(one.title, one.due_on) for one in todo][:2] == [
            ("Anna välitehtävä", date(2026, 11, 24)),
            ("Muistuta niitä, jotka eivät ole vielä vastanneet", date(2026, 12, 7)),
        ]
        assert {one.about for one in todo} == {"Joulukuun työpaja"}
        key = todo[0].key
        for _ in range(2):
            row = await actions.row_for(session, cast.network.id, todo_id=None, key=key)
            await actions.give(session, row, cast.ville.id)
            await actions.tick(session, row, done=True, by=cast.heli.id)
        assert len(list(await session.scalars(select(Todo)))) == 1
        assert key not in {one.key for one in await queries.todo_of(session, cast.network.id)}
        (done,) = await queries.todo_of(session, cast.network.id, done=True)
        assert (done.key, done.owner) == (key, "Ville Virta")
    for key in (f"{workshop.id}:meet", f"{cast.network.id}:assign", "roskaa"):
        assert not await queries.step_fits(session, cast.network.id, key)


async def test_only_a_coordinator_is_given_something(session: db.Session, cast: Cast) -> None:
    await actions.add_todo(session, cast.network.id, id=None, title="Tilaa kahvit", due_on=None, owner_id=None)
    row = (await session.scalars(select(Todo))).one()
    for person in (cast.aino, cast.onni):
        try:
            await actions.give(session, row, person.id)
        except Missing:
            continue
        raise AssertionError(person.name)


async def test_dates_move_past_a_quiet_period(session: db.Session, cast: Cast) -> None:
    session.add(_workshop(cast))
    days = (date(2026, 11, 16), date(2026, 11, 27))
    for _ in range(2):
        await actions.add_quiet(session, cast.network.id, "Syysloma", *days, by=cast.heli.id)
    with clock.travel(to=NOW):
        todo = await queries.todo_of(session, cast.network.id)
    assert todo[0].due_on == date(2026, 11, 10)
    assert len((await free_days(session, cast.network.id)).quiet) == 1


def test_agents_see_no_drafts_nor_the_coordinators_steps(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    add(_workshop(cast))
    due = datetime(2026, 12, 10, tzinfo=UTC)
    add(Assignment(network_id=cast.network.id, title="Kanarialuonnos", due_at=due))
    with clock.travel(to=NOW):
        aino, heli, sari = signed_in_as(cast.aino), signed_in_as(cast.heli), signed_in_as(cast.sari)
        page = aino.get(f"/networks/{cast.network.id}/year").text
        assert "Joulukuun työpaja" in page
        assert "Joulukuu 2026" in page
        for word in ("Kanarialuonnos", "Anna välitehtävä"):
            assert word not in page
            assert word not in sari.get(f"/networks/{cast.network.id}/year").text
            assert word in heli.get(f"/networks/{cast.network.id}/year").text
        assert aino.get(f"/networks/{cast.network.id}/todo").status_code == 403


def test_the_lists_page_by_press(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/todo"
    bad = heli.form(base, {"title": "", "due_on": "32.1.2026"})
    assert bad.status_code == 422
    assert heli.form(base, {"title": "Tilaa kahvit", "due_on": "2026-12-01"}).status_code == 303
    assert "Tilaa kahvit" in heli.get(base).text
    with db.sync_engine().connect() as connection:
        (row,) = connection.execute(select(col(Todo.id))).all()
    assert heli.form(f"{base}/done", {"id": str(row.id)}).status_code == 303
    assert "Tilaa kahvit" not in heli.get(base).text
    assert "Tilaa kahvit" in heli.get(f"{base}?done=true").text
    assert heli.form(f"{base}/done", {"id": "roskaa"}).status_code == 404


def test_the_rhythm_is_kept_in_order(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/year"
    numbers = {"assign_days": 5, "remind_days": 6, "due_days": 3, "results_days": 3, "review_days": 15, "version": 1}
    bad = heli.form(f"{base}/rhythm", numbers)
    assert bad.status_code == 422
    assert "järjestyksessä" in bad.text
    assert heli.form(f"{base}/rhythm", {**numbers, "assign_days": 20}).status_code == 303
    assert 'value="20"' in heli.get(f"{base}/settings").text


def test_the_path_shows_how_far_a_theme_has_gone(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    theme = add(Theme(network_id=cast.network.id, title="Yhteinen asiakas", year=2026))
    add(_workshop(cast, theme_id=theme.id))
    page = signed_in_as(cast.aino).get(f"/networks/{cast.network.id}/path").text
    assert "Yhteinen asiakas" in page
    assert "Joulukuun työpaja" in page
    assert signed_in_as(cast.onni).get(f"/networks/{cast.network.id}/path").status_code == 404
