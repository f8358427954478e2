"""Handing a series over ("Luovuta mittari"): offered to a person, who takes it or says no.

Its owner runs the waves and sees the results without being a coordinator.
"""

from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlmodel import col

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries.numbers import stays_hidden
from agentnet.network.queries.standings import in_force
from agentnet.surveys.models import Series, Survey
from agentnet.surveys.waves.models import Handover
from agentnet.words import N_, Missing, Refused

FOUND: Final = 20
LINE: Final = (Role.COORDINATOR, Role.DIRECTOR, Role.MANAGER, Role.SUPERVISOR, Role.OWNER)
"""Who may be found in another network."""


class Offer(NamedTuple):
    """A series that waits for somebody to take it."""

    handover: Handover
    series: Series
    network: Network
    giver: Person


async def people_to_take(session: Session, series: Series, search: str) -> list[Person]:
    """Members of this network, and the line of the county's other networks, whose name or title has these words;
    without words, nobody. Who else is in another network, an expert by experience say, is not told here.
    """
    words = search.casefold().split()
    if not words:
        return []
    home = select(col(Network.county_id)).where(col(Network.id) == series.network_id)
    found = await session.scalars(
        select(Person)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Network, col(Network.id) == col(Membership.network_id))
        .where(
            col(Network.county_id).in_(home),
            or_(col(Network.id) == series.network_id, col(Membership.role).in_(LINE)),
            in_force(),
            col(Person.binned_at).is_(None),
            col(Person.id) != series.owner_id if series.owner_id else col(Person.id).is_not(None),
            *(
                or_(func.lower(Person.name).contains(word, autoescape=True), func.lower(Person.title).contains(word))
                for word in words
            ),
        )
        .order_by(col(Person.name))
        .distinct()
        .limit(FOUND)
    )
    return list(found)


async def may_take(session: Session, series: Series, person: Person) -> bool:
    """Somebody who would be found."""
    return any(one.id == person.id for one in await people_to_take(session, series, person.name))


async def offered_now(session: Session, series_id: UUID) -> tuple[Handover, Person] | None:
    """The offer that waits for an answer, and to whom it was made."""
    found = await session.execute(
        select(Handover, Person)
        .join(Person, col(Person.id) == col(Handover.to_id))
        .where(
            col(Handover.series_id) == series_id,
            col(Handover.answered_at).is_(None),
            col(Handover.withdrawn_at).is_(None),
        )
        .order_by(col(Handover.created_at).desc())
    )
    return next(iter(found), None)


async def offer(session: Session, series: Series, to: Person, *, by: Person) -> Handover:
    """Offer the series; an earlier offer that still waits is withdrawn.

    Raises:
        Refused: it is theirs already.
    """
    if series.owner_id == to.id:
        raise Refused(N_("Mittari on jo hänen."))
    await withdraw(session, series, by=by)
    row = Handover(series_id=series.id, to_id=to.id, by=by.id)
    session.add(row)
    await session.flush()
    audit(session, "offer", row, by.id, series.network_id)
    _write(session, series, to, "series-offered", row, by)
    return row


async def withdraw(session: Session, series: Series, *, by: Person) -> None:
    """The offer that waits is taken back."""
    if (waiting := await offered_now(session, series.id)) is not None:
        waiting[0].withdrawn_at = clock.now()
        session.add(waiting[0])
        audit(session, "withdraw", waiting[0], by.id, series.network_id)
        await session.flush()


async def offer_to(session: Session, me: Person, handover_id: UUID) -> Offer:
    """An offer made to `me`, answered or not.

    Raises:
        Missing: there is none.
    """
    found = await session.execute(
        select(Handover, Series, Network, Person)
        .join(Series, col(Series.id) == col(Handover.series_id))
        .join(Network, col(Network.id) == col(Series.network_id))
        .join(Person, col(Person.id) == col(Handover.by))
        .where(col(Handover.id) == handover_id, col(Handover.to_id) == me.id, col(Handover.withdrawn_at).is_(None))
    )
    if (row := found.first()) is None:
        raise Missing
    return Offer(*row)


async def offers_waiting(session: Session, me: Person) -> list[Offer]:
    """What is offered to `me` and waits for an answer, the eldest first."""
    found = await session.execute(
        select(Handover, Series, Network, Person)
        .join(Series, col(Series.id) == col(Handover.series_id))
        .join(Network, col(Network.id) == col(Series.network_id))
        .join(Person, col(Person.id) == col(Handover.by))
        .where(col(Handover.to_id) == me.id, col(Handover.answered_at).is_(None), col(Handover.withdrawn_at).is_(None))
        .order_by(col(Handover.created_at))
    )
    return [Offer(*row) for row in found]


async def answer_offer(session: Session, offered: Offer, *, takes: bool, by: Person) -> None:
    """`by` takes the series (and its drafts), or says no; the giver hears of it.

    Raises:
        Refused: it has been answered already.
    """
    row, series = offered.handover, offered.series
    if row.answered_at is not None:
        raise Refused(N_("Tähän on jo vastattu."))
    row.answered_at, row.accepted = clock.now(), takes
    session.add(row)
    if takes:
        series.owner_id, series.version = by.id, series.version + 1
        session.add(series)
        await session.execute(update(Survey).where(col(Survey.series_id) == series.id).values(owner_id=by.id))
        await _let_in(session, series.network_id, by)
    await session.flush()
    audit(session, "accept" if takes else "decline", row, by.id, series.network_id)
    _write(session, series, offered.giver, "series-taken" if takes else "series-declined", row, by)


async def _let_in(session: Session, network_id: UUID, person: Person) -> None:
    """Whoever runs a series sees its network, at least as staff."""
    mine = select(Membership).where(
        col(Membership.network_id) == network_id, col(Membership.person_id) == person.id, in_force()
    )
    if (await session.scalars(mine)).first() is not None:
        return
    old = await session.scalar(
        select(Membership).where(
            col(Membership.network_id) == network_id,
            col(Membership.person_id) == person.id,
            col(Membership.role) == Role.STAFF,
        )
    )
    if old is None:
        hidden = await stays_hidden(session, network_id, person)
        old = Membership(network_id=network_id, person_id=person.id, role=Role.STAFF, phone_hidden=hidden)
    old.ends_at = None
    session.add(old)


def _write(session: Session, series: Series, to: Person, letter: str, row: Handover, by: Person) -> None:
    if not to.email:
        return
    path = f"/handovers/{row.id}" if letter == "series-offered" else f"/series/{series.id}"
    notify.post(
        session,
        to=to.email,
        letter=letter,
        about=row.id,
        language=to.language,
        person_id=to.id,
        network_id=series.network_id,
        values={"name": to.name, "by": by.name, "title": series.title, "path": path},
    )
