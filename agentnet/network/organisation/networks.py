"""Networks: made by the administrator, settled by their coordinators, ended and opened again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import NetworkKind, Role
from agentnet.network.models import County, Membership, Network, NetworkCounty, Person
from agentnet.network.queries.numbers import stays_hidden
from agentnet.network.queries.standings import in_force
from agentnet.words import N_, Missing, Refused


class NetworkChanged(Refused):
    """Somebody has saved the settings since this page was opened."""

    def __init__(self) -> None:
        super().__init__(N_("Joku muu tallensi asetukset sillä välin. Tarkista ne ja tallenna uudelleen."))


@dataclass(frozen=True, slots=True)
class Settings:
    """What coordinators decide of their network."""

    name: str
    kind: NetworkKind
    purpose: str
    story_theme: bool
    languages: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A network as the administrator's list shows it: no word of what happens in it."""

    network: Network
    counties: list[County]
    coordinators: list[Person]
    members: int


async def make(
    session: Session,
    *,
    name: str,
    kind: NetworkKind,
    counties: Sequence[UUID],
    coordinator: str,
    email: str,
    purpose: str = "",
    by: UUID,
) -> Network:
    """A new network with its first coordinator. The first county is its home."""
    network = Network(
        county_id=counties[0], name=name, kind=kind, purpose=purpose, story_theme=kind is NetworkKind.AGENTS
    )
    session.add(network)
    await session.flush()
    session.add_all(NetworkCounty(network_id=network.id, county_id=one) for one in dict.fromkeys(counties[1:]))
    audit(session, "make-network", network, by, network.id)
    await add_coordinator(session, network, coordinator, email, by=by)
    return network


async def add_coordinator(session: Session, network: Network, name: str, email: str, *, by: UUID) -> Person:
    """Somebody known by their address, or somebody new, coordinates the network from now on."""
    person = await session.scalar(select(Person).where(col(Person.email) == email))
    if person is None:
        person = Person(name=name, email=email)
        session.add(person)
        await session.flush()
    elif person.binned_at is not None:
        raise Refused(N_("Tällä osoitteella ollut käyttäjä on poistettu."))
    row = await session.scalar(
        select(Membership).where(
            Membership.network_id == network.id,
            Membership.person_id == person.id,
            Membership.role == Role.COORDINATOR,
        )
    )
    if row is None:
        hidden = await stays_hidden(session, network.id, person)
        role = Role.COORDINATOR
        session.add(Membership(network_id=network.id, person_id=person.id, role=role, phone_hidden=hidden))
    else:
        row.ends_at = None
    audit(session, "add-coordinator", person, by, network.id)
    return person


async def settle(session: Session, network: Network, wanted: Settings, *, version: int, by: UUID) -> None:
    """Save the settings, written over `version`.

    Raises:
        NetworkChanged: they have been saved since.
    """
    await session.refresh(network, with_for_update=True)
    if network.version != version:
        raise NetworkChanged
    network.name, network.kind, network.purpose = wanted.name, wanted.kind, wanted.purpose
    network.story_theme, network.languages = wanted.story_theme, list(wanted.languages)
    network.starts_on, network.ends_on, network.version = wanted.starts_on, wanted.ends_on, version + 1
    audit(session, "change-network", network, by, network.id)


def archive(session: Session, network: Network, *, by: UUID) -> None:
    """The network's work is done: it stays to be read, at the end of lists."""
    if network.archived_at is None:
        network.archived_at = clock.now()
        audit(session, "archive-network", network, by, network.id)


def restore(session: Session, network: Network, *, by: UUID) -> None:
    if network.archived_at is not None:
        network.archived_at = None
        audit(session, "restore-network", network, by, network.id)


async def set_counties(session: Session, network: Network, home: UUID, others: Collection[UUID], *, by: UUID) -> None:
    """The counties that the network spans; `home` is where it belongs."""
    network.county_id = home
    await session.execute(delete(NetworkCounty).where(col(NetworkCounty.network_id) == network.id))
    session.add_all(NetworkCounty(network_id=network.id, county_id=one) for one in dict.fromkeys(others) if one != home)
    audit(session, "set-counties", network, by, network.id)


async def every_network(session: Session) -> list[NetworkLine]:
    """For the administrator, those at work first."""
    networks = list(
        await session.scalars(select(Network).order_by(col(Network.archived_at).is_not(None), Network.name))
    )
    counties = {one.id: one for one in await session.scalars(select(County).order_by(County.name))}
    spans: dict[UUID, list[County]] = {one.id: [counties[one.county_id]] for one in networks}
    for link in await session.scalars(select(NetworkCounty)):
        if link.county_id not in {one.id for one in spans[link.network_id]}:
            spans[link.network_id].append(counties[link.county_id])
    ranks = await session.execute(
        select(Membership, Person).join(Person, col(Person.id) == col(Membership.person_id)).where(in_force())
    )
    people: dict[UUID, set[UUID]] = {}
    leaders: dict[UUID, list[Person]] = {}
    for rank, person in ranks:
        people.setdefault(rank.network_id, set()).add(person.id)
        if rank.role is Role.COORDINATOR:
            leaders.setdefault(rank.network_id, []).append(person)
    return [
        NetworkLine(one, spans[one.id], leaders.get(one.id, []), len(people.get(one.id, set()))) for one in networks
    ]


async def line_of(session: Session, network_id: UUID) -> NetworkLine:
    """Raises Missing when there is none."""
    for one in await every_network(session):
        if one.network.id == network_id:
            return one
    raise Missing
