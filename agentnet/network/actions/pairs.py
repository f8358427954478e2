"""SOTE pairs: one from social care and one from health care, made by a coordinator's hand."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import or_
from sqlmodel import col, select, update

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import Field, Role
from agentnet.network.models import Pair, Person
from agentnet.network.queries.people import field_of
from agentnet.network.queries.standings import people_with
from agentnet.words import N_, Refused


async def make_pair(
    session: Session, network_id: UUID, social_id: UUID, health_id: UUID, *, batch_id: UUID | None = None, by: UUID
) -> Pair:
    """Make two agents a pair, or one again.

    Raises:
        Refused: one of them is no agent here, or not from that field, or they are a pair already.
    """
    agents = {agent.id: agent for agent in await people_with(session, network_id, Role.AGENT)}
    await _check(session, agents.get(social_id), Field.SOCIAL)
    await _check(session, agents.get(health_id), Field.HEALTH)
    found = await session.scalars(
        select(Pair).where(
            col(Pair.network_id) == network_id, col(Pair.social_id) == social_id, col(Pair.health_id) == health_id
        )
    )
    pair = found.first() or Pair(network_id=network_id, social_id=social_id, health_id=health_id, ends_at=clock.now())
    if pair.ends_at is None:
        raise Refused(N_("He ovat jo työpari."))
    pair.ends_at, pair.batch_id, pair.made_at = None, batch_id, clock.now()
    session.add(pair)
    audit(session, "pair", pair, by, network_id)
    return pair


async def make_pairs(
    session: Session, network_id: UUID, chosen: Sequence[tuple[UUID, UUID]], *, by: UUID
) -> list[Pair]:
    """All of a proposal at once; they can be undone together (`undo_pairs`).

    Raises:
        Refused: somebody is in two of them, or one of them cannot be made.
    """
    everybody = [one for pair in chosen for one in pair]
    if len(everybody) != len(set(everybody)):
        raise Refused(N_("Sama henkilö on valittu kahteen pariin. Tarkista valinnat."))
    batch = uuid4()
    return [await make_pair(session, network_id, one, other, batch_id=batch, by=by) for one, other in chosen]


async def undo_pairs(session: Session, network_id: UUID, batch_id: UUID, *, by: UUID) -> list[Pair]:
    """End all pairs of one proposal that are still at work."""
    found = await session.scalars(
        select(Pair).where(
            col(Pair.network_id) == network_id, col(Pair.batch_id) == batch_id, col(Pair.ends_at).is_(None)
        )
    )
    pairs = list(found)
    for pair in pairs:
        await end_pair(session, pair, by=by)
    return pairs


async def move_pairs(session: Session, network_id: UUID, was: UUID, now: UUID, *, by: UUID) -> list[Pair]:
    """The pairs at work of one who leaves go on with the successor, where the field is the same. The new pairs."""
    found = await session.scalars(
        select(Pair).where(
            col(Pair.network_id) == network_id,
            or_(col(Pair.social_id) == was, col(Pair.health_id) == was),
            col(Pair.ends_at).is_(None),
        )
    )
    moved = []
    for pair in list(found):
        await end_pair(session, pair, by=by)
        social, health = (now if one == was else one for one in (pair.social_id, pair.health_id))
        try:
            moved.append(await make_pair(session, network_id, social, health, by=by))
        except Refused:
            continue  # from the other field, or a pair already: a coordinator makes a pair by hand
    await session.flush()
    return moved


async def _check(session: Session, agent: Person | None, field: Field) -> None:
    if agent is None or await field_of(session, agent) is not field:
        raise Refused(N_("Pariin tarvitaan yksi agentti sosiaalihuollosta ja yksi terveydenhuollosta."))


async def end_pair(session: Session, pair: Pair, *, by: UUID) -> None:
    """The pair works together no longer; it can be taken back. Nothing happens when it has ended already."""
    if pair.ends_at is None:
        pair.ends_at = clock.now()
        audit(session, "end-pair", pair, by, pair.network_id)


async def restore_pair(session: Session, pair: Pair, *, by: UUID) -> None:
    """Take the end back.

    Raises:
        Refused: one of them has left the network.
    """
    if pair.ends_at is not None:
        await make_pair(session, pair.network_id, pair.social_id, pair.health_id, by=by)


async def end_pairs_of(session: Session, network_id: UUID, person_id: UUID) -> None:
    """Somebody leaves: their pairs end."""
    await session.execute(
        update(Pair)
        .where(
            col(Pair.network_id) == network_id,
            or_(col(Pair.social_id) == person_id, col(Pair.health_id) == person_id),
            col(Pair.ends_at).is_(None),
        )
        .values(ends_at=clock.now())
    )
