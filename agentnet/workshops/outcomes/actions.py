"""What coordinators do with the page: write on it, choose what is in, publish it once."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.words import N_, Refused
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.outcomes import queries
from agentnet.workshops.outcomes.models import TakeHome
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick

LETTER = "take-home"


class Changed(Refused):
    """Somebody else has saved the page in between."""


async def save(
    session: Session,
    workshop: Workshop,
    *,
    intro: str,
    onward: str,
    questions: Sequence[str],
    notes: Sequence[UUID],
    version: int,
    by: Person,
) -> TakeHome:
    """Write on the page.

    Raises:
        Changed: it is not `version` any more.
    """
    await session.refresh(workshop, with_for_update={"key_share": True})
    row = await queries.row_of(session, workshop.id)
    if (row.version if row else 0) != version:
        raise Changed(
            N_("Joku muu on tallentanut koonnin sillä välin. Tekstisi on tallessa tässä: vertaa ja tallenna.")
        )
    if row is None:
        row = TakeHome(workshop_id=workshop.id)
    else:
        row.version += 1
    row.intro, row.onward, row.by = intro, onward, by.id
    row.questions = [one for one in questions if one]
    row.notes = [str(one) for one in notes]
    session.add(row)
    await session.flush()
    return row


async def publish(session: Session, workshop: Workshop, *, by: Person) -> TakeHome:
    """Let everybody in the network who takes part read it; those who were in get a letter, once.

    Raises:
        Refused: the workshop is not over yet.
    """
    if workshop.stage is not Stage.CLOSED:
        raise Refused(N_("Koonnin voi julkaista, kun työpaja on päättynyt."))
    await session.refresh(workshop, with_for_update={"key_share": True})
    row = await queries.row_of(session, workshop.id) or TakeHome(workshop_id=workshop.id)
    if row.published_at is None:
        row.published_at, row.by = clock.now(), by.id
        session.add(row)
        await _write(session, workshop)
    await session.flush()
    return row


async def take_back(session: Session, workshop: Workshop) -> None:
    """Only those who were in read it again, as the boards make it."""
    row = await queries.row_of(session, workshop.id)
    if row is not None:
        row.published_at = None


async def _write(session: Session, workshop: Workshop) -> None:
    """To everybody who was in, by whatever door: signed in, or by picking their name."""
    in_by_name = (col(NamePick.guest_id) == col(Participant.guest_id)) & (col(NamePick.state) == PickState.IN)
    who = (
        select(func.coalesce(col(Participant.person_id), col(NamePick.person_id)))
        .outerjoin(NamePick, in_by_name)
        .where(col(Participant.workshop_id) == workshop.id, col(Participant.removed_at).is_(None))
    )
    people = await session.scalars(select(Person).where(col(Person.id).in_(who), col(Person.binned_at).is_(None)))
    for person in people.all():
        if person.email:
            notify.post(
                session,
                to=person.email,
                letter=LETTER,
                about=workshop.id,
                language=person.language,
                person_id=person.id,
                network_id=workshop.network_id,
                values={"name": person.name, "title": workshop.title, "path": f"/workshops/{workshop.id}/results"},
            )
