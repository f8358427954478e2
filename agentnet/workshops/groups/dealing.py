"""Dealing people into groups, and taking that back: everybody, and every group, as they were before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlmodel import col, delete

from agentnet import clock
from agentnet.db import Session
from agentnet.words import N_, Refused
from agentnet.workshops import queries
from agentnet.workshops.flow import ActivityState
from agentnet.workshops.groups import boards
from agentnet.workshops.groups.mixing import MOST_GROUPS, mix
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.queries import groups_in, seats_in, who, work_of
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Workshop

UNDO_FOR: Final = timedelta(minutes=20)

Seats = dict[UUID, UUID]
"""Participant → group."""


async def deal(session: Session, workshop: Workshop, activity: Activity, count: int, *, together: bool) -> list[UUID]:
    """Everybody who is in into `count` groups; groups that are there keep their names, tasks and boards.

    Answers who was in another group before. Each time deals differently.

    Raises:
        Refused: too many groups, or one that would go has a board in use.
    """
    work = await held_work(session, activity)
    before = await seats_in(session, activity.id)
    was = [_as_is(group) for group in await groups_in(session, activity.id)]
    groups = await make_up(session, workshop, activity, work, count)
    people = [who(one) for one in await queries.present(session, workshop.id)]
    work.before = {
        "groups": was,
        "seats": {str(participant): str(group) for participant, group in before.items()},
        "dealt": [str(one.id) for one in people],
        "at": clock.now().isoformat(),
    }
    work.together, work.turn = together, work.turn + 1
    dealt = mix(people, len(groups), together=together, turn=work.turn)
    after = {id: group.id for group, ids in zip(groups, dealt, strict=True) for id in ids}
    return await seat(session, activity, before, after)


def may_undo(activity: Activity, work: GroupWork | None) -> bool:
    """Whether the last deal is still offered to be taken back: a while, until the activity is over."""
    if work is None or not work.before or activity.state is ActivityState.DONE:
        return False
    dealt = work.before.get("at")
    return dealt is None or clock.now() - datetime.fromisoformat(dealt) < UNDO_FOR


def _as_is(group: BreakoutGroup) -> dict[str, Any]:
    """What a group is besides its board and its members, for JSON."""
    leader = str(group.leader_id) if group.leader_id else None
    words = {"name": group.name, "task": group.task, "remote_url": group.remote_url}
    return {"id": str(group.id), "leader_id": leader, **words}


async def undo_deal(session: Session, workshop: Workshop, activity: Activity) -> list[UUID]:
    """Groups that went come back, those that the deal made go, and everybody is where they were.

    A new group on whose board somebody has written stays, with those of its members who had none before; so do those
    who came after the deal. Answers who was in another group.

    Raises:
        Refused: nothing was dealt.
    """
    work = await held_work(session, activity)
    if not work.before:
        raise Refused(N_("Tätä ei voi enää kumota."))
    was, work.before = work.before, {}
    now = await seats_in(session, activity.id)
    await _groups_as_they_were(session, workshop, activity, work, was["groups"])
    there = {group.id for group in await groups_in(session, activity.id)}
    dealt = {UUID(one) for one in was["dealt"]}
    earlier = {UUID(one): UUID(group) for one, group in was["seats"].items() if UUID(one) in now}
    rest = {one: group for one, group in now.items() if one not in earlier}
    made = there - {UUID(one["id"]) for one in was["groups"]}
    stay = {one: group for one, group in rest.items() if group in (there if one not in dealt else made)}
    moved = await seat(session, activity, now, stay | {one: g for one, g in earlier.items() if g in there})
    after = await seats_in(session, activity.id)
    for one in was["groups"]:
        leader = UUID(one["leader_id"]) if one["leader_id"] else None
        if leader is not None and after.get(leader) == UUID(one["id"]):
            (await session.get_one(BreakoutGroup, UUID(one["id"]))).leader_id = leader
    await session.flush()
    return moved


async def _groups_as_they_were(
    session: Session, workshop: Workshop, activity: Activity, work: GroupWork, was: Sequence[dict[str, Any]]
) -> None:
    """Those of before, in their order; new ones behind them only where something is written."""
    known = {UUID(one["id"]) for one in was}
    groups = await groups_in(session, activity.id)
    made = [group for group in groups if group.id not in known]
    await remove_all(session, [group for group in made if not await boards.is_used(session, group)])
    left = {group.id: group for group in await groups_in(session, activity.id)}
    for place, one in enumerate(was):
        if UUID(one["id"]) not in left:
            words = {name: one[name] for name in ("name", "task", "remote_url")}
            group = BreakoutGroup(id=UUID(one["id"]), activity_id=activity.id, place=place, **words)
            session.add(group)
            await session.flush()
            await boards.give(session, workshop, activity, work, group)
    order = {UUID(one["id"]): place for place, one in enumerate(was)}
    last = len(order)
    for group in sorted(await groups_in(session, activity.id), key=lambda g: (order.get(g.id, last), g.place)):
        group.place = order.setdefault(group.id, len(order))
        await boards.rename(session, activity, group)
    await session.flush()


async def remove_all(session: Session, groups: Sequence[BreakoutGroup]) -> list[UUID]:
    """With their unused boards and their empty sections on the plenary board. Answers the boards to tell."""
    told: list[UUID] = []
    await boards.take_away(session, groups)
    for group in groups:
        told += await boards.close_section(session, group)
        await session.execute(delete(GroupMember).where(col(GroupMember.group_id) == group.id))
        await session.delete(group)
    await session.flush()
    return told


async def held_work(session: Session, activity: Activity) -> GroupWork:
    """What the activity asks of its groups, held until the commit: one coordinator arranges at a time."""
    await session.get_one(Activity, activity.id, with_for_update={"key_share": True}, populate_existing=True)
    work = await work_of(session, activity.id)
    if work is None:
        work = GroupWork(activity_id=activity.id)
        session.add(work)
        await session.flush()
    return work


async def make_up(
    session: Session, workshop: Workshop, activity: Activity, work: GroupWork, count: int
) -> list[BreakoutGroup]:
    """So many groups: more at the end, or fewer from the end."""
    if not 1 <= count <= MOST_GROUPS:
        raise Refused(N_("Ryhmiä voi olla 1–{most}."), most=MOST_GROUPS)
    groups = await groups_in(session, activity.id)
    await remove_all(session, groups[count:])
    for place in range(len(groups), count):
        group = BreakoutGroup(activity_id=activity.id, place=place, name="")
        session.add(group)
        await session.flush()
        await boards.give(session, workshop, activity, work, group)
    await boards.plenary(session, workshop, activity, work)
    return await groups_in(session, activity.id)


async def seat(session: Session, activity: Activity, before: Seats, after: Seats) -> list[UUID]:
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
