"""Leaving a network, with somebody who goes on: tasks and pair move when the successor has accepted."""

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network import actions
from agentnet.network.actions import terms
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Nomination, Pair, Person
from agentnet.network.queries import in_force
from agentnet.tasks import actions as tasks
from agentnet.words import N_, Missing, Refused


class Heir(NamedTuple):
    name: str
    email: str
    why: str = ""


class Inherited(NamedTuple):
    """What moved to the successor."""

    tasks: int
    pairs: list[Pair]


async def leave(
    session: Session,
    membership: Membership,
    person: Person,
    *,
    last_day: date | None,
    heir: Heir | None,
    by: Person,
) -> Nomination | None:
    """The last day of an agent, a successor's nomination, or both.

    Raises:
        Refused: neither is given, or there is no unit to nominate for. AlreadyNominated: the successor is on their way.
    """
    if last_day is None and heir is None:
        raise Refused(N_("Valitse viimeinen päivä tai nimeä seuraaja."))
    if last_day is not None:
        await terms.set_term(session, membership, membership.starts_on, last_day, by=by.id)
    if heir is None:
        return None
    if person.unit_id is None:
        raise Refused(N_("Sinulle ei ole merkitty yksikköä. Pyydä koordinaattoria nimeämään seuraajasi."))
    try:
        return await actions.nominate(
            session,
            membership.network_id,
            name=heir.name,
            email=heir.email,
            why=heir.why,
            unit_id=person.unit_id,
            succeeds_id=person.id,
            by=by,
        )
    except Missing:
        raise Refused(N_("Yksikkö on päättynyt. Valitse ensin uusi yksikkö.")) from None


async def succeed(session: Session, nomination: Nomination, person: Person, was: Person) -> Inherited:
    """The successor has accepted: open tasks and the pair are theirs, and the predecessor's place ends.

    What the predecessor has given stays theirs. Doing it twice moves nothing twice.
    """
    network_id = nomination.network_id
    handed = await tasks.hand_over(session, network_id, was.id, person)
    pairs = await actions.move_pairs(session, network_id, was.id, person.id, by=person.id)
    found = await session.scalars(
        select(Membership).where(
            col(Membership.network_id) == network_id,
            col(Membership.person_id) == was.id,
            col(Membership.role) == Role.AGENT,
            in_force(),
        )
    )
    if (membership := found.first()) is not None:
        await terms.end(session, membership, by=person.id)
    return Inherited(handed, pairs)
