"""What the pages of questions load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.asking import queries
from agentnet.asking.models import Reply
from agentnet.asking.queries import SeenInquiry
from agentnet.network.models import Network
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.web import Session, Somebody


class SeenNetwork(NamedTuple):
    network: Network
    standing: Standing


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    """The network, for those who take part in it."""
    network, standing = await network_seen_by(session, somebody, network_id)
    standing.require("take part")
    return SeenNetwork(network, standing)


async def inquiry_in_sight(session: Session, somebody: Somebody, inquiry_id: FromPath[UUID]) -> SeenInquiry:
    return await queries.inquiry_seen_by(session, somebody, inquiry_id)


async def reply_in_sight(
    session: Session, somebody: Somebody, inquiry_id: FromPath[UUID], reply_id: FromPath[UUID]
) -> Reply:
    seen = await queries.inquiry_seen_by(session, somebody, inquiry_id)
    return await queries.reply_of(session, seen.inquiry.id, reply_id)
