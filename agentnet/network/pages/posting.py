"""Who leads a network, for letters to them."""

from collections.abc import Iterator
from uuid import UUID

from agentnet.db import Session
from agentnet.network import queries
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person


async def coordinators(session: Session, network: Network, but: UUID | None = None) -> Iterator[Person]:
    """Everybody who leads, but the one who acts."""
    return (one for one in await queries.people_with(session, network.id, Role.COORDINATOR) if one.id != but)
