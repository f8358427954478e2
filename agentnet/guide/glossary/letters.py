"""The letter that asks directors to approve terms, one for all that were proposed together; and the one that brings
a term back to those who proposed it.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.accounts import links
from agentnet.db import Session
from agentnet.guide.glossary.models import GlossaryTerm, TermChange, TermText
from agentnet.guide.reviews.queries import aways_of
from agentnet.guide.rules import BOTH
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.network.queries import directors_of, people_with
from agentnet.network.quiet import today


async def terms_asked(session: Session, network: Network, texts: Sequence[TermText], *, batch: UUID, by: Person) -> int:
    """To the directors of both fields and today's deputies, each once. The number of letters."""
    directors = {one.person.id: one.person for one in await directors_of(session, network.id) if one.area.field in BOTH}
    instead = [
        away.person
        for away in await aways_of(session, network.id, on=today(clock.now()))
        if away.director.id in directors
    ]
    people = directors | {person.id: person for person in instead if person.id != texts[0].last_editor}
    for person in people.values():
        if not person.email or person.id == by.id:
            continue
        language = texts[0].language
        notify.post(
            session,
            to=person.email,
            letter="terms-asked",
            about=network.id,
            language=person.language,
            person_id=person.id,
            network_id=network.id,
            slot=str(batch),
            values={
                "name": person.name,
                "network": network.name,
                "by": by.name,
                "number": str(len(texts)),
                "terms": "\n\n".join(f"{text.word}: {text.meaning}" for text in texts[:20]),
                "token": links.lead(
                    session, person, f"/networks/{network.id}/glossary?language={language}&show=review"
                ),
            },
        )
    return len(people)


async def term_returned(session: Session, text: TermText, reason: str, *, slot: UUID, by: Person) -> None:
    """To the one who proposed the words that a director wants otherwise, while they lead: drafts are not for others."""
    proposed = await session.scalar(
        select(TermChange.by)
        .where(TermChange.text_id == text.id, TermChange.name == "propose")
        .order_by(col(TermChange.created_at).desc())
        .limit(1)
    )
    term = await session.get_one(GlossaryTerm, text.term_id)
    leaders = await people_with(session, term.network_id, Role.COORDINATOR)
    for person in leaders:
        if person.id != proposed or not person.email or person.id == by.id:
            continue
        notify.post(
            session,
            to=person.email,
            letter="term-returned",
            about=term.id,
            language=person.language,
            person_id=person.id,
            network_id=term.network_id,
            slot=str(slot),
            values={
                "name": person.name,
                "by": by.name,
                "term": text.word,
                "reason": reason,
                "token": links.lead(session, person, f"/terms/{term.id}?language={text.language}"),
            },
        )
