"""What the pages of this room load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.network import queries
from agentnet.network.models import Network, Pair, Theme
from agentnet.network.queries import NominationSeen
from agentnet.network.rules import Standing
from agentnet.web import Session, Somebody


class NetworkSeen(NamedTuple):
    network: Network
    standing: Standing


class NominationInSight(NamedTuple):
    seen: NominationSeen
    network: Network
    standing: Standing


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> NetworkSeen:
    return NetworkSeen(*await queries.network_seen_by(session, somebody, network_id))


async def nomination_in_sight(session: Session, somebody: Somebody, nomination_id: FromPath[UUID]) -> NominationInSight:
    seen, standing = await queries.nomination_seen_by(session, somebody, nomination_id)
    return NominationInSight(seen, await session.get_one(Network, standing.network_id), standing)


async def theme_in_sight(
    session: Session, somebody: Somebody, network_id: FromPath[UUID], theme_id: FromPath[UUID]
) -> Theme:
    _, standing = await queries.network_seen_by(session, somebody, network_id)
    return await queries.theme_seen_by(session, standing, theme_id)


async def pair_in_sight(
    session: Session, somebody: Somebody, network_id: FromPath[UUID], pair_id: FromPath[UUID]
) -> Pair:
    _, standing = await queries.network_seen_by(session, somebody, network_id)
    return await queries.pair_seen_by(session, standing, pair_id)
