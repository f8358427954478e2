"""Units that were merged between waves: where an ended line goes on."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Unit
from agentnet.surveys.reporting.shapes import Figures
from agentnet.surveys.waves.units import successors_of


async def goes_on(session: Session, waves: Sequence[Figures]) -> dict[str, str]:
    """A unit's key in the figures → the names of the units that it goes on in, for units that the last wave has not."""
    if not waves:
        return {}
    last = {group.key for group in waves[-1].groups.get("unit", ())}
    gone = {group.key for wave in waves for group in wave.groups.get("unit", ())} - last
    ids = {UUID(key.rpartition("|")[2]): key for key in gone}
    after = await successors_of(session, list(ids)) if ids else {}
    wanted = {one for ways in after.values() for one in ways}
    rows = await session.execute(select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(wanted)))
    names = {id: name for id, name in rows}  # noqa: C416
    return {
        ids[unit]: ", ".join(names[one] for one in ways if one in names and one != unit)
        for unit, ways in after.items()
        if any(one != unit for one in ways)
    }
