"""Areas where a management group decides: a coordinator says which group that is."""

from uuid import UUID

from sqlmodel import select

from agentnet.db import Session
from agentnet.guide.reviews.models import DecidingGroup
from agentnet.network.actions.audits import audit
from agentnet.network.models import Network, Person
from agentnet.network.queries import areas_of
from agentnet.words import Missing


async def set_group(session: Session, network: Network, area_id: UUID, name: str, *, by: Person) -> None:
    """The group that decides for an area; an empty name: the director alone.

    Raises:
        Missing: the area is another county's.
    """
    if area_id not in {area.id for area in await areas_of(session, network.id)}:
        raise Missing
    row = await session.scalar(
        select(DecidingGroup).where(DecidingGroup.network_id == network.id, DecidingGroup.area_id == area_id)
    )
    if not name:
        if row is not None:
            await session.delete(row)
    elif row is None:
        session.add(DecidingGroup(network_id=network.id, area_id=area_id, name=name))
    else:
        row.name = name
    audit(session, "set group", network, by.id, network.id)
