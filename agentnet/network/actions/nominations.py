"""Nominating, and what a coordinator does with a nomination."""

import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlmodel import col, select, update

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.actions.pairs import end_pairs_of
from agentnet.network.actions.steps import step
from agentnet.network.actions.terms import membership_of
from agentnet.network.flow import Channel, Role, Stage
from agentnet.network.models import Invitation, Membership, Network, Nomination, Person
from agentnet.network.queries.nominations import hashed, open_nomination
from agentnet.network.queries.people import units_of
from agentnet.network.queries.standings import people_with
from agentnet.network.quiet import today
from agentnet.words import N_, Missing, Refused

VALID: Final = timedelta(days=14)


class AlreadyNominated(Refused):
    """Somebody has nominated this address; `nomination` is theirs (none when the person simply is an agent)."""

    def __init__(self, nomination: Nomination | None) -> None:
        super().__init__(N_("Tämä henkilö on jo nimetty tai verkoston agentti."))
        self.nomination = nomination


class Told(NamedTuple):
    """A coordinator writes down what a supervisor has told."""

    entered_by: UUID
    channel: Channel
    on: date


async def nominate(
    session: Session,
    network_id: UUID,
    *,
    name: str,
    email: str,
    unit_id: UUID,
    phone: str = "",
    why: str = "",
    by: Person,
    told: Told | None = None,
    request_id: UUID | None = None,
    succeeds_id: UUID | None = None,
) -> Nomination:
    """Propose somebody as an agent. One who gives their own address offers themselves.

    `told`: somebody else writes this down for `by`. `succeeds_id`: the agent whose tasks and pair the new one inherits.

    Raises:
        AlreadyNominated: the address is on its way already. Missing: the unit is not of the network's county.
    """
    # One nomination at a time in a network: of two at once with the same address, the later one sees the first.
    await session.execute(select(Network.id).where(col(Network.id) == network_id).with_for_update())
    if unit_id not in {place.unit_id for place in await units_of(session, network_id)}:
        raise Missing
    email = email.strip().lower()
    if (existing := await open_nomination(session, network_id, email)) is not None:
        raise AlreadyNominated(existing)
    if any(agent.email == email for agent in await people_with(session, network_id, Role.AGENT)):
        raise AlreadyNominated(None)
    nomination = Nomination(
        network_id=network_id,
        unit_id=unit_id,
        name=name,
        email=email,
        phone=phone,
        why=why,
        nominated_by=by.id,
        person_id=by.id if email == by.email else None,
        entered_by=told.entered_by if told else None,
        channel=told.channel if told else None,
        told_on=told.on if told else None,
        request_id=request_id,
        succeeds_id=succeeds_id,
    )
    session.add(nomination)
    await session.flush()
    if told:
        audit(session, "nominate-for", nomination, told.entered_by, network_id)
    return nomination


async def move(session: Session, nomination: Nomination, name: str, *, by: UUID) -> str:
    """What a coordinator's button does: the step, and what follows from it.

    `confirm`, `invite` and `reinvite` give back the token of a new invitation, to be mailed and never shown again; the
    others an empty string.

    Raises:
        Refused: the nomination is no longer where this step begins.
    """
    await step(session, nomination, name, Role.COORDINATOR, by=by)
    audit(session, name, nomination, by, nomination.network_id)
    if name == "confirm":
        await step(session, nomination, "invite", Role.COORDINATOR, by=by)
    if name in AFTER and (membership := await membership_of(session, nomination)):
        AFTER[name](membership)
        session.add(membership)
    if name == "end" and nomination.person_id:
        await end_pairs_of(session, nomination.network_id, nomination.person_id)
    return await _invite(session, nomination) if nomination.stage is Stage.INVITED else ""


async def withdraw(session: Session, nomination: Nomination, *, by: UUID) -> None:
    """The one who nominated takes it back, while nobody has been invited.

    Raises:
        Refused: the nomination is no longer where this step begins.
    """
    await step(session, nomination, "withdraw", Role.SUPERVISOR, by=by)


async def correct(session: Session, nomination: Nomination, what: str, *, by: UUID) -> None:
    """A supervisor says what is wrong in that which was written down for them."""
    nomination.correction = what
    session.add(nomination)
    audit(session, "correct", nomination, by, nomination.network_id)
    await session.flush()


async def remind(session: Session, invitation: Invitation) -> str:
    """Another key to the same invitation, for a reminder: valid as long as the first, closed with it."""
    token = secrets.token_urlsafe(32)
    key = Invitation(nomination_id=invitation.nomination_id, token_hash=hashed(token), expires_at=invitation.expires_at)
    session.add(key)
    await session.flush()
    return token


async def _invite(session: Session, nomination: Nomination) -> str:
    """A new key; the earlier ones open nothing any more."""
    now = clock.now()
    await session.execute(
        update(Invitation)
        .where(col(Invitation.nomination_id) == nomination.id, col(Invitation.used_at).is_(None))
        .values(used_at=now)
    )
    token = secrets.token_urlsafe(32)
    session.add(Invitation(nomination_id=nomination.id, token_hash=hashed(token), expires_at=now + VALID))
    await session.flush()
    return token


def _paused(membership: Membership) -> None:
    membership.paused_from, membership.paused_to = today(clock.now()), None


def _resumed(membership: Membership) -> None:
    membership.paused_from = membership.paused_to = None


def _ended(membership: Membership) -> None:
    membership.ends_at = clock.now()


def _restored(membership: Membership) -> None:
    membership.ends_at = membership.ends_on = None


AFTER: Final[dict[str, Callable[[Membership], None]]] = {
    "pause": _paused,
    "resume": _resumed,
    "end": _ended,
    "restore": _restored,
}
"""What a coordinator's step does to the membership."""
