"""Letters of the review: asked, changes requested, approved, voided."""

from uuid import UUID

from agentnet import notify
from agentnet.db import Session
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.settings import settings


def _post(session: Session, seen: Seen, person: Person, letter: str, **values: str) -> None:
    if not person.email:
        return
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=seen.text.id,
        language=person.language,
        person_id=person.id,
        network_id=seen.network.id,
        slot=f"{seen.text.revision}:{seen.text.content_hash[:12]}:{values.get('who', '')}",
        values={
            "name": person.name,
            "chapter": seen.text.title,
            "guide": seen.guide.title,
            "version": str(seen.text.revision),
            "link": f"{settings().base_url}/chapters/{seen.chapter.id}/review",
            **values,
        },
    )


async def review_asked(session: Session, seen: Seen, *, by: Person) -> None:
    """To the directors of every area that the chapter names."""
    for person, _area in await queries.directors_of(session, seen.network.id, [area.id for area in seen.areas]):
        _post(session, seen, person, "review-asked", by=by.name)


async def changes_asked(session: Session, seen: Seen, reason: str, *, by: Person) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        _post(session, seen, person, "changes-asked", who=by.name, reason=reason)


async def approved(session: Session, seen: Seen) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        _post(session, seen, person, "chapter-approved")


async def voided(session: Session, seen: Seen, *, by: Person) -> None:
    """To each who had approved the words that are now edited: their approval no longer holds."""
    approvals = await queries.approvals_of(session, [seen.text.id])
    holding: set[UUID] = {a.person_id for a in approvals if a.content_hash == seen.text.content_hash}
    for person in (await queries.names(session, holding)).values():
        _post(session, seen, person, "approval-voided", by=by.name)
