"""Goals of coverage: how many agents a network wants from where."""

from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import Field
from agentnet.network.models import Network
from agentnet.network.organisation.models import CoverageGoal

Goals: TypeAlias = Mapping[tuple[UUID, Field, UUID | None], int]
"""(region, field, area when it is the area's) → how many."""


async def set_goals(session: Session, network: Network, wanted: Goals, *, by_area: bool, by: UUID) -> None:
    """The goals of all fields (or of all areas), in place of those before. Of two who save at once the last holds."""
    await session.refresh(network, with_for_update=True)
    of_areas = col(CoverageGoal.area_id).is_not(None) if by_area else col(CoverageGoal.area_id).is_(None)
    await session.execute(delete(CoverageGoal).where(col(CoverageGoal.network_id) == network.id, of_areas))
    session.add_all(
        CoverageGoal(network_id=network.id, region_id=region, field=field, area_id=area, needed=needed)
        for (region, field, area), needed in wanted.items()
        if needed or area is None
    )
    audit(session, "set-goals", network, by, network.id)
