"""What the pages of this room load through the eyes of the one who asks."""

from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from litestar import Request
from litestar.params import FromPath

from agentnet.db import Session as Database
from agentnet.network.models import Membership, Network, Person
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


Asked: TypeAlias = Request[Any, Any, Any]


class Desk(NamedTuple):
    """A person before the one who coordinates the network, who may change what is kept of them."""

    session: Database
    seen: NetworkSeen
    one: PersonSeen
    by: Person

    @property
    def network_id(self) -> UUID:
        return self.seen.network.id


async def desk(session: Session, somebody: Somebody, network_id: FromPath[UUID], person_id: FromPath[UUID]) -> Desk:
    """Raises `Missing` for what is out of sight, `NotAllowed` for others than coordinators."""
    seen = await network_in_sight(session, somebody, network_id)
    one = await queries.person_seen_by(session, somebody, seen.standing, person_id)
    seen.standing.require("lead")
    return Desk(session, seen, one, somebody)
