"""What a coordinator does with breakout groups: how many, who is where, who leads, what each one is to do."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import col, delete, select

from agentnet.db import Session
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import queries
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.groups import boards
from agentnet.workshops.groups.mixing import MOST_GROUPS, Taken, fitting, mix
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.queries import groups_in, groups_of, seats_in, who, work_of
from agentnet.workshops.groups.returning import Brought, bring_back
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant, Workshop

__all__ = ["Brought", "bring_back"]

Seats = dict[UUID, UUID]
"""Participant → group."""


async def prepare(session: Session, workshop: Workshop, activity: Activity, *, groups: int = 0, **plan: Any) -> None:
    """What the boards are to be like (columns of `GroupWork`), and so many groups: who joins is put into them."""
    work = await _work(session, activity)
    for name, value in plan.items():
        setattr(work, name, value)
    if groups:
        await _make_up(session, workshop, activity, work, groups)
    await session.flush()


async def plan_boards(session: Session, workshop: Workshop, activity: Activity, **plan: Any) -> None:
    """Other boards: those that nobody has used are made anew.

    Raises:
        Refused: somebody has written on one already.
    """
    work = await _work(session, activity)
    for name, value in plan.items():
        setattr(work, name, value)
    work.version += 1
    groups = await groups_in(session, activity.id)
    await boards.take_away(session, groups)
    for group in groups:
        await boards.give(session, workshop, activity, work, group)


async def deal(session: Session, workshop: Workshop, activity: Activity, count: int, *, together: bool) -> list[UUID]:
    """Everybody who is in into `count` groups; groups that are there keep their names, tasks and boards.

    Answers who was in another group before. Each time deals differently.

    Raises:
        Refused: too many groups, or one that would go has a board in use.
    """
    work = await _work(session, activity)
    before = await seats_in(session, activity.id)
    groups = await _make_up(session, workshop, activity, work, count)
    people = [who(one) for one in await queries.present(session, workshop.id)]
    work.before = {str(participant): str(group) for participant, group in before.items()}
    work.together, work.turn = together, work.turn + 1
    dealt = mix(people, len(groups), together=together, turn=work.turn)
    after = {id: group.id for group, ids in zip(groups, dealt, strict=True) for id in ids}
    return await _seat(session, activity, before, after)


async def undo_deal(session: Session, activity: Activity) -> list[UUID]:
    """Everybody back to where they were, as far as their group is still there; those who came since stay.

    Raises:
        Refused: nothing was dealt.
    """
    work = await _work(session, activity)
    if not work.before:
        raise Refused(N_("Tätä ei voi enää kumota."))
    there = {group.id for group in await groups_in(session, activity.id)}
    now = await seats_in(session, activity.id)
    was = {UUID(participant): UUID(group) for participant, group in work.before.items()}
    after = now | {participant: group for participant, group in was.items() if group in there and participant in now}
    work.before = {}
    return await _seat(session, activity, now, after)


async def move(session: Session, activity: Activity, participant_id: UUID, group_id: UUID | None) -> Participant:
    """One person into another group, or out of all.

    Raises:
        Missing: no such participant or group here.
    """
    await _work(session, activity)
    participant = await session.get(Participant, participant_id)
    if participant is None or participant.workshop_id != activity.workshop_id or participant.removed_at is not None:
        raise Missing
    if group_id is not None and group_id not in {group.id for group in await groups_in(session, activity.id)}:
        raise Missing
    now = await seats_in(session, activity.id)
    after = {id: group for id, group in now.items() if id != participant.id}
    if group_id is not None:
        after[participant.id] = group_id
    await _seat(session, activity, now, after)
    return participant


async def seat_latecomer(session: Session, participant: Participant) -> None:
    """Somebody has joined: into the smallest fitting group of everything that is still to come or on."""
    grouped = select(Activity).where(
        Activity.workshop_id == participant.workshop_id,
        Activity.kind == ActivityKind.GROUPS,
        Activity.state != ActivityState.DONE,
        col(Activity.removed_at).is_(None),
    )
    for activity in await session.scalars(grouped):
        await _seat_in(session, activity, participant)


async def _seat_in(session: Session, activity: Activity, participant: Participant) -> None:
    everybody = await queries.present(session, activity.workshop_id)
    mine = next((one for one in everybody if one.participant.id == participant.id), None)
    groups = await groups_of(session, activity, everybody)
    if mine is None or not groups or any(group.has(participant) for group in groups):
        return
    work = await work_of(session, activity.id)
    taken = [Taken(seen.group.id, tuple(who(one) for one in seen.members)) for seen in groups]
    group = fitting(taken, who(mine), together=work is not None and work.together)
    session.add(GroupMember(activity_id=activity.id, group_id=group, participant_id=participant.id))
    await session.flush()


async def rewrite(
    session: Session, activity: Activity, group: BreakoutGroup, *, leader_id: UUID | None, **words: Any
) -> list[UUID]:
    """New name, task, remote room and leader. Answers the boards to tell.

    Raises:
        Refused: the leader is not in the group.
    """
    if leader_id is not None and (await seats_in(session, activity.id)).get(leader_id) != group.id:
        raise Refused(N_("Ryhmän vetäjä valitaan sen jäsenistä."))
    for name, value in words.items():
        setattr(group, name, value)
    group.leader_id = leader_id
    group.version += 1
    await session.flush()
    return await boards.rename(session, activity, group)


async def add_group(session: Session, workshop: Workshop, activity: Activity) -> BreakoutGroup:
    """An empty one more."""
    work = await _work(session, activity)
    groups = await _make_up(session, workshop, activity, work, len(await groups_in(session, activity.id)) + 1)
    return groups[-1]


async def remove_group(session: Session, activity: Activity, group: BreakoutGroup) -> list[UUID]:
    """A group without members and with a board that nobody has used. Answers the boards to tell.

    Raises:
        Refused: there is somebody in it, or something on its board.
    """
    await _work(session, activity)
    if group.id in (await seats_in(session, activity.id)).values():
        raise Refused(N_("Siirrä ensin ryhmän jäsenet muihin ryhmiin."))
    told = await _remove(session, [group])
    for place, other in enumerate(await groups_in(session, activity.id)):
        other.place = place
        told += await boards.rename(session, activity, other)
    return told


async def _remove(session: Session, groups: Sequence[BreakoutGroup]) -> list[UUID]:
    """With their unused boards and their empty sections on the plenary board. Answers the boards to tell."""
    told: list[UUID] = []
    await boards.take_away(session, groups)
    for group in groups:
        told += await boards.close_section(session, group)
        await session.execute(delete(GroupMember).where(col(GroupMember.group_id) == group.id))
        await session.delete(group)
    await session.flush()
    return told


async def _work(session: Session, activity: Activity) -> GroupWork:
    """What the activity asks of its groups, held until the commit: one coordinator arranges at a time."""
    await session.get_one(Activity, activity.id, with_for_update={"key_share": True}, populate_existing=True)
    work = await work_of(session, activity.id)
    if work is None:
        work = GroupWork(activity_id=activity.id)
        session.add(work)
        await session.flush()
    return work


async def _make_up(
    session: Session, workshop: Workshop, activity: Activity, work: GroupWork, count: int
) -> list[BreakoutGroup]:
    """So many groups: more at the end, or fewer from the end."""
    if not 1 <= count <= MOST_GROUPS:
        raise Refused(N_("Ryhmiä voi olla 1–{most}."), most=MOST_GROUPS)
    groups = await groups_in(session, activity.id)
    await _remove(session, groups[count:])
    for place in range(len(groups), count):
        group = BreakoutGroup(activity_id=activity.id, place=place, name="")
        session.add(group)
        await session.flush()
        await boards.give(session, workshop, activity, work, group)
    await boards.plenary(session, workshop, activity, work)
    return await groups_in(session, activity.id)


async def _seat(session: Session, activity: Activity, before: Seats, after: Seats) -> list[UUID]:
    """Store who sits where. Answers who was somewhere else; a leader who has left leads no more."""
    moved = [id for id, group in before.items() if after.get(id) != group]
    gone = set(moved)
    await session.execute(
        delete(GroupMember).where(
            col(GroupMember.activity_id) == activity.id, col(GroupMember.participant_id).in_(gone)
        )
    )
    session.add_all(
        GroupMember(activity_id=activity.id, group_id=group, participant_id=id)
        for id, group in after.items()
        if before.get(id) != group
    )
    for group in await groups_in(session, activity.id):
        if group.leader_id is not None and after.get(group.leader_id) != group.id:
            group.leader_id = None
    await session.flush()
    return moved
