"""Who is away: reminders wait for them until they are back."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.quiet.models import Absence


async def absent(session: Session, people: Collection[UUID], day: date) -> set[UUID]:
    """Those of `people` who are away on `day`."""
    found = await absences_of(session, people, day)
    return {person for person, rows in found.items() if any(one.starts_on <= day for one in rows)}


async def absences_of(session: Session, people: Collection[UUID], day: date) -> dict[UUID, list[Absence]]:
    """Person → the times away that are not over on `day`, the first one first."""
    rows = await session.scalars(
        select(Absence)
        .where(
            col(Absence.person_id).in_(people),
            col(Absence.ended_at).is_(None),
            col(Absence.ends_on) >= day,
        )
        .order_by(col(Absence.starts_on), col(Absence.ends_on))
    )
    found: dict[UUID, list[Absence]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found
