"""Days away are marked and taken back; a coordinator names who leads meanwhile: the role comes and goes by itself."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.actions.terms import midnight_after
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries import in_force
from agentnet.network.quiet import today
from agentnet.network.quiet.models import Absence
from agentnet.people.actions.roles import give_role
from agentnet.people.away import queries
from agentnet.people.away.models import StandIn
from agentnet.web import formats
from agentnet.words import N_, Refused, _, using

JOB: Final = "stand-in-begins"
LONGEST: Final = timedelta(days=366)


class Unfit(Refused):
    """What was typed does not fit; `field` says beside which answer the sentence belongs."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field


async def mark(session: Session, me: Person, starts: date, ends: date) -> Absence:
    """Away on these days. The same days twice are one.

    Raises:
        Unfit: the days will not do.
    """
    _require_days(starts, ends)
    for row in await queries.absences(session, me):
        if (row.starts_on, row.ends_on) == (starts, ends):
            return row
    made = Absence(person_id=me.id, starts_on=starts, ends_on=ends)
    session.add(made)
    await session.flush()
    return made


async def take_back(session: Session, absence: Absence) -> None:
    absence.ended_at = clock.now()
    session.add(absence)
    await session.flush()


def _require_days(starts: date, ends: date) -> None:
    if ends < starts:
        raise Unfit("ends_on", N_("Viimeinen päivä on ennen ensimmäistä. Tarkista päivät."))
    if ends < today(clock.now()):
        raise Unfit("ends_on", N_("Päivät ovat jo menneet. Valitse tulevia päiviä."))
    if ends - starts > LONGEST:
        raise Unfit("ends_on", N_("Poissaolo voi kestää enintään vuoden."))


async def name_standin(
    session: Session, network: Network, deputy_id: UUID, role: Role, starts: date, ends: date, *, by: Person
) -> StandIn:
    """`by`, a coordinator, names somebody of the network to lead in their place.

    Raises:
        Unfit: the person, the powers or the days will not do.
    """
    people = {one.id: one for one in await queries.may_stand_in(session, network.id, by)}
    if deputy_id not in people:
        raise Unfit("deputy_id", N_("Valitse sijaiseksi joku tämän verkoston jäsen, joka ei ole esihenkilö."))
    if role not in queries.POWERS:
        raise Unfit("role", N_("Valitse, mitä sijainen saa tehdä."))
    _require_days(starts, ends)
    for row, person in await queries.standins_of(session, network.id, by):
        if row.starts_on <= ends and starts <= row.ends_on:
            raise Unfit("starts_on", N_("Sinulla on jo sijainen noina päivinä: {name}."), name=person.name)
    made = StandIn(
        network_id=network.id, coordinator_id=by.id, deputy_id=deputy_id, role=role, starts_on=starts, ends_on=ends
    )
    session.add(made)
    await session.flush()
    audit(session, "name", made, by.id, network.id, detail=role)
    _post(session, network, people[deputy_id], "stand-in-named", made, by)
    if starts <= today(clock.now()):
        await give(session, made)
    else:
        notify.enqueue(session, JOB, made.id, by=by.id, due_at=midnight_after(starts - timedelta(days=1)))
    return made


async def give(session: Session, standin: StandIn) -> bool:
    """The role, until the midnight after the last day. False: they hold it anyway, or the coordinator does not lead."""
    rows = await session.execute(
        select(col(Membership.person_id), col(Membership.role)).where(
            col(Membership.network_id) == standin.network_id, in_force()
        )
    )
    held = {(person, role) for person, role in rows}
    if standin.ended_at or (standin.coordinator_id, Role.COORDINATOR) not in held:
        return False
    there = {role for person, role in held if person == standin.deputy_id}
    if not there or there & set(queries.NEVER) or standin.role in there:
        return False
    deputy = await session.get_one(Person, standin.deputy_id)
    made = await give_role(session, standin.network_id, deputy, standin.role, by=standin.coordinator_id)
    made.starts_on, made.ends_on, made.ends_at = standin.starts_on, standin.ends_on, midnight_after(standin.ends_on)
    standin.given_at = clock.now()
    session.add(standin)
    await session.flush()
    return True


async def end_standin(session: Session, standin: StandIn, *, by: Person) -> None:
    """The coordinator takes the naming back; a role that was given for it ends now."""
    now = clock.now()
    standin.ended_at = now
    session.add(standin)
    if standin.given_at is not None:
        rows = await session.scalars(
            select(Membership).where(
                col(Membership.network_id) == standin.network_id,
                col(Membership.person_id) == standin.deputy_id,
                col(Membership.role) == standin.role,
                col(Membership.ends_at) == midnight_after(standin.ends_on),
            )
        )
        for membership in rows:
            membership.ends_at = now
            session.add(membership)
    audit(session, "end", standin, by.id, standin.network_id)
    network = await session.get_one(Network, standin.network_id)
    _post(session, network, await session.get_one(Person, standin.deputy_id), "stand-in-ended", standin, by)
    await session.flush()


def _post(session: Session, network: Network, to: Person, letter: str, standin: StandIn, by: Person) -> None:
    if not to.email:
        return
    with using(to.language):
        days = f"{formats.day(standin.starts_on)}–{formats.day(standin.ends_on)}"
        label, told = queries.POWERS[standin.role]
        powers, may = _(label), _(told)
    notify.post(
        session,
        to=to.email,
        letter=letter,
        about=standin.id,
        language=to.language,
        person_id=to.id,
        network_id=network.id,
        values={
            "name": to.name,
            "coordinator": by.name,
            "days": days,
            "powers": powers,
            "may": may,
            "network": network.name,
            "path": f"/networks/{network.id}",
        },
    )
