"""What somebody is in a network, and who holds a role there. Memberships count while they are in force."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, Person
from agentnet.network.rules import Standing
from agentnet.words import Missing


def in_force() -> ColumnElement[bool]:
    """The membership has not ended."""
    return (col(Membership.ends_at).is_(None)) | (col(Membership.ends_at) > clock.now())


async def standing(session: Session, me: Person, network_id: UUID) -> Standing:
    """What `me` is in the network.

    Raises:
        Missing: when `me` has no membership in force there (or there is no such network).
    """
    roles = await session.scalars(
        select(col(Membership.role)).where(
            Membership.network_id == network_id,
            Membership.person_id == me.id,
            in_force(),
        )
    )
    if not (found := frozenset(roles)):
        raise Missing
    return Standing(me.id, network_id, found)


async def network_seen_by(session: Session, me: Person, network_id: UUID) -> tuple[Network, Standing]:
    """The network and what `me` is in it.

    Raises:
        Missing: when it is not there or not theirs to see.
    """
    mine = await standing(session, me, network_id)
    network = await session.get(Network, network_id)
    if network is None:
        raise Missing
    return network, mine


async def networks_of(session: Session, me: Person) -> list[tuple[Network, frozenset[Role]]]:
    """The networks that `me` belongs to with their roles in each, by name; archived ones last."""
    rows = await session.execute(
        select(Network, col(Membership.role))
        .join(Membership, col(Membership.network_id) == col(Network.id))
        .where(Membership.person_id == me.id, in_force())
        .order_by(col(Network.archived_at).is_not(None), Network.name)
    )
    found: dict[UUID, tuple[Network, set[Role]]] = {}
    for network, role in rows:
        found.setdefault(network.id, (network, set()))[1].add(role)
    return [(network, frozenset(roles)) for network, roles in found.values()]


async def working_networks_of(session: Session, me: Person) -> list[tuple[Network, frozenset[Role]]]:
    """The same without those that have ended: nothing is asked of anybody there."""
    return [one for one in await networks_of(session, me) if one[0].archived_at is None]


async def people_with(session: Session, network_id: UUID, *roles: Role) -> list[Person]:
    """People who hold one of `roles` in the network now, by name."""
    people = await session.scalars(
        select(Person)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            Membership.network_id == network_id,
            col(Membership.role).in_(roles),
            in_force(),
            col(Person.binned_at).is_(None),
        )
        .order_by(Person.name)
        .distinct()
    )
    return list(people)
