"""All groups at once: how far each is, one phase and one clock for many, and everybody together at the results."""

import asyncio
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.models import Person
from agentnet.words import N_, Refused
from agentnet.workshops import timing
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.actions import enter_phase
from agentnet.workshops.boards.flow import PHASES, WORKED, Phase
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.presence import Unfinished, unfinished
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import open_room, writer
from agentnet.workshops.boards.writer import Wish
from agentnet.workshops.groups.queries import GroupSeen, groups_of, work_of
from agentnet.workshops.groups.results import Why, results, why
from agentnet.workshops.groups.returning import bring_safely
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember
from agentnet.workshops.queries import Present

NOBODY: Final = N_("Ihmisiä ei ole vielä jaettu ryhmiin.")


@dataclass(frozen=True, slots=True)
class Stand:
    """One group for those who lead the whole: where it is, and what it would bring to everybody now."""

    group: GroupSeen
    phase: str
    worked: bool
    notes: int
    brings: int
    why: Why
    how: Unfinished

    @property
    def counts(self) -> bool:
        """Whether it says anything how many are ready."""
        return self.worked and self.how.people > 0


@dataclass(frozen=True, slots=True)
class Apart:
    """People work in groups. `front`: the earliest phase of those that nobody leads; none when all are led."""

    boards: tuple[UUID, ...]
    free: tuple[UUID, ...]
    front: Phase | None
    mark: str


async def apart(session: db.Session, activity_id: UUID) -> Apart | None:
    """The groups with somebody in them; nothing before people have been dealt out."""
    peopled = select(GroupMember.group_id).where(GroupMember.activity_id == activity_id)
    rows = await session.execute(
        select(Board, col(BreakoutGroup.leader_id))
        .join(BreakoutGroup, col(BreakoutGroup.id) == col(Board.group_id))
        .where(Board.activity_id == activity_id, col(BreakoutGroup.id).in_(peopled))
        .order_by(col(BreakoutGroup.place))
    )
    boards = [(board, leader) for board, leader in rows]
    if not boards:
        return None
    free = [board for board, leader in boards if leader is None]
    order = list(Phase)
    front = min((board.phase for board in free), key=order.index, default=None)
    since = max((board.phase_since for board in free), default=None)
    mark = f"{front or 'led'}-{since:%H%M%S%f}" if since else "led"
    return Apart(tuple(board.id for board, _ in boards), tuple(board.id for board in free), front, mark)


async def stands(session: db.Session, activity: Activity, present: list[Present]) -> list[Stand]:
    """Each group with a board, in order."""
    found = []
    for group in await groups_of(session, activity, present):
        if group.board is None:
            continue
        room = await open_room(group.board.id, group.board.seq)
        wall = room.wall
        how = unfinished(wall, room.people, voting=wall.phase is Phase.VOTING)
        notes = sum(1 for note in wall.notes.values() if not note.binned)
        brings = results(wall)
        found.append(
            Stand(group, PHASES[wall.phase].name, wall.phase in WORKED, notes, len(brings), why(wall, brings), how)
        )
    return found


async def enter(activity_id: UUID, phase: Phase, *, key: str, by: Person, led: bool = True) -> None:
    """All groups to a phase; without `led`, those that have no leader of their own. Outside any write session.

    Pressed again with the same `key`, nothing happens. A clock that runs for all goes on running.
    """
    async with db.reading() as session:
        groups = await apart(session, activity_id)
        ends = (await session.get_one(Activity, activity_id)).ends_at
        rows = await session.scalars(select(Board).where(col(Board.id).in_(groups.boards if groups else ())))
        moved = [board.id for board in rows if board.phase is not phase]
    if groups is None:
        return
    boards = [id for id in moved if led or id in groups.free]
    await asyncio.gather(*(enter_phase(id, phase, op_id=uuid5(id, f"all {phase} {key}"), by=by) for id in boards))
    if ends is not None and ends > clock.now():
        made = [(id, ops.SetTimer(id=uuid5(id, f"clock {phase} {key}"), ends=ends)) for id in boards]
        await asyncio.gather(*(writer.submit(Wish(id, op, Visitor(person=by.id))) for id, op in made))


async def wind(activity: Activity, act: timing.Turn, was: str, by: Person) -> None:
    """The boards of the groups take the clock of their activity, as it is after this turn. After the commit."""
    async with db.reading() as session:
        groups = await apart(session, activity.id)
    at = clock.now()
    for board in groups.boards if groups else ():
        id = uuid5(board, f"clock {act} {was}")
        op: ops.Op = ops.SetTimer(id=id, ends=activity.ends_at)
        if act == "pause" and await _is_running(board):
            op = ops.PauseTimer(id=id, at=at)
        elif activity.ends_at is None and activity.left_s is not None:
            continue
        await writer.submit(Wish(board, op, Visitor(person=by.id)))


async def _is_running(board: UUID) -> bool:
    async with db.reading() as session:
        return await session.scalar(select(Board.timer_ends_at).where(Board.id == board)) is not None


async def gather(activity_id: UUID, by: Person) -> None:
    """Everybody to the plenary board: first what the groups have come to, then the people. Outside any write session.

    Raises:
        Refused: there are no groups.
    """
    await bring_safely(activity_id, by)
    async with db.writing() as session:
        work = await work_of(session, activity_id)
        if work is None or await apart(session, activity_id) is None:
            raise Refused(NOBODY)
        work.gathered_at, work.gathered_by = work.gathered_at or clock.now(), by.id
        await session.commit()


async def part(activity_id: UUID) -> None:
    """Back into the groups, which are as they were."""
    async with db.writing() as session:
        if (work := await work_of(session, activity_id)) is not None:
            work.gathered_at = None
        await session.commit()
