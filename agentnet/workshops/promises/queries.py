"""Reads of promises. What is one's own is read by nobody else; a name is told only where its owner allowed it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources.queries import picked_in
from agentnet.workshops import queries as workshops
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick
from agentnet.workshops.promises.flow import Kept, Sharing
from agentnet.workshops.promises.models import Promise
from agentnet.workshops.promises.rights import is_near
from agentnet.workshops.promises.rules import ENOUGH


@dataclass(frozen=True, slots=True)
class Shared:
    """A promise as others read it: `signed` is empty when its name is not told. `source` names it in the thread."""

    source: UUID
    text: str
    signed: str = ""
    hidden: bool = False
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The promises of a workshop, for everybody: how many there are, and those that are shared."""

    count: int
    shared: Sequence[Shared]


@dataclass(frozen=True, slots=True)
class Went:
    """How promises went, for coordinators: who asks for fewer than `ENOUGH` gets nothing but their number."""

    given: int
    answered: int
    kept: dict[Kept, int] | None
    learnt: Sequence[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A promise that its owner (`person_id`) has not told about yet, and the workshop before which we ask."""

    person_id: UUID
    promise: Promise
    workshop: Workshop
    before: Workshop


async def promise_of(session: Session, participant_id: UUID) -> Promise | None:
    """One's own promise; a withdrawn one too, which has no words."""
    found: Promise | None = await session.scalar(select(Promise).where(Promise.participant_id == participant_id))
    return found


async def told(session: Session, workshop_id: UUID) -> Told:
    """What everybody in the workshop may know of its promises, in an order that tells nothing."""
    given = select(func.count()).select_from(Promise).join(Participant, col(Participant.id) == Promise.participant_id)
    count = await session.scalar(given.where(*_given(workshop_id))) or 0
    return Told(count, [one for one in await shared(session, workshop_id) if not one.hidden])


async def shared(session: Session, workshop_id: UUID, network_id: UUID | None = None) -> list[Shared]:
    """Every promise that others may read, hidden ones too: for coordinators. With the network, what is picked."""
    rows = await session.execute(
        select(Promise, col(Participant.name))
        .join(Participant, col(Participant.id) == Promise.participant_id)
        .where(*_given(workshop_id), Promise.sharing != Sharing.OWN)
        .order_by(col(Promise.source_id))
    )
    picked = await picked_in(session, network_id) if network_id else set()
    return [
        Shared(
            promise.source_id,
            promise.text,
            name if promise.sharing is Sharing.NAMED else "",
            promise.hidden,
            promise.source_id in picked,
        )
        for promise, name in rows
        if promise.source_id is not None
    ]


def _given(workshop_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Promise.workshop_id) == workshop_id,
        col(Promise.withdrawn_at).is_(None),
        col(Participant.removed_at).is_(None),
    )


async def went(session: Session, workshop_id: UUID) -> Went:
    """How the promises went, all together; what was learnt only from those that are shared, without names."""
    rows = await session.scalars(
        select(Promise)
        .join(Participant, col(Participant.id) == Promise.participant_id)
        .where(*_given(workshop_id))
        .order_by(col(Promise.source_id), col(Promise.id))
    )
    promises = rows.all()
    answers = Counter(one.kept for one in promises if one.kept is not None)
    answered = sum(answers.values())
    if answered < ENOUGH:
        return Went(len(promises), answered, None, ())
    learnt = [p.learnt for p in promises if p.learnt and p.sharing is not Sharing.OWN and not p.hidden]
    return Went(len(promises), answered, {kept: answers[kept] for kept in Kept}, learnt)


async def unanswered(session: Session, before: Workshop, *, of: Person | None = None) -> list[Asked]:
    """Everybody's last promise from an earlier workshop of the network, when they have not told how it went.

    Those who came in by picking their name are asked too: they sign in and say that it was them.
    """
    who = func.coalesce(col(Participant.person_id), col(NamePick.person_id))
    query = (
        select(Promise, Workshop, who)
        .join(Participant, col(Participant.id) == Promise.participant_id)
        .outerjoin(
            NamePick, (col(NamePick.guest_id) == col(Participant.guest_id)) & (col(NamePick.state) == PickState.IN)
        )
        .join(Workshop, col(Workshop.id) == Promise.workshop_id)
        .where(
            Workshop.network_id == before.network_id,
            col(Workshop.starts_at) < before.starts_at,
            Workshop.id != before.id,
            who.is_not(None),
            col(Participant.removed_at).is_(None),
            col(Promise.withdrawn_at).is_(None),
        )
        .order_by(col(Workshop.starts_at).desc())
    )
    if of is not None:
        query = query.where(who == of.id)
    last: dict[UUID, Asked] = {}
    for promise, workshop, person_id in await session.execute(query):
        if person_id is not None:
            last.setdefault(person_id, Asked(person_id, promise, workshop, before))
    return [asked for asked in last.values() if asked.promise.kept is None and workshops.is_over(asked.workshop)]


async def to_ask(session: Session, me: Person, network_id: UUID) -> Asked | None:
    """What the front page asks of somebody when the next workshop is near."""
    coming = await workshops.next_workshop(session, network_id)
    if coming is None or not is_near(coming):
        return None
    return next(iter(await unanswered(session, coming, of=me)), None)
