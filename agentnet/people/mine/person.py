"""A member's page as somebody of the same network may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, or_, select

from agentnet.db import Session
from agentnet.network.flow import Field, Role
from agentnet.network.models import Membership, Pair, Person
from agentnet.network.queries import in_force, places_of, shown_names
from agentnet.network.queries.people import Place
from agentnet.network.rules import Standing
from agentnet.people.mine.permissions import shown_portraits
from agentnet.sources.flow import Fate
from agentnet.sources.models import Source
from agentnet.sources.queries import Contribution, contributions_of, named_quotes
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Given:
    """What the person has given in this network under their own name, in figures."""

    number: int
    in_findings: int
    in_chapters: int
    used: int


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """`given` is for the person and for coordinators; others get the ideas that may be quoted by name, in `quoted`."""

    person: Person
    roles: Sequence[Role]
    place: Place | None
    field: Field | None
    code_name: str
    since: date | None
    pair: Person | None
    pair_name: str
    portrait: bool
    mine: bool
    given: Given | None
    quoted: Sequence[Contribution]


async def person_seen_by(session: Session, standing: Standing, person_id: UUID) -> PersonSeen:
    """Somebody who is in the network now.

    Raises:
        Missing: they are not.
    """
    person = await session.get(Person, person_id)
    ranks = list(
        await session.scalars(
            select(Membership)
            .where(
                col(Membership.network_id) == standing.network_id, col(Membership.person_id) == person_id, in_force()
            )
            .order_by(col(Membership.role))
        )
    )
    if person is None or person.binned_at is not None or not ranks:
        raise Missing
    place = (await places_of(session, [person.unit_id])).get(person.unit_id) if person.unit_id else None
    pair = await _pair(session, standing.network_id, person_id)
    mine = standing.person_id == person_id
    given, quoted = await _given(session, standing, person, tells=mine or standing.may("lead"))
    return PersonSeen(
        person,
        [rank.role for rank in ranks],
        place,
        place.field if place else None,
        next((rank.code_name for rank in ranks if rank.code_name), ""),
        min(rank.created_at for rank in ranks).date(),
        pair,
        (await shown_names(session, [pair]))[pair.id] if pair else "",
        person_id in await shown_portraits(session, standing.network_id, {person_id}),
        mine,
        given,
        quoted,
    )


async def _pair(session: Session, network_id: UUID, person_id: UUID) -> Person | None:
    pair = await session.scalar(
        select(Pair).where(
            col(Pair.network_id) == network_id,
            or_(col(Pair.social_id) == person_id, col(Pair.health_id) == person_id),
            col(Pair.ends_at).is_(None),
        )
    )
    if pair is None:
        return None
    other = await session.get(Person, pair.health_id if pair.social_id == person_id else pair.social_id)
    return other if other is not None and other.binned_at is None else None


async def _given(
    session: Session, standing: Standing, person: Person, *, tells: bool
) -> tuple[Given | None, Sequence[Contribution]]:
    """Supervisors and managers get nothing: they never read what their people wrote."""
    if not (tells or standing.may("take part")):
        return None, ()
    here = set(
        await session.scalars(
            select(col(Source.id)).where(
                col(Source.person_id) == person.id, col(Source.network_id) == standing.network_id
            )
        )
    )
    given = [one for one in await contributions_of(session, person) if one.item.id in here]
    named = await named_quotes(session, [one.item.id for one in given])
    quoted = [one for one in given if one.item.id in named and one.item.text]
    if not tells:
        return None, quoted
    return (
        Given(
            len(given),
            sum(1 for one in given if one.trail.findings),
            sum(1 for one in given if one.trail.chapters),
            sum(1 for one in given if one.trail.fate in (Fate.USED, Fate.MERGED)),
        ),
        quoted,
    )
