"""What the pages of the year load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.network.models import Network
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.web import Session, Somebody


class SeenNetwork(NamedTuple):
    network: Network
    standing: Standing


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return SeenNetwork(*await network_seen_by(session, somebody, network_id))
