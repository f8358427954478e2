"""The network that a list of workshops belongs to, through the eyes of the one who asks."""

from uuid import UUID

from litestar.params import FromPath

from agentnet.network.models import Network
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.web import Session, Somebody

SeenNetwork = tuple[Network, Standing]


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return await network_seen_by(session, somebody, network_id)
