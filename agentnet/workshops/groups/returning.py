"""Results come back: each group's chosen notes onto the plenary board, signed with the group's name, once each.

What a group no longer stands for follows: see `withdrawing`.
"""

from collections.abc import Sequence
from uuid import UUID, uuid5

from msgspec import Struct
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.web import logs
from agentnet.words import Refused
from agentnet.workshops.boards import ops, rows
from agentnet.workshops.boards.actions import Carried, add_notes_from_sources
from agentnet.workshops.boards.layouts import TONES
from agentnet.workshops.boards.models import Board, Note
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import open_room, writer
from agentnet.workshops.boards.wall import Wall
from agentnet.workshops.boards.writer import Wish
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups import boards
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.queries import boards_in, groups_in, label, work_of
from agentnet.workshops.groups.results import Result, Why, results, why
from agentnet.workshops.groups.withdrawing import Followed, follow
from agentnet.workshops.models import Activity, BreakoutGroup, Workshop

Found = list[tuple[BreakoutGroup, list[Result], Why]]


class Brought(Struct, frozen=True):
    """What came of it: the plenary board, how many notes are new on it, the groups that had nothing to bring.

    `refused` says why nothing more came, when the plenary board takes no notes (it is locked). `whole` are the groups
    that had neither chosen nor voted: everything of theirs came. `unseen`: groups that still write, each for
    oneself, so that nothing of theirs came. `followed`: what went, came back or stayed.
    """

    board_id: UUID | None = None
    added: int = 0
    silent: tuple[str, ...] = ()
    refused: str = ""
    whole: tuple[str, ...] = ()
    followed: Followed = Followed()
    unseen: tuple[str, ...] = ()


async def bring_back(activity_id: UUID, by: Person) -> Brought:
    """Each group's results onto the plenary board. A second time brings what is new. Outside any write session.

    Raises:
        NotAllowed, Missing, NotSaved: as the board's writer. For an activity without groups nothing happens.
    """
    plenary = await _plenary(activity_id)
    if plenary is None:
        return Brought()
    found = await gather(activity_id)
    silent, whole, unseen = (_named(found, reason) for reason in (Why.NONE, Why.ALL, Why.UNSEEN))
    added = 0
    try:
        followed = await _follow(plenary.id, activity_id, found, by)
        for place, (group, brought, _why) in enumerate(found):
            if brought:
                section = await _section(plenary, group, place, by)
                added += await add_notes_from_sources(plenary.id, _signed(group, brought), section=section, by=by)
    except Refused as refused:
        if refused.__class__ is not Refused:
            raise
        return Brought(plenary.id, added, silent, str(refused), whole, unseen=unseen)
    return Brought(plenary.id, added, silent, whole=whole, followed=followed, unseen=unseen)


def _named(found: Found, reason: Why) -> tuple[str, ...]:
    return tuple(label(group) for group, _brought, because in found if because is reason)


async def _follow(plenary: UUID, activity_id: UUID, found: Found, by: Person) -> Followed:
    going = {one.note.id: one.text for _group, brought, _why in found for one in brought}
    async with db.reading() as session:
        theirs = await session.execute(
            select(col(Note.id), col(Note.hidden), col(Note.reason))
            .join(Board, col(Board.id) == col(Note.board_id))
            .where(Board.activity_id == activity_id, col(Board.group_id).is_not(None))
        )
        sources = {id: reason if hidden else None for id, hidden, reason in theirs}
        seq = (await session.execute(select(Board.seq).where(Board.id == plenary))).scalar_one()
    return await follow((await open_room(plenary, seq)).wall, sources, going, by)


async def when_left(activity: Activity | None, by: Person) -> None:
    """Everybody has gone on from this activity: if it had groups, their results come."""
    if activity is not None and activity.kind is ActivityKind.GROUPS:
        await bring_safely(activity.id, by)
        async with db.writing() as session:
            if (work := await work_of(session, activity.id)) is not None:
                work.gathered_by = work.gathered_by or by.id
            await session.commit()


async def bring_safely(activity_id: UUID, by: Person) -> None:
    """Bring them, and never stand in the way of what comes next."""
    try:
        await bring_back(activity_id, by)
    except (Refused, db.Busy) as broken:
        logs.log().error("results of groups not brought", trail=logs.trail(broken))


async def _plenary(activity_id: UUID) -> Board | None:
    """The board, made now if it was not made with the groups."""
    async with db.writing() as session:
        activity = await session.get(Activity, activity_id)
        if activity is None or activity.kind is not ActivityKind.GROUPS:
            return None
        if not await groups_in(session, activity_id):
            return None
        workshop = await session.get_one(Workshop, activity.workshop_id)
        work = await work_of(session, activity_id) or GroupWork(activity_id=activity_id)
        plenary = await boards.plenary(session, workshop, activity, work)
        await session.commit()
        return plenary


async def gather(activity_id: UUID) -> Found:
    """What each group has come to, in order."""
    async with db.reading() as session:
        groups = await groups_in(session, activity_id)
        theirs = await boards_in(session, activity_id)
        connection = await session.connection()
        walls: list[Wall | None] = []
        for group in groups:
            board = theirs.get(group.id)
            walls.append(await connection.run_sync(rows.load, board.id) if board else None)
    brought = [results(wall) if wall else [] for wall in walls]
    return [(group, one, why(wall, one)) for group, wall, one in zip(groups, walls, brought, strict=True)]


def _signed(group: BreakoutGroup, brought: Sequence[Result]) -> list[Carried]:
    """With the group's name: nobody's own, so that an anonymous note stays one."""
    name = label(group)
    return [
        Carried(one.note.id, one.note.revision, one.text, signed=name, more=one.more, pictures=one.note.pictures)
        for one in brought
    ]


async def _section(plenary: Board, group: BreakoutGroup, place: int, by: Person) -> UUID:
    """The group's section on the plenary board; where somebody has removed it, the first of those that are."""
    id = boards.section_for(plenary.id, group.id)
    if id not in await _sections(plenary.id):
        tone = TONES[place % len(TONES)]
        op = ops.AddSection(id=uuid5(id, "made"), section=id, name=label(group), tone=tone)
        await writer.submit(Wish(plenary.id, op, Visitor(person=by.id)))
    there = await _sections(plenary.id)
    return id if id in there else there[0]


async def _sections(board: UUID) -> list[UUID]:
    async with db.reading() as session:
        seq = (await session.execute(select(Board.seq).where(Board.id == board))).scalar_one()
    return [section.id for section in (await open_room(board, seq)).wall.sections]
