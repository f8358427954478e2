"""For whom a facilitator writes: tables without devices, and people without a phone."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import db
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.models import Participant

MOST_SEATS: Final = 50
NAME_LENGTH: Final = 60


async def seats(session: db.Session, workshop: UUID) -> Sequence[Participant]:
    """Everybody who is in, tables first; for the workshop's facilitators."""
    rows = await session.scalars(
        select(Participant)
        .where(Participant.workshop_id == workshop, col(Participant.removed_at).is_(None))
        .order_by(col(Participant.proxy).desc(), func.lower(Participant.name), col(Participant.id))
    )
    return rows.all()


async def seat(session: db.Session, workshop: UUID, id: UUID) -> Participant:
    """Somebody who is in.

    Raises:
        Missing: nobody in this workshop has this id.
    """
    found = await session.get(Participant, id)
    if found is None or found.workshop_id != workshop or found.removed_at is not None:
        raise Missing
    return found


async def make_table(session: db.Session, workshop: UUID, name: str, people: int, *, id: UUID) -> Participant:
    """A table of so many people; the same again (by its id) changes nothing.

    Raises:
        Refused: there is a table of this name already.
    """
    if (made := await session.get(Participant, id)) is not None and made.workshop_id == workshop:
        return made
    taken = await session.scalar(
        select(Participant.id).where(
            Participant.workshop_id == workshop,
            col(Participant.proxy),
            func.lower(Participant.name) == name.lower(),
            col(Participant.removed_at).is_(None),
        )
    )
    if taken is not None:
        raise Refused(N_("Tämänniminen pöytä on jo. Valitse se luettelosta tai anna toinen nimi."))
    table = Participant(id=id, workshop_id=workshop, proxy=True, name=name, seats=people)
    session.add(table)
    await session.flush()
    return table


async def reseat(session: db.Session, table: Participant, people: int) -> None:
    """Somebody came or left: the table has votes for so many from now on."""
    if not table.proxy:
        raise Refused(N_("Vain pöydän henkilömäärää voi muuttaa."))
    table.seats = people
    session.add(table)
    await session.flush()
