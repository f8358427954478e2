"""What a coordinator does with breakout groups: how many, who is where, who leads, what each one is to do."""

from typing import Any
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops import queries
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.groups import boards
from agentnet.workshops.groups.dealing import deal, held_work, make_up, remove_all, seat, undo_deal
from agentnet.workshops.groups.mixing import Taken, fitting
from agentnet.workshops.groups.queries import groups_in, groups_of, seats_in, who, work_of
from agentnet.workshops.groups.returning import Brought, bring_back
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant, Workshop

__all__ = ["Brought", "bring_back", "deal", "undo_deal"]


async def prepare(session: Session, workshop: Workshop, activity: Activity, *, groups: int = 0, **plan: Any) -> None:
    """What the boards are to be like (columns of `GroupWork`), and so many groups: who joins is put into them."""
    work = await held_work(session, activity)
    for name, value in plan.items():
        setattr(work, name, value)
    if groups:
        await make_up(session, workshop, activity, work, groups)
    await session.flush()


async def plan_boards(session: Session, workshop: Workshop, activity: Activity, **plan: Any) -> None:
    """Other boards: those that nobody has used are made anew.

    Raises:
        Refused: somebody has written on one already.
    """
    work = await held_work(session, activity)
    for name, value in plan.items():
        setattr(work, name, value)
    work.version += 1
    groups = await groups_in(session, activity.id)
    await boards.take_away(session, groups)
    for group in groups:
        await boards.give(session, workshop, activity, work, group)


async def move(session: Session, activity: Activity, participant_id: UUID, group_id: UUID | None) -> Participant:
    """One person into another group, or out of all.

    Raises:
        Missing: no such participant or group here.
    """
    await held_work(session, activity)
    participant = await session.get(Participant, participant_id)
    if participant is None or participant.workshop_id != activity.workshop_id or participant.removed_at is not None:
        raise Missing
    if group_id is not None and group_id not in {group.id for group in await groups_in(session, activity.id)}:
        raise Missing
    now = await seats_in(session, activity.id)
    after = {id: group for id, group in now.items() if id != participant.id}
    if group_id is not None:
        after[participant.id] = group_id
    await seat(session, activity, now, after)
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


async def take_lead(session: Session, activity: Activity, group_id: UUID, participant: Participant) -> bool:
    """A member begins to lead their own group, when nobody does. Whether that is new.

    Raises:
        NotAllowed: one is in another group. Refused: somebody else was quicker.
    """
    group = await _own_group(session, activity, group_id, participant)
    if group.leader_id == participant.id:
        return False
    if group.leader_id is not None:
        leader = await session.get_one(Participant, group.leader_id)
        raise Refused(N_("{name} ehti ensin: hän vetää nyt ryhmää."), name=leader.name)
    group.leader_id = participant.id
    group.version += 1
    await session.flush()
    return True


async def give_up_lead(session: Session, activity: Activity, group_id: UUID, participant: Participant) -> bool:
    """The leader leads no more; anybody in the group may begin. Whether they did.

    Raises:
        NotAllowed: one is in another group.
    """
    group = await _own_group(session, activity, group_id, participant)
    if group.leader_id != participant.id:
        return False
    group.leader_id = None
    group.version += 1
    await session.flush()
    return True


async def _own_group(session: Session, activity: Activity, group_id: UUID, participant: Participant) -> BreakoutGroup:
    """Held until the commit: two who begin at once are one after the other."""
    if (await seats_in(session, activity.id)).get(participant.id) != group_id:
        raise NotAllowed(N_("Vain ryhmän jäsen voi vetää ryhmää."))
    return await session.get_one(BreakoutGroup, group_id, with_for_update=True, populate_existing=True)


async def add_group(session: Session, workshop: Workshop, activity: Activity) -> BreakoutGroup:
    """An empty one more."""
    work = await held_work(session, activity)
    groups = await make_up(session, workshop, activity, work, len(await groups_in(session, activity.id)) + 1)
    return groups[-1]


async def remove_group(session: Session, activity: Activity, group: BreakoutGroup) -> list[UUID]:
    """A group without members and with a board that nobody has used. Answers the boards to tell.

    Raises:
        Refused: there is somebody in it, or something on its board.
    """
    await held_work(session, activity)
    if group.id in (await seats_in(session, activity.id)).values():
        raise Refused(N_("Siirrä ensin ryhmän jäsenet muihin ryhmiin."))
    told = await remove_all(session, [group])
    for place, other in enumerate(await groups_in(session, activity.id)):
        other.place = place
        told += await boards.rename(session, activity, other)
    return told
