"""Whose telephone number a network's coordinators see. A number that somebody has given in another network stays there:
whoever knows an address could else add its owner and read it.
"""

from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Membership, Network, Person


async def numbers_in(session: Session, network_id: UUID) -> dict[UUID, str]:
    """Person → telephone number (E.164), for those whose number is shown in this network."""
    rows = await session.execute(
        select(col(Person.id), col(Person.phone))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            col(Membership.network_id) == network_id,
            col(Membership.phone_hidden).is_(False),
            col(Person.phone) != "",
            col(Person.binned_at).is_(None),
        )
    )
    return {one.id: one.phone for one in rows}


async def stays_hidden(session: Session, network_id: UUID, person: Person) -> bool:
    """Whether a place that somebody gets in this network hides their number: it is hidden here already, or they are new
    here and other networks know it, or it is an administrator's own.
    """
    if not person.phone:
        return False
    rows = await session.execute(
        select(col(Membership.network_id), col(Membership.phone_hidden)).where(col(Membership.person_id) == person.id)
    )
    places = [(one.network_id, one.phone_hidden) for one in rows]
    here = [hidden for network, hidden in places if network == network_id]
    return all(here) if here else bool(places or person.is_administrator)


async def hidden_from(session: Session, person: Person) -> list[Network]:
    """The networks that somebody is in where their number is not shown, by name."""
    rows = await session.execute(
        select(Network, col(Membership.phone_hidden))
        .join(Membership, col(Membership.network_id) == col(Network.id))
        .where(col(Membership.person_id) == person.id, col(Network.archived_at).is_(None))
        .order_by(col(Network.name), col(Membership.phone_hidden).desc())
    )
    last = {network.id: (network, hidden) for network, hidden in rows}
    return [network for network, hidden in last.values() if hidden]


async def show_everywhere(session: Session, person: Person) -> None:
    """Their number is shown in every network that they are in now."""
    mine = update(Membership).where(col(Membership.person_id) == person.id)
    await session.execute(mine.values(phone_hidden=False))
