"""Letters about questions to the network. None carries the words: what is removed is not left in a mailbox."""

from collections.abc import Iterable
from uuid import UUID

from agentnet import notify
from agentnet.asking.models import Inquiry, Reply
from agentnet.db import Session
from agentnet.network.models import Network, Person


def asked(session: Session, inquiry: Inquiry, network: Network, people: Iterable[Person], by: str) -> None:
    """A new question, to those who take part."""
    _post(session, "question-asked", inquiry, network, people, by=by)


def answered(
    session: Session, inquiry: Inquiry, reply: Reply, network: Network, people: Iterable[Person], by: str
) -> None:
    """A new answer, to those who follow."""
    _post(session, "question-answered", inquiry, network, people, slot=reply.id, by=by)


def helped(session: Session, inquiry: Inquiry, reply: Reply, network: Network, person: Person) -> None:
    """Thanks to whose answer helped."""
    _post(session, "question-helped", inquiry, network, [person], slot=reply.id)


def reported(session: Session, inquiry: Inquiry, network: Network, people: Iterable[Person], slot: UUID) -> None:
    """To the coordinators: somebody asks to look."""
    _post(session, "question-reported", inquiry, network, people, slot=slot)


def removed(session: Session, inquiry: Inquiry, network: Network, person: Person, slot: UUID, why: str) -> None:
    """To the writer whose words a coordinator removed, with the reason."""
    _post(session, "question-removed", inquiry, network, [person], slot=slot, why=why)


def _post(
    session: Session,
    letter: str,
    inquiry: Inquiry,
    network: Network,
    people: Iterable[Person],
    *,
    slot: UUID | None = None,
    **more: str,
) -> None:
    for person in people:
        if person.email:
            notify.post(
                session,
                to=person.email,
                letter=letter,
                about=inquiry.id,
                slot=str(slot or ""),
                language=person.language,
                person_id=person.id,
                network_id=network.id,
                values={
                    "name": person.name,
                    "network": network.name,
                    "path": f"/questions/{inquiry.id}",
                    **more,
                },
            )
