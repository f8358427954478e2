"""A programme is put together, kept and started from, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import Missing, Refused, using
from agentnet.workshops import actions, programme, queries
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.groups.queries import groups_in
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.patterns import actions as patterns
from agentnet.workshops.patterns.library import LIBRARY, said
from agentnet.workshops.patterns.queries import next_month, own_pattern, own_patterns, points_in, points_of
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.programme import BoardPlan, Point, PollPlan, packed, unpacked
from tests.cast import Cast
from tests.workshops.conftest import WHEN
from tests.workshops.test_actions import plan

KIND = ActivityKind


async def titles(session: Session, workshop: Workshop) -> list[str]:
    return [activity.title for activity in await queries.agenda(session, workshop.id)]


async def three(session: Session, workshop: Workshop) -> list[Activity]:
    return [await programme.add(session, workshop, kind=KIND.TALK, title=title) for title in ("A", "B", "C")]


async def test_a_point_is_put_anywhere(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    a, _b, c = await three(session, workshop)
    await programme.add_point(session, workshop, Point(KIND.BREAK, "Kahvi"), after=a.id)
    await programme.add_point(session, workshop, Point(KIND.TALK, "Alku"), after=workshop.id)
    assert await titles(session, workshop) == ["Alku", "A", "Kahvi", "B", "C"]
    await programme.move_after(session, workshop, c.id, after=workshop.id)
    assert await titles(session, workshop) == ["C", "Alku", "A", "Kahvi", "B"]
    await programme.move_after(session, workshop, c.id, after=a.id)
    assert await titles(session, workshop) == ["Alku", "A", "C", "Kahvi", "B"]


async def test_what_is_taken_out_comes_back_to_its_place_with_its_board(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await three(session, workshop)
    made = await programme.add_point(session, workshop, Point(KIND.BOARD, "Taulu"), after=workshop.id)
    await programme.remove(session, workshop, made.id)
    assert await titles(session, workshop) == ["A", "B", "C"]
    assert [one.title for one in await queries.agenda(session, workshop.id, removed=True)] == ["Taulu"]
    with pytest.raises(Refused, match="poistettu ohjelmasta"):
        await programme.activity_of(session, workshop, made.id)
    assert await programme.remove(session, workshop, made.id) is made, "by another coordinator at the same time"
    for _press in range(2):
        await programme.restore(session, workshop, made.id)
    assert await titles(session, workshop) == ["Taulu", "A", "B", "C"]
    assert await programme.board_of(session, made) is not None


async def test_a_board_that_people_have_written_on_stays(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    made = await programme.add(session, workshop, kind=KIND.BOARD, title="Taulu")
    board = await programme.board_of(session, made)
    assert board is not None
    section = (await session.scalars(select(Section).where(Section.board_id == board.id))).first()
    assert section is not None
    for row in planted(board, section, "Yhteinen kutsu", rank=1.0):
        session.add(row)
        await session.flush()
    with pytest.raises(Refused):
        await programme.remove(session, workshop, made.id)
    assert await titles(session, workshop) == ["Taulu"]


async def test_each_kind_comes_with_what_belongs_to_it(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    shape = BoardPlan(Layout.SWOT, votes=5, several=True, offers=Offer.NAME, moderated=True, comments=False)
    board = await programme.add_point(session, workshop, Point(KIND.BOARD, "SWOT", board=shape))
    made = await programme.board_of(session, board)
    assert made is not None
    assert (made.votes_each, made.several, made.moderated, made.comments, made.offers) == (
        5,
        True,
        True,
        False,
        Offer.NAME,
    )
    ask = PollPlan(PollKind.CHOICE, "Mikä ensin?", ("Kutsu", "Tila"))
    poll = await programme.add_point(session, workshop, Point(KIND.POLL, "Pikakysely", poll=ask))
    found = await poll_of(session, poll.id)
    assert found is not None
    assert found.question == "Mikä ensin?"
    groups = await programme.add_point(session, workshop, Point(KIND.GROUPS, "Ryhmät", board=shape, groups=3))
    assert len(await groups_in(session, groups.id)) == 3
    boards = (await session.scalars(select(Board).where(col(Board.activity_id) == groups.id))).all()
    assert len([one for one in boards if one.group_id]) == 3


async def test_new_words_reach_the_board_that_went_by_the_old_ones(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    made = await programme.add(session, workshop, kind=KIND.BOARD, title="Esteet", instruction="Mitä?")
    await programme.change(session, workshop, made.id, title="Mikä estää?", instruction="Kerro", minutes=20)
    board = await programme.board_of(session, made)
    assert board is not None
    assert (board.title, board.task, made.minutes) == ("Mikä estää?", "Kerro", 20)


async def test_the_leader_goes_on_back_and_past_and_a_clock_is_set_when_wanted(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    a, b, c = await three(session, workshop)
    with clock.travel(to=WHEN):
        await programme.start(session, workshop, a.id, timed=True)
        assert a.ends_at is not None
        assert timedelta() <= a.ends_at - WHEN - timedelta(minutes=15) < timedelta(minutes=1)
        agenda = await queries.agenda(session, workshop.id)
        assert programme.following(agenda) is b
        assert programme.preceding(agenda) is None
        await programme.skip(session, workshop, b.id)
        assert programme.following(await queries.agenda(session, workshop.id)) is c
        await programme.start(session, workshop, c.id)
        assert a.state is ActivityState.DONE
        assert not a.ends_at
        assert not c.ends_at
        assert programme.preceding(await queries.agenda(session, workshop.id)) is b
        with pytest.raises(Refused):
            await programme.skip(session, workshop, c.id)
        await programme.start(session, workshop, a.id)
        assert [one.state for one in (a, b, c)] == [ActivityState.ON, ActivityState.COMING, ActivityState.COMING]


async def test_times_are_counted_from_the_start_to_the_end(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await three(session, workshop)
    agenda = await queries.agenda(session, workshop.id)
    assert [at - workshop.starts_at for _one, at in programme.timetable(workshop, agenda)] == [
        timedelta(minutes=minutes) for minutes in (0, 15, 30)
    ]
    assert programme.ends_at(workshop, agenda) == workshop.starts_at + timedelta(minutes=45)


@pytest.mark.parametrize("key", list(LIBRARY))
async def test_every_template_makes_a_programme_that_can_be_read_back(session: Session, cast: Cast, key: str) -> None:
    workshop = await plan(session, cast)
    points = await points_in(session, workshop.network_id, key)
    await patterns.plant(session, workshop, points)
    assert [point.title for point in points] == await titles(session, workshop)
    again = await points_of(session, workshop)
    assert [(one.kind, one.title, one.minutes, one.instruction, one.poll, one.groups) for one in again] == [
        (one.kind, one.title, one.minutes, one.instruction, one.poll, one.groups) for one in points
    ]
    assert sum(point.minutes for point in points) <= 180


def test_templates_speak_the_language_of_the_moment() -> None:
    with using("fi"):
        assert said(LIBRARY["swot"].points[1]).title == "Yhteisen työmme SWOT"
    assert all(point.minutes > 0 and point.title for one in LIBRARY.values() for point in one.points)
    polls = [point.poll for one in LIBRARY.values() for point in one.points if point.kind is KIND.POLL]
    assert all(poll and poll.question for poll in polls)
    points = [point for one in LIBRARY.values() for point in one.points]
    assert unpacked(packed(points)) == points


async def test_a_network_keeps_renames_and_deletes_programmes_of_its_own(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    with pytest.raises(Refused):
        await patterns.save(session, workshop, name="Tyhjä", by=cast.heli)
    await three(session, workshop)
    own = await patterns.save(session, workshop, name="Oma", by=cast.heli)
    assert [one.title for one in await points_in(session, workshop.network_id, str(own.id))] == ["A", "B", "C"]
    patterns.rename(own, name="Meidän", about="Kuukausittain")
    patterns.bin(own)
    await session.flush()
    assert await own_patterns(session, workshop.network_id) == []
    with pytest.raises(Missing):
        await points_in(session, workshop.network_id, str(own.id))
    patterns.restore(own)
    await session.flush()
    assert [one.name for one in await own_patterns(session, workshop.network_id)] == ["Meidän"]
    with pytest.raises(Missing):
        await own_pattern(session, cast.other_network.id, own.id)
    with pytest.raises(Missing):
        await points_in(session, cast.other_network.id, str(workshop.id))


async def test_a_copy_has_the_programme_and_none_of_the_people(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await programme.add(session, workshop, kind=KIND.BOARD, title="Taulu", sections=("X", "Y"), votes=7)
    await actions.join(session, workshop, cast.aino)
    other = await plan(session, cast)
    await patterns.plant(session, other, await points_in(session, workshop.network_id, str(workshop.id)))
    (copied,) = await queries.agenda(session, other.id)
    board = await programme.board_of(session, copied)
    assert board is not None
    names = await session.scalars(select(Section.name).where(Section.board_id == board.id).order_by(col(Section.place)))
    assert (list(names), board.votes_each) == (["X", "Y"], 7)
    assert await queries.present(session, other.id) == []


@pytest.mark.parametrize(
    ("was", "now", "suggested"),
    [
        ((2026, 11, 17), (2026, 11, 22), (2026, 12, 15)),  # the third Tuesday of the next month
        ((2026, 9, 29), (2026, 9, 30), (2026, 10, 27)),  # a fifth Tuesday, where the next month has four
        ((2026, 12, 1), (2026, 12, 2), (2027, 1, 5)),  # the first one
        ((2026, 8, 18), (2026, 11, 22), (2026, 11, 24)),  # long ago: the next that is still to come
    ],
)
def test_next_months_date_is_the_same_weekday_of_its_month(
    was: tuple[int, int, int], now: tuple[int, int, int], suggested: tuple[int, int, int]
) -> None:
    with clock.travel(to=datetime(*now, tzinfo=UTC)):
        found = next_month(datetime(*was, 10, 30, tzinfo=UTC))
    assert (found.year, found.month, found.day) == suggested
    assert found.hour in (12, 13)
