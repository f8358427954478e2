"""The letter that takes a barrier or a good practice to a director."""

from collections.abc import Iterable
from uuid import UUID

from agentnet import notify
from agentnet.accounts import links
from agentnet.db import Session
from agentnet.guide.register.queries import SeenEntry
from agentnet.network.models import Person


def taken(session: Session, seen: SeenEntry, people: Iterable[Person], *, slot: UUID, by: Person) -> int:
    """One letter to each, with a link to the entry. The number of letters."""
    sent = 0
    for person in people:
        if not person.email:
            continue
        sent += 1
        notify.post(
            session,
            to=person.email,
            letter="register-taken",
            about=seen.entry.id,
            language=person.language,
            person_id=person.id,
            network_id=seen.network.id,
            slot=str(slot),
            values={
                "name": person.name,
                "network": seen.network.name,
                "by": by.name,
                "kind": seen.entry.kind.value,
                "title": seen.entry.title,
                "text": seen.entry.text,
                "token": links.lead(session, person, f"/register/{seen.entry.id}"),
            },
        )
    return sent
