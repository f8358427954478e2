"""One's own picture: brought, shown to those of a network where that is allowed, taken away."""

from uuid import UUID

from sqlmodel import col, select

from agentnet import files
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.queries import network_seen_by, standing
from agentnet.people.mine.models import Portrait
from agentnet.people.mine.permissions import shown_portraits
from agentnet.words import Missing


async def portrait_of(session: Session, person: Person) -> Portrait | None:
    return await session.scalar(select(Portrait).where(col(Portrait.person_id) == person.id))


async def bring(session: Session, person: Person, digest: str) -> str:
    """The file `digest` is their picture now; the digest of the one that it replaced ("" when there was none)."""
    there = await portrait_of(session, person)
    if there is None:
        session.add(Portrait(person_id=person.id, sha256=digest))
        await session.flush()
        return ""
    was, there.sha256 = there.sha256, digest
    await session.flush()
    return await free(session, was)


async def take_away(session: Session, person: Person) -> str:
    """No picture any more; the digest that nobody uses after the commit ("" when somebody does)."""
    there = await portrait_of(session, person)
    if there is None:
        return ""
    await session.delete(there)
    await session.flush()
    return await free(session, there.sha256)


async def free(session: Session, digest: str) -> str:
    """`digest` when nothing has it any more, else "": the same bytes may be somebody else's, or in an answer, too."""
    return "".join(await files.unused(session, [digest]))


async def bytes_seen_by(session: Session, me: Person, network_id: UUID, person_id: UUID) -> bytes:
    """The picture of a member who allows it in this network; one's own always.

    Raises:
        Missing: there is none in sight.
    """
    network, _mine = await network_seen_by(session, me, network_id)
    person = await session.get(Person, person_id)
    if person is None or await standing(session, person, network.id) is None:
        raise Missing
    shown = await shown_portraits(session, network.id, {person_id})
    mark = shown.get(person_id)
    if mark is None and person_id == me.id and (own := await portrait_of(session, me)):
        mark = own.sha256
    if mark is None:
        raise Missing
    return await files.get(mark)
