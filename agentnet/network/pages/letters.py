"""Letters about nominations. Their rows go in with the change that they tell of."""

from sqlmodel import col, select

from agentnet import notify
from agentnet.db import Session
from agentnet.network import queries, wording
from agentnet.network.models import Network, Nomination, NominationRequest, Person
from agentnet.network.pages import reminders
from agentnet.network.pages.posting import coordinators
from agentnet.network.queries import NominationSeen
from agentnet.network.queries.nominations import with_names
from agentnet.network.queries.requests import requests_with_names, supervisors_for
from agentnet.notify.posting import Said, write
from agentnet.web.formats import day
from agentnet.words import using


async def tell_coordinators(session: Session, network: Network, nomination: Nomination, by: Person) -> None:
    """There is a nomination to confirm; and again in a few days, if nobody does."""
    path = f"/nominations/{nomination.id}"
    readers = await coordinators(session, network, by.id)
    said = {"name": nomination.name, "nominator": by.name, "path": path}
    write(session, readers, "nomination-made", nomination.id, network, said)
    await reminders.plan_confirming(session, nomination)


async def tell_supervisors(session: Session, network: Network, nomination: Nomination) -> None:
    """Somebody has offered themselves: those who answer for the unit hear of it."""
    led = await supervisors_for(session, network.id)
    readers = [one for one, units in led if nomination.unit_id in units and one.id != nomination.nominated_by]
    place = (await queries.places_of(session, [nomination.unit_id]))[nomination.unit_id]
    names = ", ".join(f"{one.name} ({one.email})" for one in await coordinators(session, network))
    said = {"name": nomination.name, "unit": place.unit, "coordinators": names}
    write(session, readers, "offer-made", nomination.id, network, said)


async def tell_what_was_entered(session: Session, network: Network, nomination: Nomination) -> None:
    """To the supervisor in whose name something was written down: what, by whom, and how to correct it."""
    (seen,) = await with_names(session, [nomination])
    if seen.entered_by is None or nomination.channel is None or nomination.told_on is None:
        return
    said: dict[str, Said] = {
        "name": nomination.name,
        "unit": seen.place.unit,
        "by": seen.entered_by.name,
        "channel": (wording.CHANNELS[nomination.channel],),
        "day": nomination.told_on,
        "path": f"/nominations/{nomination.id}",
    }
    write(session, [seen.nominator], "nomination-entered", nomination.id, network, said)


async def tell_correction(session: Session, network: Network, seen: NominationSeen, by: Person, slot: str) -> None:
    readers = await coordinators(session, network, by.id)
    one = seen.nomination
    said = {"name": one.name, "supervisor": by.name, "what": one.correction, "path": f"/nominations/{one.id}"}
    write(session, readers, "nomination-corrected", one.id, network, said, slot=slot)


async def ask(session: Session, network: Network, made: list[NominationRequest], by: Person) -> None:
    """To each supervisor: for where, by when; and what to do when there is nobody."""
    for seen in await requests_with_names(session, made):
        said: dict[str, Said] = {
            "by": by.name,
            "where": seen.where,
            "message": seen.request.message,
            "due": seen.request.due_on,
            "path": f"/networks/{network.id}/nominations/requests/{seen.request.id}",
        }
        write(session, [seen.supervisor], "nominations-asked", seen.request.id, network, said)
        await reminders.plan_asking(session, seen.request)


async def invite(session: Session, network: Network, seen: NominationSeen, token: str) -> None:
    """The invitation, with its key; the reminders, and the job that notices when nobody answers in time."""
    invitation, nomination, _ = await queries.invitation_by(session, token)
    known = (await session.scalars(select(Person).where(col(Person.email) == nomination.email))).first()
    spoken = known.language if known else "fi"
    with using(spoken):
        until = day(invitation.expires_at)
    notify.post(
        session,
        to=nomination.email,
        letter="invitation",
        about=invitation.id,
        language=spoken,
        person_id=known.id if known else None,
        network_id=network.id,
        values={
            "name": nomination.name,
            "nominator": "" if seen.is_own else seen.nominator.name,
            "network": network.name,
            "why": nomination.why,
            "until": until,
            "token": token,
        },
    )
    await reminders.plan_inviting(session, nomination, invitation)


async def welcome(session: Session, nomination: Nomination, person: Person) -> None:
    """To the new agent: what happens next. To the one who nominated: that it was worth it."""
    network = await session.get_one(Network, nomination.network_id)
    (seen,) = await with_names(session, [nomination])
    values = {"name": person.name, "path": f"/networks/{network.id}"}
    for letter, reader in (("welcome", person), ("nomination-accepted", seen.reader)):
        if letter == "welcome" or reader.id != person.id:
            write(session, [reader], letter, nomination.id, network, values)
