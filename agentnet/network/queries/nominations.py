"""Nominations: a coordinator sees all of the network, anybody else those that they made themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.flow import CLOSED
from agentnet.network.models import Invitation, Network, Nomination, NominationStep, Person
from agentnet.network.queries.people import Place, places_of
from agentnet.network.queries.standings import standing
from agentnet.network.rules import Standing
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class NominationSeen:
    """A nomination with the names that a page needs."""

    nomination: Nomination
    place: Place
    nominator: Person
    entered_by: Person | None = None
    carer: Person | None = None
    succeeds: Person | None = None

    @property
    def reader(self) -> Person:
        """Whom news of it go to: the nominator, or the supervisor whom it was passed to."""
        return self.carer or self.nominator

    @property
    def is_own(self) -> bool:
        """They offered themselves."""
        return self.nomination.person_id == self.nominator.id


@dataclass(frozen=True, slots=True)
class StepSeen:
    step: NominationStep
    by: str


async def nominations_seen_by(session: Session, mine: Standing) -> list[NominationSeen]:
    """What `mine` lets see, newest first."""
    question = select(Nomination).where(col(Nomination.network_id) == mine.network_id)
    if not mine.may("lead"):
        me = mine.person_id
        question = question.where(
            or_(col(Nomination.nominated_by) == me, col(Nomination.carer_id) == me, col(Nomination.person_id) == me)
        )
    found = await session.scalars(question.order_by(col(Nomination.created_at).desc()))
    return await with_names(session, list(found))


async def nomination_seen_by(session: Session, me: Person, nomination_id: UUID) -> tuple[NominationSeen, Standing]:
    """The nomination and what `me` is in its network.

    Raises:
        Missing: no such nomination, or another's.
    """
    if (nomination := await session.get(Nomination, nomination_id)) is None:
        raise Missing
    mine = await standing(session, me, nomination.network_id)
    if not mine.may("lead") and me.id not in (nomination.nominated_by, nomination.carer_id, nomination.person_id):
        raise Missing
    return (await with_names(session, [nomination]))[0], mine


async def with_names(session: Session, found: Sequence[Nomination]) -> list[NominationSeen]:
    places = await places_of(session, (one.unit_id for one in found))
    named = [who for one in found for who in (one.nominated_by, one.entered_by, one.carer_id, one.succeeds_id)]
    people = await _people(session, {who for who in named if who})

    def who(key: UUID | None) -> Person | None:
        return people.get(key) if key else None

    return [
        NominationSeen(
            one,
            places[one.unit_id],
            people[one.nominated_by],
            who(one.entered_by),
            who(one.carer_id),
            who(one.succeeds_id),
        )
        for one in found
    ]


async def _people(session: Session, ids: set[UUID]) -> dict[UUID, Person]:
    found = await session.scalars(select(Person).where(col(Person.id).in_(ids)))
    return {person.id: person for person in found}


async def story_of(session: Session, nomination: Nomination) -> list[StepSeen]:
    """The steps that were taken, first to last, with the names of those who took them."""
    found = await session.scalars(
        select(NominationStep)
        .where(col(NominationStep.nomination_id) == nomination.id)
        .order_by(col(NominationStep.created_at))
    )
    steps = list(found)
    people = await _people(session, {step.by for step in steps if step.by})
    return [StepSeen(step, people[step.by].name if step.by else "") for step in steps]


async def open_nomination(session: Session, network_id: UUID, email: str) -> Nomination | None:
    """A nomination of this address that is still on its way, or has led to membership."""
    found = await session.scalars(
        select(Nomination).where(
            col(Nomination.network_id) == network_id,
            col(Nomination.email) == email,
            col(Nomination.stage).not_in(CLOSED),
        )
    )
    return found.first()


def hashed(token: str) -> str:
    """What is kept of an invitation's token (256 random bits need no salt)."""
    return sha256(token.encode()).hexdigest()


async def invitation_by(session: Session, token: str) -> tuple[Invitation, Nomination, Network]:
    """The invitation that the mailed token opens, whatever its state.

    Raises:
        Missing: nobody was ever sent such a token.
    """
    found = await session.execute(
        select(Invitation, Nomination, Network)
        .join(Nomination, col(Nomination.id) == col(Invitation.nomination_id))
        .join(Network, col(Network.id) == col(Nomination.network_id))
        .where(col(Invitation.token_hash) == hashed(token))
    )
    if (row := found.first()) is None:
        raise Missing
    return row[0], row[1], row[2]
