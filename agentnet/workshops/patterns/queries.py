"""Which programmes a workshop can be started from."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import Missing
from agentnet.workshops import programme, queries
from agentnet.workshops.boards.layouts import PLANS, Layout
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.queries import groups_in, work_of
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.patterns.library import LIBRARY, said
from agentnet.workshops.patterns.models import Pattern
from agentnet.workshops.polls.models import Poll, PollOption
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.programme.points import BoardPlan, Point, PollPlan, unpacked

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
WEEK: Final = timedelta(days=7)
COPIED: Final = 12
"""So many workshops are offered to copy from."""


async def own_patterns(session: Session, network_id: UUID, *, binned: bool = False) -> list[Pattern]:
    """A network's own programmes, by name; or those that were deleted."""
    gone = col(Pattern.binned_at).is_not(None) if binned else col(Pattern.binned_at).is_(None)
    rows = await session.scalars(
        select(Pattern).where(Pattern.network_id == network_id, gone).order_by(col(Pattern.name))
    )
    return list(rows)


async def own_pattern(session: Session, network_id: UUID, pattern_id: UUID) -> Pattern:
    """Raises `Missing` unless it is the network's own."""
    found = await session.get(Pattern, pattern_id)
    if found is None or found.network_id != network_id:
        raise Missing
    return found


async def points_in(session: Session, network_id: UUID, begin: str) -> list[Point]:
    """The points that `begin` names: a key of the library, the id of an own programme, or that of a workshop.

    Raises:
        Missing: none of them, or another network's.
    """
    if begin in LIBRARY:
        return [said(point) for point in LIBRARY[begin].points]
    try:
        id = UUID(begin)
    except ValueError as wrong:
        raise Missing from wrong
    workshop = await session.get(Workshop, id)
    if workshop is not None and workshop.network_id == network_id:
        return await points_of(session, workshop)
    own = await own_pattern(session, network_id, id)
    if own.binned_at is not None:
        raise Missing
    return unpacked(own.points)


async def points_of(session: Session, workshop: Workshop) -> list[Point]:
    """A workshop's programme on paper: what was to be done, and nothing of what was said."""
    return [await _point(session, activity) for activity in await queries.agenda(session, workshop.id)]


async def _point(session: Session, activity: Activity) -> Point:
    board, poll, groups = None, None, 0
    if activity.kind is ActivityKind.BOARD:
        board = await _plan(session, await programme.board_of(session, activity))
    elif activity.kind is ActivityKind.GROUPS:
        groups = len(await groups_in(session, activity.id))
        board = _planned(await work_of(session, activity.id))
    elif activity.kind is ActivityKind.POLL:
        poll = await _poll(session, await poll_of(session, activity.id))
    return Point(activity.kind, activity.title, activity.minutes, activity.instruction, board, poll, groups)


async def _plan(session: Session, board: Board | None) -> BoardPlan | None:
    """How a board was laid out. What has been made of it since is a grid of its own: rows and columns by name."""
    if board is None:
        return None
    order = col(Section.row), col(Section.place)
    sections = list(await session.scalars(select(Section).where(Section.board_id == board.id).order_by(*order)))
    rows = list(dict.fromkeys(section.row_name for section in sections if section.row_name))
    names = list(dict.fromkeys(section.name for section in sections))
    return BoardPlan(
        layout=_layout(len({section.row for section in sections}), names, rows),
        names=tuple(names),
        rows=tuple(rows),
        votes=board.votes_each,
        several=board.several,
        offers=board.offers,
        moderated=board.moderated,
        comments=board.comments,
        reactions=board.reactions,
    )


def _planned(work: GroupWork | None) -> BoardPlan | None:
    """How the boards of groups were asked to be."""
    if work is None:
        return None
    same = ("layout", "offers", "several", "moderated", "comments", "reactions")
    rest = {name: getattr(work, name) for name in same}
    return BoardPlan(names=tuple(work.names), rows=tuple(work.rows), votes=work.votes_each, **rest)


def _layout(height: int, names: list[str], rows: list[str]) -> Layout:
    if rows:
        return Layout.JOURNEY
    if height > 1 and len(names) == PLANS[Layout.FOUR].wide * 2:
        return Layout.FOUR
    return Layout.FREE if len(names) == 1 else Layout.COLUMNS


async def _poll(session: Session, poll: Poll | None) -> PollPlan | None:
    if poll is None:
        return None
    order = select(PollOption.text).where(PollOption.poll_id == poll.id).order_by(col(PollOption.place))
    return PollPlan(poll.kind, poll.question, tuple(await session.scalars(order)))


async def copied(session: Session, network_id: UUID) -> list[Workshop]:
    """Workshops that a new one can be copied from: those that have begun, the latest first; then those to come."""
    rows = await session.scalars(
        select(Workshop)
        .where(Workshop.network_id == network_id, Workshop.stage != Stage.CANCELLED)
        .order_by(col(Workshop.starts_at) > clock.now(), col(Workshop.starts_at).desc())
        .limit(COPIED)
    )
    return list(rows)


async def to_copy(session: Session, network_id: UUID, begin: str) -> Workshop | None:
    """The workshop of the network that `begin` names, however old; none when it names something else."""
    try:
        workshop = await session.get(Workshop, UUID(begin))
    except ValueError:
        return None
    return workshop if workshop is not None and workshop.network_id == network_id else None


def next_month(starts_at: datetime) -> datetime:
    """The same weekday and time, four or five weeks on: the same one of its month, as monthly meetings are agreed.

    What would be in the past comes a week later, and again, until it is not.
    """
    before = starts_at.astimezone(HELSINKI)
    nth = (before.day - 1) // 7
    found = before + 4 * WEEK
    if found.month == before.month:
        found += WEEK
    if (found.day - 1) // 7 < nth and (found + WEEK).month == found.month:
        found += WEEK
    while found <= clock.now():
        found += WEEK
    return found
