"""A deputy approves in a director's place, within the dates, marked, never alone for both fields."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.chapters import reviewing, shown
from agentnet.guide.models import Approval
from agentnet.guide.reviews import deputies, queries
from agentnet.guide.reviews.deputies import Unfit
from agentnet.guide.reviews.models import Deputy
from agentnet.network.models import Membership, Person
from agentnet.network.queries import standing
from agentnet.network.quiet import morning, today
from agentnet.notify.models import Job, Letter
from agentnet.words import Missing, NotAllowed
from tests.cast import Cast
from tests.guide import scene


def _day(days: int = 0) -> date:
    return today(clock.now()) + timedelta(days=days)


async def name(
    session: db.Session, cast: Cast, deputy: Person, *, of: Person | None = None, starts: int = 0, ends: int = 5
) -> Deputy:
    director = of or cast.jukka
    mine = await standing(session, director, cast.network.id)
    return await deputies.name_deputy(session, cast.network, mine, deputy.id, _day(starts), _day(ends), by=director)


async def test_a_deputy_approves_marked_and_both_hear_of_it(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.pekka)
    assert await scene.letters(session, "deputy-named") == [cast.pekka.email]
    assert await scene.letters(session, "deputy-kept") == [cast.jukka.email]
    one = await scene.in_review(session, cast)
    assert await scene.letters(session, "review-asked") == [cast.jukka.email, cast.maija.email, cast.pekka.email]
    assert await scene.approve(session, one, cast.pekka, cast.maija) == [False, True]
    row = (await session.scalars(select(Approval).where(Approval.person_id == cast.pekka.id))).one()
    assert (row.deputy_for, row.area_id) == (cast.jukka.id, cast.health.id)
    assert await scene.letters(session, "approved-instead") == [cast.jukka.email]
    told = [
        (s.approver and s.approver.name, s.instead_of and s.instead_of.name)
        for s in await shown.area_states(session, one)
    ]
    assert told == [("Pekka Puro", "Jukka Jokela"), ("Maija Mänty", None)]


@pytest.mark.parametrize(("starts", "ends"), [(1, 5), (-9, -1)])
async def test_outside_the_dates_a_deputy_is_nobody(session: db.Session, cast: Cast, starts: int, ends: int) -> None:
    row = Deputy(
        network_id=cast.network.id,
        director_id=cast.jukka.id,
        deputy_id=cast.pekka.id,
        starts_on=_day(starts),
        ends_on=_day(ends),
    )
    session.add(row)
    one = await scene.in_review(session, cast)
    with pytest.raises(NotAllowed):
        await scene.approve(session, one, cast.pekka)
    with pytest.raises(NotAllowed):
        await reviewing.ask_for_changes(session, one, "Ei.", by=cast.pekka)


async def test_an_ended_naming_a_director_who_left_and_a_deputy_who_left_give_nothing(
    session: db.Session, cast: Cast
) -> None:
    await name(session, cast, cast.pekka)
    one = await scene.in_review(session, cast)
    (away,) = await queries.aways_of(session, cast.network.id)
    await deputies.end_deputy(session, cast.network, away, by=cast.jukka)
    assert await scene.letters(session, "deputy-ended") == [cast.jukka.email, cast.pekka.email]
    assert await queries.seats_of(session, cast.pekka, one) == []
    await name(session, cast, cast.pekka)
    assert len(await queries.seats_of(session, cast.pekka, one)) == 1
    for person in (cast.jukka, cast.pekka):
        rank = (await session.scalars(select(Membership).where(Membership.person_id == person.id))).one()
        rank.ends_at = clock.now()
        await session.flush()
        assert await queries.seats_of(session, cast.pekka, one) == []
        rank.ends_at = None


async def test_one_person_does_not_approve_alone_for_both_fields(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.maija)
    one = await scene.in_review(session, cast)
    assert await scene.approve(session, one, cast.maija) == [False]
    with pytest.raises(NotAllowed, match="molempien alojen"):
        await scene.approve(session, one, cast.maija)
    given = [(a.person_id, a.deputy_for) for a in await session.scalars(select(Approval))]
    assert given == [(cast.maija.id, None)]
    assert await scene.approve(session, one, cast.jukka) == [True]


async def test_a_deputy_of_both_directors_fills_one_place_only(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.pekka)
    await name(session, cast, cast.pekka, of=cast.maija)
    one = await scene.in_review(session, cast)
    assert await scene.approve(session, one, cast.pekka) == [False]
    with pytest.raises(NotAllowed):
        await scene.approve(session, one, cast.pekka)
    assert len(list(await session.scalars(select(Approval)))) == 1


async def test_the_last_editor_is_no_deputy_for_these_words(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.heli)
    one = await scene.in_review(session, cast)
    with pytest.raises(NotAllowed, match="joku muu"):
        await scene.approve(session, one, cast.heli)
    assert cast.heli.email not in await scene.letters(session, "review-asked")


async def test_what_the_director_has_approved_the_deputy_need_not(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.pekka)
    one = await scene.in_review(session, cast)
    await scene.approve(session, one, cast.jukka)
    assert await scene.approve(session, one, cast.pekka) == [False]
    assert len(list(await session.scalars(select(Approval)))) == 1


async def test_only_fitting_people_and_days_are_named(session: db.Session, cast: Cast) -> None:
    cases = [(cast.onni, 0, 1, "deputy_id"), (cast.jukka, 0, 1, "deputy_id"), (cast.pekka, 2, 1, "ends_on")]
    cases += [(cast.pekka, -5, -1, "ends_on"), (cast.pekka, 0, 500, "ends_on")]
    for person, starts, ends, field in cases:
        with pytest.raises(Unfit) as unfit:
            await name(session, cast, person, starts=starts, ends=ends)
        assert unfit.value.field == field
    with pytest.raises(NotAllowed):
        await name(session, cast, cast.pekka, of=cast.heli)
    with pytest.raises(NotAllowed):
        await name(session, cast, cast.pekka, of=cast.sari)


async def test_a_director_has_one_deputy_at_a_time_and_none_who_is_away(session: db.Session, cast: Cast) -> None:
    await name(session, cast, cast.pekka, starts=0, ends=5)
    with pytest.raises(Unfit, match="jo sijainen"):
        await name(session, cast, cast.aino, starts=5, ends=9)
    await name(session, cast, cast.aino, starts=6, ends=9)
    with pytest.raises(Unfit, match="itse poissa"):
        await name(session, cast, cast.jukka, of=cast.maija, starts=4, ends=4)


async def test_another_networks_deputy_is_out_of_sight(session: db.Session, cast: Cast) -> None:
    row = await name(session, cast, cast.pekka)
    with pytest.raises(Missing):
        await queries.deputy_seen_by(session, cast.other_network.id, row.id)


async def test_on_the_first_day_the_deputy_is_asked_for_what_waits(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        await scene.in_review(session, cast)
        await name(session, cast, cast.pekka, starts=3, ends=5)
        await session.commit()
        job = (await session.scalars(select(Job).where(Job.kind == deputies.JOB))).one()
        assert job.due_at == morning(_day(3))
    await deputies.begin(job.id, scene.no_progress)
    async with db.reading() as session:
        assert cast.pekka.email not in await scene.letters(session, "review-asked")
    with clock.travel(to=morning(_day(3))):
        for _ in range(2):
            await deputies.begin(job.id, scene.no_progress)
    async with db.reading() as session:
        sent = await session.scalars(select(Letter).where(Letter.address == str(cast.pekka.email)))
        kinds = sorted(letter.kind for letter in sent)
    assert kinds == ["deputy-named", "review-asked"]
    await db.dispose()
