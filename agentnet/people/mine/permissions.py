"""What a person has allowed in each network: their name in the guide, their photo, being quoted by name."""

from typing import Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.thanks.actions import allow_name
from agentnet.guide.thanks.queries import allowed_in
from agentnet.network.models import Person
from agentnet.people.mine.models import Allowed, Permission, Portrait
from agentnet.sources.models import NamedQuote, Source
from agentnet.words import N_

WORDS: Final = {
    Allowed.GUIDE: (
        N_("Nimeni saa näkyä oppaan tekijöissä"),
        N_("Koskee tulevia painoksia. Jo julkaistua painosta ei muuteta."),
    ),
    Allowed.PHOTO: (
        N_("Kuvani saa näkyä verkoston jäsenille"),
        N_("Näkyy omalla sivullasi ja ihmisten luettelossa. Oppaaseen kuvaa ei panna."),
    ),
    Allowed.QUOTE: (
        N_("Tekstejäni saa lainata nimelläni"),
        N_("Voit lisäksi valita jokaisen idean kohdalla, saako juuri sitä lainata nimelläsi."),
    ),
}


async def allowed_by(session: Session, person: Person, network_id: UUID) -> set[Allowed]:
    """What is allowed now."""
    rows = await session.scalars(
        select(Permission).where(
            col(Permission.person_id) == person.id,
            col(Permission.network_id) == network_id,
            col(Permission.withdrawn_at).is_(None),
        )
    )
    named = {Allowed.GUIDE} if network_id in await allowed_in(session, person) else set()
    return {row.kind for row in rows if row.kind is not Allowed.GUIDE} | named


async def history(session: Session, person: Person) -> list[Permission]:
    rows = await session.scalars(
        select(Permission).where(col(Permission.person_id) == person.id).order_by(col(Permission.created_at).desc())
    )
    return list(rows)


async def allow(session: Session, person: Person, network_id: UUID, wanted: set[Allowed]) -> None:
    """From now on these, and no others. Said twice, it is so once. Quotes that name them are taken back too."""
    now = await allowed_by(session, person, network_id)
    for kind in wanted - now:
        session.add(Permission(network_id=network_id, person_id=person.id, kind=kind))
    for row in await session.scalars(
        select(Permission).where(
            col(Permission.person_id) == person.id,
            col(Permission.network_id) == network_id,
            col(Permission.kind).in_(now - wanted),
            col(Permission.withdrawn_at).is_(None),
        )
    ):
        row.withdrawn_at = clock.now()
    await allow_name(session, network_id, person, allowed=Allowed.GUIDE in wanted)
    if Allowed.QUOTE in now - wanted:
        theirs = select(col(Source.id)).where(col(Source.person_id) == person.id, col(Source.network_id) == network_id)
        await session.execute(delete(NamedQuote).where(col(NamedQuote.source_id).in_(theirs)))
    await session.flush()


async def allow_quotes(session: Session, person: Person, network_id: UUID) -> None:
    """Letting one idea be quoted by name allows quoting in that network."""
    await allow(session, person, network_id, await allowed_by(session, person, network_id) | {Allowed.QUOTE})


async def shown_portraits(session: Session, network_id: UUID, people: set[UUID]) -> dict[UUID, str]:
    """Person → the mark of their picture, for those who have allowed it in this network."""
    rows = await session.execute(
        select(col(Portrait.person_id), col(Portrait.sha256))
        .join(Permission, col(Permission.person_id) == col(Portrait.person_id))
        .where(
            col(Portrait.person_id).in_(people),
            col(Permission.network_id) == network_id,
            col(Permission.kind) == Allowed.PHOTO,
            col(Permission.withdrawn_at).is_(None),
        )
    )
    return dict(rows.all())
