"""A membership's term of office: its days, its pauses, its end. The nomination that led to it keeps step."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.actions.pairs import end_pairs_of
from agentnet.network.actions.steps import step
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Nomination
from agentnet.network.queries.standings import in_force
from agentnet.network.quiet import today
from agentnet.network.quiet.days import HELSINKI
from agentnet.words import N_, Refused

YEAR: Final = timedelta(days=365)
LAST_LEADER: Final = N_("Verkostolla on oltava vähintään yksi koordinaattori. Lisää ensin toinen.")
BACKWARDS: Final = N_("Viimeinen päivä on ennen ensimmäistä. Tarkista päivät.")


async def set_term(
    session: Session, membership: Membership, starts_on: date | None, ends_on: date | None, *, by: UUID
) -> None:
    """From the first day to the last one; without a last one until told otherwise.

    Raises:
        Refused: the days are the wrong way round, or nobody would be left to lead.
    """
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(BACKWARDS)
    if ends_on is not None:
        await _leaders_remain(session, membership)
    membership.starts_on, membership.ends_on = starts_on, ends_on
    membership.ends_at = midnight_after(ends_on) if ends_on else None
    await _keep_step(session, membership, by=by)
    audit(session, "term", membership, by, membership.network_id)


async def renew(session: Session, membership: Membership, *, by: UUID) -> date:
    """Another term as long as the last one (a year when its length is not known), by one press. Its last day."""
    now = today(clock.now())
    was = membership.ends_on or now
    long = was - membership.starts_on if membership.starts_on and membership.ends_on else YEAR
    starts = max(was, now) + timedelta(days=1) if membership.ends_on else now
    await set_term(session, membership, starts, starts + long, by=by)
    return starts + long


async def pause(session: Session, membership: Membership, first: date, last: date | None, *, by: UUID) -> None:
    """Away from the first day to the last one. No reason is asked.

    Raises:
        Refused: the days are the wrong way round.
    """
    if last is not None and last < first:
        raise Refused(BACKWARDS)
    membership.paused_from, membership.paused_to = first, last
    await _keep_step(session, membership, by=by)
    audit(session, "pause", membership, by, membership.network_id)


async def resume(session: Session, membership: Membership, *, by: UUID) -> None:
    membership.paused_from = membership.paused_to = None
    await _keep_step(session, membership, by=by)
    audit(session, "resume", membership, by, membership.network_id)


async def end(session: Session, membership: Membership, *, by: UUID) -> None:
    """The role ends now. What they have given stays theirs.

    Raises:
        Refused: nobody would be left to lead.
    """
    await _leaders_remain(session, membership)
    membership.ends_at = clock.now()
    await _keep_step(session, membership, by=by)
    audit(session, "end-role", membership, by, membership.network_id)


async def restore(session: Session, membership: Membership, *, by: UUID) -> None:
    """Take the end back; a term whose last day has gone has no last day any more."""
    if membership.ends_on and membership.ends_on < today(clock.now()):
        membership.ends_on = None
    membership.ends_at = midnight_after(membership.ends_on) if membership.ends_on else None
    await _keep_step(session, membership, by=by)
    audit(session, "restore-role", membership, by, membership.network_id)


async def keep(session: Session, membership: Membership) -> bool:
    """What a new day brings: a pause begins or is over, a term has ended. True when something did."""
    if over := is_over(membership.paused_to):
        membership.paused_from = membership.paused_to = None
    return await _keep_step(session, membership, by=None) or over


def is_paused(membership: Membership, day: date | None = None) -> bool:
    """Away on `day` (today)."""
    day = day or today(clock.now())
    first, last = membership.paused_from, membership.paused_to
    return first is not None and first <= day and (last is None or day <= last)


def is_over(last: date | None) -> bool:
    return last is not None and last < today(clock.now())


def midnight_after(day: date) -> datetime:
    """When a day is over in Finland."""
    return datetime.combine(day + timedelta(days=1), time(), HELSINKI).astimezone(UTC)


def _is_ended(membership: Membership) -> bool:
    return membership.ends_at is not None and membership.ends_at <= clock.now()


async def _keep_step(session: Session, membership: Membership, *, by: UUID | None) -> bool:
    """The nomination goes where the membership is; pairs end with it."""
    session.add(membership)
    await session.flush()
    if _is_ended(membership) and membership.role is Role.AGENT:
        await end_pairs_of(session, membership.network_id, membership.person_id)
    nomination = await nomination_of(session, membership)
    if nomination is None:
        return False
    wanted = Stage.ENDED if _is_ended(membership) else Stage.PAUSED if is_paused(membership) else Stage.ACTIVE
    way = WAYS.get((nomination.stage, wanted), ())
    for name in way:
        await step(session, nomination, name, Role.COORDINATOR, by=by)
    return bool(way)


WAYS: Final = {
    (Stage.ACTIVE, Stage.PAUSED): ("pause",),
    (Stage.PAUSED, Stage.ACTIVE): ("resume",),
    (Stage.ACTIVE, Stage.ENDED): ("end",),
    (Stage.PAUSED, Stage.ENDED): ("end",),
    (Stage.ENDED, Stage.ACTIVE): ("restore",),
    (Stage.ENDED, Stage.PAUSED): ("restore", "pause"),
}


async def nomination_of(session: Session, membership: Membership) -> Nomination | None:
    """The nomination that led to this membership, the latest if there are several."""
    found = await session.scalars(
        select(Nomination)
        .where(
            col(Nomination.network_id) == membership.network_id,
            col(Nomination.person_id) == membership.person_id,
            col(Nomination.role) == membership.role,
            col(Nomination.stage).in_((Stage.ACTIVE, Stage.PAUSED, Stage.ENDED)),
        )
        .order_by(col(Nomination.created_at).desc())
    )
    return found.first()


async def membership_of(session: Session, nomination: Nomination) -> Membership | None:
    """The membership that a nomination led to, in force or not."""
    if nomination.person_id is None:
        return None
    found = await session.scalars(
        select(Membership).where(
            col(Membership.network_id) == nomination.network_id,
            col(Membership.person_id) == nomination.person_id,
            col(Membership.role) == nomination.role,
        )
    )
    return found.first()


async def _leaders_remain(session: Session, membership: Membership) -> None:
    if membership.role is not Role.COORDINATOR:
        return
    others = await session.scalars(
        select(col(Membership.id)).where(
            col(Membership.network_id) == membership.network_id,
            col(Membership.role) == Role.COORDINATOR,
            col(Membership.id) != membership.id,
            in_force(),
            or_(col(Membership.ends_on).is_(None), col(Membership.ends_on) >= today(clock.now())),
        )
    )
    if others.first() is None:
        raise Refused(LAST_LEADER)
