"""Putting a programme together: points are added anywhere, changed, moved, taken out and brought back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import queries
from agentnet.workshops.boards import settings
from agentnet.workshops.boards.actions import make_board
from agentnet.workshops.boards.layouts import Layout, cells
from agentnet.workshops.boards.models import Board, Note
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.groups.actions import prepare
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.polls.actions import make_poll
from agentnet.workshops.polls.queries import answered, poll_of
from agentnet.workshops.programme.points import BoardPlan, Point
from agentnet.workshops.programme.running import activity_of


async def add(
    session: Session,
    workshop: Workshop,
    *,
    kind: ActivityKind,
    title: str,
    instruction: str = "",
    minutes: int = 15,
    sections: tuple[str, ...] = (),
    votes: int = 3,
) -> Activity:
    """A new activity at the end; a board gets these sections side by side (the usual four when none are given)."""
    board = BoardPlan(names=sections, votes=votes) if kind is ActivityKind.BOARD else None
    return await add_point(session, workshop, Point(kind, title, minutes, instruction, board))


async def add_point(session: Session, workshop: Workshop, point: Point, *, after: UUID | None = None) -> Activity:
    """A new activity with what belongs to its kind: at the end, or right `after` another (its own workshop: first)."""
    order = await queries.agenda(session, workshop.id)
    activity = Activity(
        workshop_id=workshop.id,
        kind=point.kind,
        title=point.title,
        instruction=point.instruction,
        minutes=point.minutes,
    )
    order.insert(_place(order, workshop, after), activity)
    _number(order)
    session.add(activity)
    await session.flush()
    if point.kind is ActivityKind.BOARD:
        await _lay_out(session, workshop, activity, point.board or BoardPlan())
    if point.kind is ActivityKind.GROUPS:
        await prepare(session, workshop, activity, groups=point.groups, **_asked_of_groups(point.board or BoardPlan()))
    if point.poll is not None:
        await make_poll(
            session,
            workshop=workshop,
            activity_id=activity.id,
            kind=point.poll.kind,
            question=point.poll.question,
            options=point.poll.options,
        )
    return activity


def _place(order: Sequence[Activity], workshop: Workshop, after: UUID | None) -> int:
    if after == workshop.id:
        return next((i for i, one in enumerate(order) if one.state is ActivityState.COMING), len(order))
    return next((i + 1 for i, one in enumerate(order) if one.id == after), len(order))


def _number(order: Sequence[Activity]) -> None:
    for place, activity in enumerate(order):
        activity.place = place


async def _lay_out(session: Session, workshop: Workshop, activity: Activity, plan: BoardPlan) -> Board:
    return await make_board(
        session,
        network_id=workshop.network_id,
        workshop_id=workshop.id,
        activity_id=activity.id,
        title=activity.title,
        task=activity.instruction or activity.title,
        cells=cells(plan.layout, plan.names, plan.rows),
        votes=plan.votes,
        several=plan.several,
        offers=plan.offers,
        moderated=plan.moderated,
        comments=plan.comments,
        reactions=plan.reactions,
    )


def _asked_of_groups(plan: BoardPlan) -> dict[str, Any]:
    """The plan in the columns of `GroupWork`."""
    same = ("layout", "offers", "several", "moderated", "comments", "reactions")
    rest = {"names": list(plan.names), "rows": list(plan.rows), "votes_each": plan.votes}
    return rest | {name: getattr(plan, name) for name in same}


async def change(
    session: Session, workshop: Workshop, activity_id: UUID, *, title: str, instruction: str, minutes: int
) -> Activity:
    """New words and minutes; a board that went by the old words goes by the new ones.

    Raises:
        Missing: no such activity here.
    """
    activity = await activity_of(session, workshop, activity_id)
    for board in list(await session.scalars(select(Board).where(Board.activity_id == activity.id))):
        words: dict[str, str] = {}
        if board.title == activity.title and board.group_id is None:
            words["title"] = title
        if board.task == (activity.instruction or activity.title):
            words["task"] = instruction or title
        if words:
            await settings.change(session, board, **words)
    activity.title, activity.instruction, activity.minutes = title, instruction, minutes
    activity.version += 1
    await session.flush()
    return activity


async def move(session: Session, workshop: Workshop, activity_id: UUID, *, up: bool) -> None:
    """One step earlier or later; at the end of the line nothing happens."""
    order = await queries.agenda(session, workshop.id)
    at = next((i for i, activity in enumerate(order) if activity.id == activity_id), None)
    if at is None:
        await activity_of(session, workshop, activity_id)
        raise Missing
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    _number(order)


async def move_after(session: Session, workshop: Workshop, activity_id: UUID, *, after: UUID) -> None:
    """To any place: right after another one, or first (`after` is the workshop's id).

    Raises:
        Missing: no such activity here.
    """
    order = await queries.agenda(session, workshop.id)
    moved = next((one for one in order if one.id == activity_id), None)
    if moved is None:
        await activity_of(session, workshop, activity_id)
        raise Missing
    if after == activity_id:
        return
    order.remove(moved)
    at = 0 if after == workshop.id else next((i + 1 for i, one in enumerate(order) if one.id == after), len(order))
    order.insert(at, moved)
    _number(order)


async def remove(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    """Take an activity out of the programme; its empty board goes with it, and comes back with it. Twice is once.

    Raises:
        Missing: there is none. Refused: it is on, or people have written in it.
    """
    gone = await session.get(Activity, activity_id)
    if gone is not None and gone.workshop_id == workshop.id and gone.removed_at is not None:
        return gone
    activity = await activity_of(session, workshop, activity_id)
    if activity.state is ActivityState.ON and workshop.stage is Stage.LIVE:
        raise Refused(N_("Ohjelmakohta on käynnissä. Siirry ensin toiseen kohtaan."))
    if await notes_in(session, activity.id):
        raise Refused(N_("Ohjelmakohdan ideataululla on jo lappuja, joten sitä ei voi poistaa. Voit siirtää sen."))
    if (poll := await poll_of(session, activity.id)) is not None and await answered(session, poll.id):
        raise Refused(N_("Pikakyselyyn on jo vastattu, joten kohtaa ei voi poistaa. Voit siirtää sen."))
    activity.removed_at = clock.now()
    await session.flush()
    _number(await queries.agenda(session, workshop.id))
    return activity


async def notes_in(session: Session, activity_id: UUID) -> int:
    """How many notes are on the boards of an activity, those of its groups as well."""
    there = select(func.count()).select_from(Note).join(Board, col(Board.id) == col(Note.board_id))
    return await session.scalar(there.where(Board.activity_id == activity_id, col(Note.binned).is_(False))) or 0


async def restore(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    """Bring an activity back to where it was, as far as that place is still there. Done twice, done once.

    Raises:
        Missing: there is no such activity in this workshop.
    """
    activity = await session.get(Activity, activity_id)
    if activity is None or activity.workshop_id != workshop.id:
        raise Missing
    if activity.removed_at is None:
        return activity
    order = await queries.agenda(session, workshop.id)
    activity.removed_at = None
    order.insert(min(activity.place, len(order)), activity)
    _number(order)
    await session.flush()
    return activity


def usual_names(layout: Layout) -> list[str]:
    """The sections that a layout has when nobody says otherwise, each once."""
    return list(dict.fromkeys(cell.name for cell in cells(layout)))
