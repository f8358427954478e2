"""Letters about nominations. Their rows go in with the change that they tell of."""

from sqlmodel import col, select

from agentnet import notify
from agentnet.db import Session
from agentnet.network import queries
from agentnet.network.flow import Role
from agentnet.network.models import Network, Nomination, Person
from agentnet.network.queries import NominationSeen
from agentnet.web.formats import day
from agentnet.words import using


async def tell_coordinators(session: Session, network: Network, nomination: Nomination, by: Person) -> None:
    """There is a nomination to confirm."""
    for coordinator in await queries.people_with(session, network.id, Role.COORDINATOR):
        if coordinator.email and coordinator.id != by.id:
            notify.post(
                session,
                to=coordinator.email,
                letter="nomination-made",
                about=nomination.id,
                language=coordinator.language,
                person_id=coordinator.id,
                network_id=network.id,
                values={
                    "name": nomination.name,
                    "nominator": by.name,
                    "network": network.name,
                    "path": f"/nominations/{nomination.id}",
                },
            )


async def invite(session: Session, network: Network, seen: NominationSeen, token: str) -> None:
    """The invitation, with its key; and the job that notices when nobody answers in time."""
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
    notify.enqueue(session, "invitation-expires", invitation.id, by=None, due_at=invitation.expires_at)


async def welcome(session: Session, nomination: Nomination, person: Person) -> None:
    """To the new agent: what happens next. To the one who nominated: that it was worth it."""
    network = await session.get_one(Network, nomination.network_id)
    nominator = await session.get_one(Person, nomination.nominated_by)
    values = {"name": person.name, "network": network.name, "path": f"/networks/{network.id}"}
    for letter, reader in (("welcome", person), ("nomination-accepted", nominator)):
        if reader.email and (letter == "welcome" or reader.id != person.id):
            notify.post(
                session,
                to=reader.email,
                letter=letter,
                about=nomination.id,
                language=reader.language,
                person_id=reader.id,
                network_id=network.id,
                values=values,
            )
