"""Reads of a network's quiet periods."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.quiet.days import FreeDays
from agentnet.network.quiet.models import QuietPeriod
from agentnet.words import Missing


async def free_days(session: Session, network_id: UUID) -> FreeDays:
    """The days that this network's deadlines and reminders skip."""
    periods = await quiet_periods(session, network_id)
    return FreeDays(tuple((period.starts_on, period.ends_on) for period in periods))


async def quiet_periods(session: Session, network_id: UUID) -> list[QuietPeriod]:
    found = await session.scalars(
        select(QuietPeriod)
        .where(col(QuietPeriod.network_id) == network_id, col(QuietPeriod.binned_at).is_(None))
        .order_by(col(QuietPeriod.starts_on), col(QuietPeriod.ends_on), col(QuietPeriod.name))
    )
    return list(found)


async def quiet_period_of(session: Session, network_id: UUID, period_id: UUID) -> QuietPeriod:
    """A period of this network, in the bin or not.

    Raises:
        Missing: there is none.
    """
    period = await session.get(QuietPeriod, period_id)
    if period is None or period.network_id != network_id:
        raise Missing
    return period


async def binned_periods(session: Session, network_id: UUID) -> list[QuietPeriod]:
    """Those that have been put away, and can be taken back."""
    found = await session.scalars(
        select(QuietPeriod)
        .where(col(QuietPeriod.network_id) == network_id, col(QuietPeriod.binned_at).is_not(None))
        .order_by(col(QuietPeriod.starts_on))
    )
    return list(found)
