"""Verbs of the rollout: a unit has gone through it (or takes that back), copies, trainings, reminders."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.guide.models import Edition, Guide
from agentnet.guide.rollout.flow import How
from agentnet.guide.rollout.models import Copies, GoneThrough, Training
from agentnet.guide.rollout.queries import Overview
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.notify.models import Letter
from agentnet.web.formats import local
from agentnet.words import N_, Missing, Refused

REMINDER = "rollout-asked"


async def confirm(session: Session, edition: Edition, unit_id: UUID, *, day: date, how: How, by: Person) -> None:
    """The unit has gone through it. Said again, the newer word holds.

    Raises:
        Refused: the day has not come yet.
    """
    if day > local(clock.now()).date():
        raise Refused(N_("Päivä on vasta tulossa. Kuittaa, kun olette käyneet oppaan läpi."))
    row = await _row(session, edition, unit_id)
    if row is None:
        row = GoneThrough(edition_id=edition.id, unit_id=unit_id, day=day, how=how, by=by.id)
    row.day, row.how, row.by, row.binned_at = day, how, by.id, None
    session.add(row)
    await session.flush()


async def take_back(session: Session, edition: Edition, unit_id: UUID) -> None:
    """It was said too early."""
    row = await _row(session, edition, unit_id)
    if row is not None and row.binned_at is None:
        row.binned_at = clock.now()


async def _row(session: Session, edition: Edition, unit_id: UUID) -> GoneThrough | None:
    return await session.scalar(
        select(GoneThrough).where(GoneThrough.edition_id == edition.id, GoneThrough.unit_id == unit_id)
    )


async def order(session: Session, edition: Edition, copies: dict[UUID, int], *, by: Person) -> None:
    """How many printed copies go to each region."""
    rows = {one.region_id: one for one in await session.scalars(select(Copies).where(Copies.edition_id == edition.id))}
    for region, n in copies.items():
        row = rows.get(region) or Copies(edition_id=edition.id, region_id=region, copies=0, by=by.id)
        if row.copies != n:
            row.copies, row.by = n, by.id
            session.add(row)
    await session.flush()


def plan(
    session: Session,
    edition: Edition,
    *,
    day: date,
    place: str,
    region_id: UUID | None,
    attended: int | None,
    by: Person,
) -> Training:
    """A training, coming or held."""
    made = Training(edition_id=edition.id, day=day, place=place, region_id=region_id, attended=attended, by=by.id)
    session.add(made)
    return made


async def training_in(session: Session, edition: Edition, training_id: UUID) -> Training:
    """Raises `Missing` when it is another edition's."""
    found = await session.get(Training, training_id)
    if found is None or found.edition_id != edition.id:
        raise Missing
    return found


def put_away(training: Training, *, away: bool) -> None:
    training.binned_at = clock.now() if away else None


async def remind(session: Session, guide: Guide, edition: Edition, told: Overview) -> int:
    """A letter to the supervisors of the units that have not gone through it, once a week at most; how many went."""
    waiting = {place.unit_id: place.unit for one in told.regions for place, through in one.units if not through}
    slot = "{}-W{:02}".format(*clock.now().isocalendar())
    posted = set(
        await session.scalars(
            select(col(Letter.address)).where(Letter.kind == REMINDER, Letter.about == edition.id, Letter.slot == slot)
        )
    )
    sent = 0
    for person in await people_with(session, guide.network_id, Role.SUPERVISOR):
        if not person.email or person.unit_id not in waiting or person.email in posted:
            continue
        sent += 1
        notify.post(
            session,
            to=person.email,
            letter=REMINDER,
            about=edition.id,
            slot=slot,
            language=person.language,
            person_id=person.id,
            network_id=guide.network_id,
            values={
                "name": person.name,
                "guide": edition.title,
                "number": edition.number,
                "unit": waiting[person.unit_id],
                "path": f"/guides/{guide.id}/rollout",
            },
        )
    return sent
