"""Letters to many through their coordinators' eyes: who gets one, who does not and why, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries import in_force, network_seen_by
from agentnet.network.rules import Standing
from agentnet.notify import troubles, wishes
from agentnet.notify.bulk.models import BulkStage, Draft, Recipient
from agentnet.notify.kinds import When
from agentnet.notify.models import Delivery, Letter
from agentnet.words import N_, Missing

LETTER: Final = "bulk"


class Hindrance(StrEnum):
    """Why somebody does not get the letter."""

    NONE = ""
    NO_ADDRESS = "no address"
    BROKEN = "broken"
    UNSUBSCRIBED = "unsubscribed"
    LEFT = "left"


REASONS: Final = {
    Hindrance.NO_ADDRESS: N_("ei sähköpostiosoitetta"),
    Hindrance.BROKEN: N_("osoite ei toimi"),
    Hindrance.UNSUBSCRIBED: N_("on lopettanut verkoston kirjeet"),
    Hindrance.LEFT: N_("ei ole enää verkostossa"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who was chosen. `digest`: the letter comes to them in the weekly digest."""

    person: Person
    hindrance: Hindrance
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    draft: Draft
    network: Network
    standing: Standing


async def draft_seen_by(session: Session, me: Person, draft_id: UUID) -> Seen:
    """Raises `Missing` unless `me` belongs to its network; `NotAllowed` unless they lead it."""
    draft = await session.get(Draft, draft_id)
    if draft is None:
        raise Missing
    network, standing = await network_seen_by(session, me, draft.network_id)
    standing.require("lead")
    return Seen(draft, network, standing)


async def drafts_of(session: Session, network_id: UUID) -> list[tuple[Draft, int]]:
    """The network's letters to many, newest first, each with the number of its readers."""
    rows = await session.execute(
        select(Draft, func.count(col(Recipient.id)))
        .outerjoin(Recipient, col(Recipient.bulk_id) == col(Draft.id))
        .where(Draft.network_id == network_id)
        .group_by(col(Draft.id))
        .order_by(col(Draft.created_at).desc())
    )
    return [(draft, number) for draft, number in rows]


async def waiting_letters(session: Session, network_id: UUID) -> int:
    """How many of them wait in the outbox for somebody to look at."""
    question = select(func.count()).where(Draft.network_id == network_id, Draft.stage == BulkStage.WAITING)
    return await session.scalar(question) or 0


async def readers_of(session: Session, draft: Draft) -> list[Reader]:
    """Everybody who was chosen, by name, with what keeps the letter from them."""
    people = list(
        await session.scalars(
            select(Person)
            .join(Recipient, col(Recipient.person_id) == col(Person.id))
            .where(Recipient.bulk_id == draft.id)
            .order_by(col(Person.name), col(Person.id))
        )
    )
    here = set(
        await session.scalars(select(Membership.person_id).where(Membership.network_id == draft.network_id, in_force()))
    )
    wanted = await wishes.of(session, [person.id for person in people])
    broken = await troubles.broken(session, {person.email for person in people if person.email})
    return [_reader(person, here, broken, wanted.when(person.id, LETTER)) for person in people]


def _reader(person: Person, here: set[UUID], broken: frozenset[str], when: When) -> Reader:
    hindrances = (
        (person.id not in here or person.binned_at is not None, Hindrance.LEFT),
        (not person.email, Hindrance.NO_ADDRESS),
        ((person.email or "").lower() in broken, Hindrance.BROKEN),
        (when is When.NEVER, Hindrance.UNSUBSCRIBED),
    )
    hindrance = next((why for true, why in hindrances if true), Hindrance.NONE)
    return Reader(person, hindrance, digest=when is When.DIGEST)


async def progress_of(session: Session, draft: Draft) -> dict[Delivery, int]:
    """How many of the letters are where."""
    rows = await session.execute(
        select(col(Letter.delivery), func.count())
        .where(Letter.kind == LETTER, Letter.about == draft.id)
        .group_by(col(Letter.delivery))
    )
    return {delivery: number for delivery, number in rows}  # noqa: C416 (rows, not pairs)


async def letters_of(session: Session, draft: Draft) -> Sequence[Letter]:
    found = await session.scalars(select(Letter).where(Letter.kind == LETTER, Letter.about == draft.id))
    return found.all()
