"""Allowing one's name to stand in a network's guides, and taking that back."""

from uuid import UUID

from sqlmodel import select

from agentnet.db import Session
from agentnet.guide.thanks.models import NamePermission
from agentnet.network.models import Person


async def allow_name(session: Session, network_id: UUID, person: Person, *, allowed: bool) -> None:
    """Said twice, it is so once. What is printed already stays: an edition is never changed."""
    row = await session.scalar(
        select(NamePermission).where(NamePermission.network_id == network_id, NamePermission.person_id == person.id)
    )
    if allowed and row is None:
        session.add(NamePermission(network_id=network_id, person_id=person.id))
    elif row is not None and not allowed:
        await session.delete(row)
    await session.flush()
