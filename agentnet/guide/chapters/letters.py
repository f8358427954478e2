"""Letters of the review: asked, changes requested, approved, voided."""

from uuid import UUID

from agentnet import notify
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Revision
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with


def _post(session: Session, seen: Seen, person: Person, letter: str, slot: object = "", **values: str) -> None:
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
        slot=str(slot or f"{seen.text.revision}:{seen.text.content_hash[:12]}"),
        values={
            "name": person.name,
            "chapter": seen.text.title,
            "guide": seen.guide.title,
            "version": str(seen.text.revision),
            "path": f"/chapters/{seen.chapter.id}/review",
            **values,
        },
    )


async def review_asked(session: Session, seen: Seen, before: Revision | None, *, slot: UUID, by: Person) -> None:
    """To the directors of every area named by the chapter: how long it is, and how much has changed since they read."""
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    changed = [c for c in press.changes(queries.blocks_of(before), blocks) if c.how != "same"] if before else []
    short = {
        "minutes": str(press.minutes(blocks)),
        "summary": press.summary(blocks),
        "changed": str(len(changed) if before else ""),
        "before": str(before.n if before else ""),
    }
    for person, _area in await queries.directors_of(session, seen.network.id, [area.id for area in seen.areas]):
        _post(session, seen, person, "review-asked", slot, by=by.name, **short)


async def changes_asked(session: Session, seen: Seen, reason: str, *, slot: UUID, by: Person) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        _post(session, seen, person, "changes-asked", slot, who=by.name, reason=reason)


async def approved(session: Session, seen: Seen) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        _post(session, seen, person, "chapter-approved")


async def voided(session: Session, seen: Seen, *, by: Person) -> None:
    """To each who had approved the words that are now edited: their approval no longer holds.

    Words that stand in an edition stay approved there: the next round takes nothing from anybody.
    """
    if await queries.is_released(session, seen):
        return
    people = {approval.person_id for approval in await queries.holding(session, seen)}
    for person in (await queries.names(session, people)).values():
        _post(session, seen, person, "approval-voided", by=by.name)
