"""Groups are put together, changed by hand, and kept whole; whose group it is not sees nothing of its board."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import Missing, Refused
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityState
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.queries import GroupSeen, groups_in, groups_of, my_board, plenary_of, seats_in
from agentnet.workshops.models import Activity, Participant, Workshop
from tests.conftest import Add
from tests.groups.conftest import Meeting


async def dealt(session: db.Session, meeting: Meeting, count: int, *, together: bool = False) -> list[GroupSeen]:
    workshop, activity = await here(session, meeting)
    await actions.deal(session, workshop, activity, count, together=together)
    return await groups_of(session, activity)


async def here(session: db.Session, meeting: Meeting) -> tuple[Workshop, Activity]:
    workshop = await session.get_one(Workshop, meeting.workshop.id)
    return workshop, await session.get_one(Activity, meeting.activity.id)


def names(groups: list[GroupSeen]) -> set[str]:
    return {member.participant.name for group in groups for member in group.members}


async def test_everybody_is_in_one_group_with_a_board_of_its_own(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 2)
    assert [group.label for group in groups] == ["Ryhmä 1", "Ryhmä 2"]
    assert names(groups) == meeting.everybody
    assert sum(len(group.members) for group in groups) == len(meeting.everybody)
    assert len({group.board.id for group in groups if group.board}) == 2
    assert all(group.board.task == "Mikä auttaisi?" for group in groups if group.board)
    fields = [{m.field for m in group.members if m.participant in (meeting.aino, meeting.pekka)} for group in groups]
    assert all(len(found) <= 2 for found in fields)


async def test_a_plenary_board_is_made_with_a_section_for_each_group(meeting: Meeting, session: db.Session) -> None:
    await dealt(session, meeting, 3)
    plenary = await plenary_of(session, meeting.activity.id)
    assert plenary is not None
    sections = await session.scalars(select(Section).where(Section.board_id == plenary.id).order_by(col(Section.place)))
    assert [section.name for section in sections] == ["Ryhmä 1", "Ryhmä 2", "Ryhmä 3"]


async def test_remote_people_are_kept_together_when_asked(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 2, together=True)
    alone = next(group for group in groups if any(m.remote for m in group.members))
    assert {m.participant.name for m in alone.members if not m.participant.proxy} == {"Liisa, Salo"}


async def test_fewer_groups_keep_the_first_and_their_names(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 3)
    _, activity = await here(session, meeting)
    await actions.rewrite(session, activity, groups[0].group, leader_id=None, name="Kalevan tupa")
    kept = groups[0].board.id if groups[0].board else None
    groups = await dealt(session, meeting, 2)
    assert [group.label for group in groups] == ["1 · Kalevan tupa", "Ryhmä 2"]
    plenary = await plenary_of(session, activity.id)
    assert plenary is not None
    sections = await session.scalars(select(Section.name).where(Section.board_id == plenary.id))
    assert set(sections) == {"1 · Kalevan tupa", "Ryhmä 2"}
    assert groups[0].board is not None
    assert groups[0].board.id == kept
    assert names(groups) == meeting.everybody


async def test_a_group_whose_board_is_used_does_not_go(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 2)
    await write_on(session, groups[1])
    workshop, activity = await here(session, meeting)
    with pytest.raises(Refused):
        await actions.deal(session, workshop, activity, 1, together=False)
    with pytest.raises(Refused):
        await actions.plan_boards(session, workshop, activity, layout=Layout.SWOT)
    assert len(await groups_in(session, activity.id)) == 2


async def write_on(session: db.Session, group: GroupSeen, text: str = "Yhteinen kutsupohja") -> UUID:
    assert group.board is not None
    section = await session.scalar(select(Section).where(Section.board_id == group.board.id))
    assert section is not None
    id = uuid4()
    for row in planted(group.board, section, text, rank=1.0, id=id):
        session.add(row)
        await session.flush()
    return id


async def test_other_boards_are_made_while_nobody_has_used_one(meeting: Meeting, session: db.Session) -> None:
    await dealt(session, meeting, 2)
    workshop, activity = await here(session, meeting)
    await actions.plan_boards(session, workshop, activity, layout=Layout.SWOT, votes_each=5, comments=False)
    boards = list(await session.scalars(select(Board).where(col(Board.group_id).is_not(None))))
    assert len(boards) == 2
    for board in boards:
        sections = await session.scalars(select(Section.name).where(Section.board_id == board.id))
        assert set(sections) == {"Vahvuudet", "Heikkoudet", "Mahdollisuudet", "Uhat"}
        assert (board.votes_each, board.comments, board.reactions) == (5, False, True)


async def test_dealing_again_can_be_undone(meeting: Meeting, session: db.Session) -> None:
    await dealt(session, meeting, 2)
    _, activity = await here(session, meeting)
    was = await seats_in(session, activity.id)
    for _ in range(4):
        await dealt(session, meeting, 2)
        if await seats_in(session, activity.id) != was:
            break
    else:
        pytest.fail("five deals were all alike")
    before = await seats_in(session, activity.id)
    await actions.undo_deal(session, meeting.workshop, activity)
    after = await seats_in(session, activity.id)
    assert after.keys() == before.keys()
    with pytest.raises(Refused):
        await actions.undo_deal(session, meeting.workshop, activity)


async def test_a_person_is_moved_and_a_leader_who_leaves_leads_no_more(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 2)
    _, activity = await here(session, meeting)
    home = next(group for group in groups if group.has(meeting.aino))
    other = next(group for group in groups if not group.has(meeting.aino))
    await actions.rewrite(session, activity, home.group, leader_id=meeting.aino.id)
    assert home.group.leader_id == meeting.aino.id
    await actions.move(session, activity, meeting.aino.id, other.group.id)
    assert (await seats_in(session, activity.id))[meeting.aino.id] == other.group.id
    assert not home.group.leader_id
    assert await my_board(session, activity.id, meeting.aino.id) == (other.board.id if other.board else None)
    await actions.move(session, activity, meeting.aino.id, None)
    assert await my_board(session, activity.id, meeting.aino.id) is None


async def test_nobody_else_is_moved_or_leads(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 2)
    _, activity = await here(session, meeting)
    with pytest.raises(Missing):
        await actions.move(session, activity, uuid4(), groups[0].group.id)
    with pytest.raises(Missing):
        await actions.move(session, activity, meeting.aino.id, uuid4())
    other = next(group for group in groups if not group.has(meeting.aino))
    with pytest.raises(Refused):
        await actions.rewrite(session, activity, other.group, leader_id=meeting.aino.id)


async def test_who_joins_later_goes_to_the_smallest_fitting_group(
    meeting: Meeting, session: db.Session, ville: Person
) -> None:
    groups = await dealt(session, meeting, 2)
    smallest = min(groups, key=lambda group: group.heads)
    late = Participant(workshop_id=meeting.workshop.id, person_id=ville.id, name="Ville, Loimaa")
    session.add(late)
    await session.flush()
    await actions.seat_latecomer(session, late)
    await actions.seat_latecomer(session, late)
    assert (await seats_in(session, meeting.activity.id))[late.id] == smallest.group.id


async def test_nobody_is_put_into_groups_that_are_over(meeting: Meeting, session: db.Session, ville: Person) -> None:
    await dealt(session, meeting, 2)
    _, activity = await here(session, meeting)
    activity.state = ActivityState.DONE
    late = Participant(workshop_id=meeting.workshop.id, person_id=ville.id, name="Ville, Loimaa")
    session.add(late)
    await session.flush()
    await actions.seat_latecomer(session, late)
    assert late.id not in await seats_in(session, activity.id)


async def test_groups_made_beforehand_fill_up_as_people_join(meeting: Meeting, session: db.Session, add: Add) -> None:
    workshop, _ = await here(session, meeting)
    coming = Activity(workshop_id=workshop.id, place=2, kind=meeting.activity.kind, title="Toiset ryhmät")
    session.add(coming)
    await session.flush()
    await actions.prepare(session, workshop, coming, groups=2, layout=Layout.FREE, names=["Seinä"])
    for one in (meeting.aino, meeting.pekka, meeting.liisa, meeting.guest_in):
        await actions.seat_latecomer(session, one)
    assert sorted(len(group.members) for group in await groups_of(session, coming)) == [2, 2]


async def test_an_empty_group_goes_and_the_numbers_close_up(meeting: Meeting, session: db.Session) -> None:
    await dealt(session, meeting, 2)
    workshop, activity = await here(session, meeting)
    first, second = await groups_in(session, activity.id)
    await actions.add_group(session, workshop, activity)
    with pytest.raises(Refused):
        await actions.remove_group(session, activity, first)
    for participant, group in (await seats_in(session, activity.id)).items():
        if group == first.id:
            await actions.move(session, activity, participant, second.id)
    await actions.remove_group(session, activity, first)
    groups = await groups_of(session, activity)
    assert [group.label for group in groups] == ["Ryhmä 1", "Ryhmä 2"]
    assert [group.board.title for group in groups if group.board] == ["Pienryhmät: Ryhmä 1", "Pienryhmät: Ryhmä 2"]


async def test_the_first_deal_can_be_taken_back(meeting: Meeting, session: db.Session) -> None:
    await dealt(session, meeting, 3)
    workshop, activity = await here(session, meeting)
    await actions.undo_deal(session, workshop, activity)
    assert await groups_in(session, activity.id) == []
    assert await seats_in(session, activity.id) == {}


async def test_a_group_that_has_written_stays_when_its_deal_is_taken_back(
    meeting: Meeting, session: db.Session
) -> None:
    groups = await dealt(session, meeting, 2)
    workshop, activity = await here(session, meeting)
    note = await write_on(session, groups[1])
    await actions.undo_deal(session, workshop, activity)
    (left,) = await groups_of(session, activity)
    assert left.group.id == groups[1].group.id
    assert {one.participant.id for one in left.members} == {one.participant.id for one in groups[1].members}
    assert await session.get(Note, note) is not None


async def test_groups_that_a_deal_took_away_come_back_as_they_were(meeting: Meeting, session: db.Session) -> None:
    groups = await dealt(session, meeting, 3)
    workshop, activity = await here(session, meeting)
    last = groups[2]
    leader = last.members[0].participant.id
    await actions.rewrite(session, activity, last.group, leader_id=leader, name="Kalevan tupa", task="Oma tehtävä")
    was = await seats_in(session, activity.id)
    await dealt(session, meeting, 1)
    await actions.undo_deal(session, workshop, activity)
    back = await groups_of(session, activity)
    assert [one.group.id for one in back] == [one.group.id for one in groups]
    assert (back[2].label, back[2].group.task, back[2].group.leader_id) == ("3 · Kalevan tupa", "Oma tehtävä", leader)
    assert all(one.board for one in back)
    assert await seats_in(session, activity.id) == was


async def test_whoever_came_after_the_deal_stays(meeting: Meeting, session: db.Session, ville: Person) -> None:
    await dealt(session, meeting, 2)
    await dealt(session, meeting, 2)
    workshop, activity = await here(session, meeting)
    late = Participant(workshop_id=meeting.workshop.id, person_id=ville.id, name="Ville, Loimaa")
    session.add(late)
    await session.flush()
    await actions.seat_latecomer(session, late)
    await actions.undo_deal(session, workshop, activity)
    assert late.id in await seats_in(session, activity.id)
