"""What the invited person does with the mailed key. It opens once, for fourteen days."""

from sqlmodel import col, select, update

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.actions.steps import step
from agentnet.network.flow import Stage
from agentnet.network.models import Invitation, Membership, Nomination, Person
from agentnet.network.queries.numbers import stays_hidden
from agentnet.network.quiet import today
from agentnet.words import N_, Refused


class Closed(Refused):
    """The key opens nothing (any more); the sentence says why."""


def check(invitation: Invitation, nomination: Nomination) -> None:
    """Raises `Closed` unless the invitation can be answered now."""
    if nomination.stage is Stage.ACTIVE and invitation.used_at is not None:
        raise Closed(N_("Olet jo vastannut tähän kutsuun ja olet verkoston jäsen."))
    if invitation.used_at is not None:
        raise Closed(N_("Tämä kutsu on jo käytetty, tai sen tilalle on lähetetty uusi."))
    if invitation.expires_at <= clock.now() or nomination.stage is Stage.EXPIRED:
        raise Closed(N_("Tämä kutsu on vanhentunut. Kutsu on voimassa 14 päivää."))
    if nomination.stage is not Stage.INVITED:
        raise Closed(N_("Tämä kutsu ei ole enää voimassa."))


async def accept(session: Session, invitation: Invitation, nomination: Nomination, *, language: str = "fi") -> Person:
    """Become a member: the person of this address, or a new one, is an agent of the network from now on.

    Raises:
        Closed: the key opens nothing any more. Refused: the other press was quicker.
    """
    check(invitation, nomination)
    await step(session, nomination, "accept", None, by=None)
    person = await _person(session, nomination, language)
    await _join(session, nomination, person)
    nomination.person_id = person.id
    await _close(session, invitation)
    await step(session, nomination, "activate", None, by=person.id)
    audit(session, "accept", nomination, person.id, nomination.network_id)
    return person


async def _person(session: Session, nomination: Nomination, language: str) -> Person:
    known = (await session.scalars(select(Person).where(col(Person.email) == nomination.email))).first()
    person = known or Person(name=nomination.name, email=nomination.email, language=language)
    person.unit_id = person.unit_id or nomination.unit_id
    person.phone = person.phone or nomination.phone
    person.binned_at = None
    session.add(person)
    await session.flush()
    return person


async def _join(session: Session, nomination: Nomination, person: Person) -> None:
    """A member again with the old row, or with a new one."""
    found = await session.scalars(
        select(Membership).where(
            col(Membership.network_id) == nomination.network_id,
            col(Membership.person_id) == person.id,
            col(Membership.role) == nomination.role,
        )
    )
    membership = found.first() or Membership(
        network_id=nomination.network_id, person_id=person.id, role=nomination.role
    )
    if nomination.phone != person.phone and await stays_hidden(session, nomination.network_id, person):
        membership.phone_hidden = True
    membership.ends_at = membership.ends_on = membership.paused_from = membership.paused_to = None
    membership.starts_on = today(clock.now())
    session.add(membership)


async def decline(session: Session, invitation: Invitation, nomination: Nomination) -> None:
    """Say no. No reason is asked and none is kept.

    Raises:
        Closed: the key opens nothing any more. Refused: the other press was quicker.
    """
    check(invitation, nomination)
    await step(session, nomination, "decline", None, by=None)
    await _close(session, invitation)


async def _close(session: Session, invitation: Invitation) -> None:
    """This key and those of the reminders open nothing any more."""
    invitation.used_at = clock.now()
    await session.execute(
        update(Invitation)
        .where(col(Invitation.nomination_id) == invitation.nomination_id, col(Invitation.used_at).is_(None))
        .values(used_at=invitation.used_at)
    )


async def expire(session: Session, invitation: Invitation, nomination: Nomination) -> bool:
    """Let an unanswered invitation run out. False when it was answered, renewed, or has time left."""
    if nomination.stage is not Stage.INVITED or invitation.used_at is not None:
        return False
    if invitation.expires_at > clock.now():
        return False
    await step(session, nomination, "expire", None, by=None)
    return True
