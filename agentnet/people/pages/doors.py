"""What the pages of this room load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.network.models import Membership, Network
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.people import queries
from agentnet.people.queries import PersonSeen
from agentnet.web import Session, Somebody


class NetworkSeen(NamedTuple):
    network: Network
    standing: Standing


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> NetworkSeen:
    return NetworkSeen(*await network_seen_by(session, somebody, network_id))


async def person_in_sight(
    session: Session, somebody: Somebody, network_id: FromPath[UUID], person_id: FromPath[UUID]
) -> PersonSeen:
    _network, standing = await network_seen_by(session, somebody, network_id)
    return await queries.person_seen_by(session, somebody, standing, person_id)


async def rank_in_sight(
    session: Session,
    somebody: Somebody,
    network_id: FromPath[UUID],
    person_id: FromPath[UUID],
    membership_id: FromPath[UUID],
) -> Membership:
    _network, standing = await network_seen_by(session, somebody, network_id)
    return await queries.membership_seen_by(session, standing, person_id, membership_id)
