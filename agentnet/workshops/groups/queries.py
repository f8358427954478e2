"""Breakout groups: who is in which, where their boards are. Ask only for an activity that the visitor sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet import db
from agentnet.db import Session
from agentnet.words import Missing, _
from agentnet.workshops import queries
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups.mixing import Who
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant
from agentnet.workshops.queries import Present, Seen


@dataclass(frozen=True, slots=True)
class GroupSeen:
    """A group with those of its members who are in, and its board."""

    group: BreakoutGroup
    members: tuple[Present, ...]
    board: Board | None

    @property
    def label(self) -> str:
        return label(self.group)

    @property
    def leader(self) -> Participant | None:
        return next((m.participant for m in self.members if m.participant.id == self.group.leader_id), None)

    @property
    def heads(self) -> int:
        """People: a table counts as many as sit at it."""
        return sum(m.participant.seats for m in self.members)

    def has(self, participant: Participant | None) -> bool:
        return participant is not None and any(m.participant.id == participant.id for m in self.members)

    def has_key(self, key: str) -> bool:
        """`key` as boards know people by."""
        return any(key == f"participant:{m.participant.id}" for m in self.members)


def label(group: BreakoutGroup) -> str:
    """What a group is called: '2 · Kalevan tupa', or 'Ryhmä 2'."""
    number = group.place + 1
    return f"{number} · {group.name}" if group.name else _("Ryhmä {n}", n=number)


def who(present: Present) -> Who:
    """Somebody as the mixing rule looks at them."""
    return Who(
        present.participant.id,
        field=present.field,
        region=present.region,
        remote=present.remote,
        seats=present.participant.seats,
    )


async def activity_in_sight(session: Session, seen: Seen, activity_id: UUID) -> Activity:
    """A groups activity of a workshop in sight.

    Raises:
        Missing: there is none.
    """
    found = await session.get(Activity, activity_id)
    if found is None or found.workshop_id != seen.workshop.id or found.removed_at is not None:
        raise Missing
    if found.kind is not ActivityKind.GROUPS:
        raise Missing
    return found


async def work_of(session: Session, activity_id: UUID) -> GroupWork | None:
    found: GroupWork | None = await session.scalar(select(GroupWork).where(GroupWork.activity_id == activity_id))
    return found


async def is_gathered(session: Session, activity_id: UUID) -> bool:
    """Whether everybody is at the plenary board now, and no longer in their groups."""
    work = await work_of(session, activity_id)
    return work is not None and work.gathered_at is not None


async def groups_in(session: Session, activity_id: UUID) -> list[BreakoutGroup]:
    """In order."""
    rows = await session.scalars(
        select(BreakoutGroup).where(BreakoutGroup.activity_id == activity_id).order_by(col(BreakoutGroup.place))
    )
    return list(rows)


async def seats_in(session: Session, activity_id: UUID) -> dict[UUID, UUID]:
    """Participant → group."""
    rows = await session.execute(
        select(GroupMember.participant_id, GroupMember.group_id).where(GroupMember.activity_id == activity_id)
    )
    return dict(rows.all())


async def boards_in(session: Session, activity_id: UUID) -> dict[UUID | None, Board]:
    """Group → its board; nothing → the plenary's."""
    rows = await session.scalars(select(Board).where(Board.activity_id == activity_id))
    return {board.group_id: board for board in rows}


async def groups_of(session: Session, activity: Activity, present: Sequence[Present] | None = None) -> list[GroupSeen]:
    """An activity's groups in order, with who is in them. `present`: everybody, where that is known already."""
    everybody = await queries.present(session, activity.workshop_id) if present is None else present
    seats = await seats_in(session, activity.id)
    boards = await boards_in(session, activity.id)
    return [
        GroupSeen(
            group,
            tuple(one for one in everybody if seats.get(one.participant.id) == group.id),
            boards.get(group.id),
        )
        for group in await groups_in(session, activity.id)
    ]


async def my_board(session: Session, activity_id: UUID, participant_id: UUID) -> UUID | None:
    """The board of somebody's own group, if they are in one."""
    found: UUID | None = await session.scalar(
        select(col(Board.id))
        .join(GroupMember, col(GroupMember.group_id) == col(Board.group_id))
        .where(GroupMember.activity_id == activity_id, GroupMember.participant_id == participant_id)
    )
    return found


async def plenary_of(session: Session, activity_id: UUID) -> Board | None:
    """The board that the groups' results come to."""
    found: Board | None = await session.scalar(
        select(Board).where(Board.activity_id == activity_id, col(Board.group_id).is_(None))
    )
    return found


async def group_at(board: Board) -> GroupSeen | None:
    """Whose board it is; nothing for one of everybody's."""
    if board.group_id is None or board.activity_id is None:
        return None
    async with db.reading() as session:
        activity = await session.get_one(Activity, board.activity_id)
        return next((one for one in await groups_of(session, activity) if one.group.id == board.group_id), None)
