"""Coverage, pairs, themes and names, on both databases."""

import pytest
from sqlmodel import select

from agentnet.db import Session
from agentnet.network import actions, queries
from agentnet.network.flow import Field, Role
from agentnet.network.models import Audit, Person
from agentnet.words import Refused
from tests.cast import Cast


async def test_coverage_shows_who_represents_what_and_where_the_gaps_are(session: Session, cast: Cast) -> None:
    shown = await queries.coverage(session, cast.network.id)
    cells = {(row.region, cell.field): cell for row in shown.rows for cell in row.cells}
    assert [agent.name for agent in cells["Loimaa", Field.HEALTH].agents] == ["Aino Aalto"]
    assert [agent.name for agent in cells["Salo", Field.SOCIAL].agents] == ["Pekka Puro"]
    assert not cells["Loimaa", Field.SOCIAL].is_gap
    assert (shown.covered, shown.gaps) == (2, 0)


async def test_names_are_shown_with_the_region(session: Session, cast: Cast) -> None:
    shown = await queries.shown_names(session, [cast.aino, cast.maija])
    assert shown == {cast.aino.id: "Aino, Loimaa", cast.maija.id: "Maija"}


async def test_a_field_comes_from_the_unit_or_from_the_area(session: Session, cast: Cast) -> None:
    assert await queries.field_of(session, cast.aino) is Field.HEALTH
    assert await queries.field_of(session, cast.maija, cast.network.id) is Field.SOCIAL
    assert await queries.field_of(session, cast.admin) is None


async def test_directors_answer_for_their_areas(session: Session, cast: Cast) -> None:
    everybody = await queries.directors_of(session, cast.network.id)
    assert {(one.person.name, one.area.name) for one in everybody} == {
        ("Maija Mänty", "Sosiaalipalvelut"),
        ("Jukka Jokela", "Terveyspalvelut"),
    }
    (one,) = await queries.directors_of(session, cast.network.id, [cast.health.id])
    assert one.person.id == cast.jukka.id
    assert not await queries.directors_of(session, cast.other_network.id)


@pytest.mark.parametrize(
    ("search", "names"),
    [("loimaa aalto", ["Aino Aalto"]), ("perhekeskus", ["Heli Haapala", "Pekka Puro"]), ("zzz", [])],
)
async def test_people_are_found_by_any_word(session: Session, cast: Cast, search: str, names: list[str]) -> None:
    standing = await queries.standing(session, cast.aino, cast.network.id)
    assert [one.name for one in await queries.people_seen_by(session, standing, search=search)] == names


async def test_addresses_are_for_coordinators(session: Session, cast: Cast) -> None:
    for who, told in ((cast.heli, True), (cast.aino, False), (cast.sari, False)):
        standing = await queries.standing(session, who, cast.network.id)
        people = await queries.people_seen_by(session, standing, role=Role.AGENT)
        assert all(bool(one.email) is told for one in people)
        assert len(people) == 2


async def test_a_pair_is_one_from_each_field(session: Session, cast: Cast) -> None:
    for social, health in ((cast.aino, cast.pekka), (cast.pekka, cast.pekka), (cast.maija, cast.aino)):
        with pytest.raises(Refused):
            await actions.make_pair(session, cast.network.id, social.id, health.id, by=cast.heli.id)
    pair = await actions.make_pair(session, cast.network.id, cast.pekka.id, cast.aino.id, by=cast.heli.id)
    with pytest.raises(Refused):
        await actions.make_pair(session, cast.network.id, cast.pekka.id, cast.aino.id, by=cast.heli.id)
    await actions.end_pair(session, pair, by=cast.heli.id)
    assert not await queries.pairs_of(session, cast.network.id)
    await actions.restore_pair(session, pair, by=cast.heli.id)
    (seen,) = await queries.pairs_of(session, cast.network.id)
    assert (seen.social.name, seen.health.name, seen.region) == ("Pekka Puro", "Aino Aalto", "")


async def titles(session: Session, cast: Cast) -> list[str]:
    return [theme.title for theme in await queries.current_themes(session, cast.network.id)]


async def test_themes_are_put_in_order_binned_and_taken_back(session: Session, cast: Cast) -> None:
    by = cast.heli.id
    first, _, third = [await actions.add_theme(session, cast.network.id, name, by=by) for name in "ABC"]
    await actions.move_theme(session, third, "up", by=by)
    await actions.move_theme(session, first, "up", by=by)
    assert await titles(session, cast) == ["A", "C", "B"]
    await actions.bin_theme(session, first, by=by)
    assert await titles(session, cast) == ["C", "B"]
    with pytest.raises(Refused):
        await actions.move_theme(session, first, "down", by=by)
    await actions.restore_theme(session, first, by=by)
    assert await titles(session, cast) == ["C", "B", "A"]
    assert len((await session.scalars(select(Audit))).all()) == 7


async def test_a_wish_becomes_one_theme_however_often_it_is_picked(session: Session, cast: Cast) -> None:
    wish, by = cast.clinic.id, cast.heli.id
    one = await actions.add_theme(session, cast.network.id, "Kutsu", "Toive", wish, by=by)
    assert (await actions.add_theme(session, cast.network.id, "Kutsu", "Toive", wish, by=by)).id == one.id


async def test_of_two_who_change_a_theme_the_later_one_is_told(session: Session, cast: Cast) -> None:
    theme = await actions.add_theme(session, cast.network.id, "Kutsu", by=cast.heli.id)
    await session.flush()
    await actions.change_theme(session, theme, "Kutsut", "", version=1, by=cast.heli.id)
    await session.flush()
    with pytest.raises(actions.ThemeChanged) as told:
        await actions.change_theme(session, theme, "Kutsuminen", "", version=1, by=cast.ville.id)
    assert told.value.theme.title == "Kutsut"


async def test_somebody_in_the_bin_is_not_among_the_people(session: Session, cast: Cast) -> None:
    aino = await session.get(Person, cast.aino.id)
    assert aino is not None
    aino.binned_at = aino.created_at
    await session.flush()
    assert [p.name for p in await queries.people_with(session, cast.network.id, Role.AGENT)] == ["Pekka Puro"]


async def test_directors_say_which_themes_matter_to_them(session: Session, cast: Cast) -> None:
    theme = await actions.add_theme(session, cast.network.id, "Yhteinen asiakas", by=cast.heli.id)
    for _ in range(2):
        await actions.prioritise(session, theme, important=True, by=cast.maija.id)
    await actions.prioritise(session, theme, important=True, by=cast.jukka.id)
    await actions.prioritise(session, theme, important=True, by=cast.aino.id)  # no director: does not count
    _network, standing = await queries.network_seen_by(session, cast.maija, cast.network.id)
    told = (await queries.priorities(session, standing))[theme.id]
    assert (told.fields, told.mine) == ({Field.SOCIAL: 1, Field.HEALTH: 1}, True)
    await actions.prioritise(session, theme, important=False, by=cast.maija.id)
    assert (await queries.priorities(session, standing))[theme.id].fields == {Field.HEALTH: 1}
