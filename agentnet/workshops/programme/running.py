"""Which activity everybody's screen follows, and when each one begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import queries
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityState, Stage
from agentnet.workshops.models import Activity, Workshop

GONE: Final = N_("Kohta on poistettu ohjelmasta. Voit palauttaa sen ohjelman alalaidasta.")


async def activity_of(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    """An activity in the programme of this workshop.

    Raises:
        Missing: it never was there. Refused: it has been taken out.
    """
    activity = await session.get(Activity, activity_id)
    if activity is None or activity.workshop_id != workshop.id:
        raise Missing
    if activity.removed_at is not None:
        raise Refused(GONE)
    return activity


async def start(session: Session, workshop: Workshop, activity_id: UUID, *, timed: bool = False) -> Activity:
    """Everyone's screen goes to this activity; those before it are done, those after it come.

    `timed` sets its clock to the minutes that the programme gives it. Going back is the same press on an earlier one.

    Raises:
        Missing: no such activity here. Refused: the workshop is not live.
    """
    if workshop.stage is not Stage.LIVE:
        raise Refused(N_("Aloita ensin työpaja."))
    chosen = await activity_of(session, workshop, activity_id)
    before = True
    for activity in await queries.agenda(session, workshop.id):
        if activity.id == chosen.id:
            before = False
            _begin(activity, timed=timed)
            continue
        activity.state = ActivityState.DONE if before else ActivityState.COMING
        activity.ends_at = activity.left_s = None
    await session.flush()
    return chosen


def _begin(activity: Activity, *, timed: bool) -> None:
    """One that is on already goes on as it is; `timed` winds its clock anew."""
    now = clock.now()
    if activity.state is not ActivityState.ON:
        activity.state, activity.started_at = ActivityState.ON, now
        activity.ends_at = activity.left_s = None
    if timed:
        activity.ends_at, activity.left_s = now + timedelta(minutes=activity.minutes), None


async def skip(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    """Leave an activity out today: it is done without having been on. It can still be gone to.

    Raises:
        Missing: no such activity here. Refused: it is on, or over.
    """
    activity = await activity_of(session, workshop, activity_id)
    if workshop.stage is not Stage.LIVE or activity.state is not ActivityState.COMING:
        raise Refused(N_("Vain tulossa olevan kohdan voi ohittaa. Päivitä sivu."))
    activity.state, activity.started_at = ActivityState.DONE, None
    await session.flush()
    return activity


def following(agenda: Sequence[Activity]) -> Activity | None:
    """The one that "next" leads to: the first to come after the one that is on."""
    at = next((i for i, activity in enumerate(agenda) if activity.state is ActivityState.ON), -1)
    return next((activity for activity in agenda[at + 1 :] if activity.state is ActivityState.COMING), None)


def preceding(agenda: Sequence[Activity]) -> Activity | None:
    """The one that "back" leads to: the last before the one that is on."""
    at = next((i for i, activity in enumerate(agenda) if activity.state is ActivityState.ON), 0)
    return agenda[at - 1] if at else None


def timetable(workshop: Workshop, agenda: Sequence[Activity]) -> list[tuple[Activity, datetime]]:
    """When each activity begins: as it did, or as planned from what has happened so far."""
    at, times = workshop.starts_at, []
    for activity in agenda:
        at = activity.started_at if activity.started_at and activity.state is not ActivityState.COMING else at
        times.append((activity, at))
        at += timedelta(minutes=activity.minutes)
    return times


def ends_at(workshop: Workshop, agenda: Sequence[Activity]) -> datetime:
    """When the programme is over, if each activity takes its minutes."""
    if not agenda:
        return workshop.starts_at
    last, at = timetable(workshop, agenda)[-1]
    return at + timedelta(minutes=last.minutes)


async def on_now(session: Session, workshop: Workshop) -> Activity | None:
    """The activity that everybody's screen follows, while the workshop is live."""
    return await queries.activity_on(session, workshop.id) if workshop.stage is Stage.LIVE else None


def mark(workshop: Workshop, on: Activity | None) -> str:
    """What stands before everybody's eyes, in one word: it changes when screens must change."""
    return f"{workshop.stage}-{on.id.hex}" if on else str(workshop.stage)


async def board_of(session: Session, activity: Activity | None) -> Board | None:
    """The board of a board activity: everybody's, not one of a group."""
    if activity is None:
        return None
    found: Board | None = await session.scalar(
        select(Board)
        .where(Board.activity_id == activity.id, col(Board.group_id).is_(None))
        .order_by(col(Board.created_at))
    )
    return found
