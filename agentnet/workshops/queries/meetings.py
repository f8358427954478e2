"""Workshops in time, and what is in their programme."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Theme
from agentnet.network.rules import Standing
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityState, Stage
from agentnet.workshops.models import Activity, StageChange, Workshop

OVERTIME: Final = timedelta(hours=12)
"""A workshop that nobody has closed is taken for over when this much has gone since its planned end."""


async def workshops_of(session: Session, mine: Standing) -> list[Workshop]:
    """A network's workshops in time; planned ones for coordinators only."""
    query = select(Workshop).where(Workshop.network_id == mine.network_id)
    if not mine.may("lead"):
        query = query.where(Workshop.stage != Stage.PLANNED)
    return list(await session.scalars(query.order_by(col(Workshop.starts_at))))


def is_over(workshop: Workshop) -> bool:
    """Closed, or past its planned end; one that is on may take longer."""
    late = OVERTIME if workshop.stage is Stage.LIVE else timedelta()
    return workshop.stage is Stage.CLOSED or workshop.ends_at + late < clock.now()


def late_until(workshop: Workshop) -> datetime | None:
    """Until when members may still add their thoughts to a workshop that has closed; none when that time is over."""
    if workshop.stage is not Stage.CLOSED or workshop.closed_at is None:
        return None
    until = workshop.closed_at + timedelta(days=workshop.late_days)
    return until if clock.now() < until else None


async def next_workshop(session: Session, network_id: UUID) -> Workshop | None:
    """The one that is on (it may last longer than planned), or the first still to come."""
    now = clock.now()
    on = (col(Workshop.stage) == Stage.LIVE) & (col(Workshop.ends_at) > now - OVERTIME)
    coming = (col(Workshop.stage) == Stage.OPEN) & (col(Workshop.ends_at) > now)
    found: Workshop | None = await session.scalar(
        select(Workshop)
        .where(Workshop.network_id == network_id, on | coming)
        .order_by(col(Workshop.stage) != Stage.LIVE, col(Workshop.starts_at))
    )
    return found


async def next_number(session: Session, network_id: UUID) -> int:
    highest = await session.scalar(select(func.max(Workshop.number)).where(Workshop.network_id == network_id))
    return (highest or 0) + 1


async def agenda(session: Session, workshop_id: UUID, *, removed: bool = False) -> list[Activity]:
    """The programme in order; or what was taken out of it."""
    gone = col(Activity.removed_at).is_not(None) if removed else col(Activity.removed_at).is_(None)
    rows = await session.scalars(
        select(Activity)
        .where(Activity.workshop_id == workshop_id, gone)
        .order_by(col(Activity.place), col(Activity.id))
    )
    return list(rows)


async def activity_on(session: Session, workshop_id: UUID) -> Activity | None:
    found: Activity | None = await session.scalar(
        select(Activity).where(
            Activity.workshop_id == workshop_id,
            Activity.state == ActivityState.ON,
            col(Activity.removed_at).is_(None),
        )
    )
    return found


async def theme_titles(session: Session, ids: Collection[UUID | None]) -> dict[UUID, str]:
    rows = await session.execute(
        select(col(Theme.id), col(Theme.title)).where(col(Theme.id).in_([i for i in ids if i is not None]))
    )
    return dict(rows.all())


async def history(session: Session, workshop_id: UUID) -> Sequence[StageChange]:
    rows = await session.scalars(
        select(StageChange).where(StageChange.workshop_id == workshop_id).order_by(col(StageChange.created_at))
    )
    return list(rows)


async def boards_to_write_on(session: Session, workshop_id: UUID) -> list[Board]:
    """Everybody's boards of a workshop, in the order of its programme."""
    rows = await session.scalars(
        select(Board)
        .join(Activity, col(Activity.id) == col(Board.activity_id))
        .where(
            Board.workshop_id == workshop_id,
            col(Board.group_id).is_(None),
            col(Activity.removed_at).is_(None),
        )
        .order_by(col(Activity.place))
    )
    return list(rows)
