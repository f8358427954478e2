"""The programme: activities in order, and which one everybody's screen follows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops import queries
from agentnet.workshops.boards.actions import make_board
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, Workshop

SECTIONS: Final = (N_("Esteet"), N_("Hyvät käytännöt"), N_("Mitä kokeilemme?"), N_("Asiakkaan ääni"))


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
    """A new activity at the end; a board gets its sections (the usual four when none are given)."""
    order = await queries.agenda(session, workshop.id)
    activity = Activity(
        workshop_id=workshop.id,
        place=len(order),
        kind=kind,
        title=title,
        instruction=instruction,
        minutes=minutes,
    )
    session.add(activity)
    await session.flush()
    if kind is ActivityKind.BOARD:
        await make_board(
            session,
            network_id=workshop.network_id,
            workshop_id=workshop.id,
            activity_id=activity.id,
            title=title,
            task=instruction or title,
            sections=sections or tuple(_(name) for name in SECTIONS),
            votes=votes,
        )
    return activity


async def move(session: Session, workshop: Workshop, activity_id: UUID, *, up: bool) -> None:
    """One step earlier or later; at the end of the line nothing happens."""
    order = await queries.agenda(session, workshop.id)
    at = next((i for i, activity in enumerate(order) if activity.id == activity_id), None)
    if at is None:
        raise Missing
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    for place, activity in enumerate(order):
        activity.place = place


async def remove(session: Session, workshop: Workshop, activity_id: UUID) -> None:
    """Take an activity out of the programme. One that has a board with it stays, since notes may be on it.

    Raises:
        Missing: there is none. Refused: it has a board, or it is on.
    """
    activity = await activity_of(session, workshop, activity_id)
    if activity.state is ActivityState.ON:
        raise Refused(N_("Ohjelmakohta on käynnissä. Siirry ensin toiseen kohtaan."))
    if activity.kind is ActivityKind.BOARD:
        raise Refused(N_("Ohjelmakohdassa on ideataulu, joten sitä ei voi poistaa. Voit siirtää sen viimeiseksi."))
    await session.delete(activity)


async def activity_of(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    activity = await session.get(Activity, activity_id)
    if activity is None or activity.workshop_id != workshop.id:
        raise Missing
    return activity


async def start(session: Session, workshop: Workshop, activity_id: UUID) -> Activity:
    """Everyone's screen goes to this activity; those before it are done, those after it come.

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
            if activity.state is not ActivityState.ON:
                activity.state, activity.started_at = ActivityState.ON, clock.now()
            continue
        activity.state = ActivityState.DONE if before else ActivityState.COMING
    await session.flush()
    return chosen


def timetable(workshop: Workshop, agenda: Sequence[Activity]) -> list[tuple[Activity, datetime]]:
    """When each activity begins: as it did, or as planned from what has happened so far."""
    at, times = workshop.starts_at, []
    for activity in agenda:
        at = activity.started_at if activity.started_at and activity.state is not ActivityState.COMING else at
        times.append((activity, at))
        at += timedelta(minutes=activity.minutes)
    return times


async def on_now(session: Session, workshop: Workshop) -> Activity | None:
    """The activity that everybody's screen follows, while the workshop is live."""
    return await queries.activity_on(session, workshop.id) if workshop.stage is Stage.LIVE else None


def mark(workshop: Workshop, on: Activity | None) -> str:
    """What stands before everybody's eyes, in one word: it changes when screens must change."""
    return f"{workshop.stage}-{on.id.hex}" if on else str(workshop.stage)


async def board_of(session: Session, activity: Activity | None) -> Board | None:
    """The board of a board activity."""
    if activity is None:
        return None
    found: Board | None = await session.scalar(select(Board).where(Board.activity_id == activity.id))
    return found
