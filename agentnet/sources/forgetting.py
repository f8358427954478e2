"""Words that go from a network's thread go from finished copies too: rooms that keep such copies say so here."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias
from uuid import UUID

from agentnet.db import Session

Forget: TypeAlias = Callable[[Session, UUID], Awaitable[None]]
COPIES: Final[list[Forget]] = []


def forgets(copy: Forget) -> Forget:
    """Mark `async def forget(session, network_id)`: what it keeps of that network's words is thrown away."""
    COPIES.append(copy)
    return copy


async def words_went(session: Session, network_id: UUID) -> None:
    """Somebody's words were erased, hidden or removed in this network."""
    for forget in COPIES:
        await forget(session, network_id)
