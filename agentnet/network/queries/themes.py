"""The themes of the year, in their order."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Person, Theme
from agentnet.network.queries.standings import standing
from agentnet.network.rules import Standing
from agentnet.words import Missing


async def current_themes(session: Session, network_id: UUID) -> list[Theme]:
    """The themes in use, in the order that they are gone through."""
    found = await session.scalars(
        select(Theme)
        .where(col(Theme.network_id) == network_id, col(Theme.binned_at).is_(None))
        .order_by(col(Theme.place), col(Theme.created_at))
    )
    return list(found)


async def binned_themes(session: Session, network_id: UUID) -> list[Theme]:
    """The themes in the bin, latest first."""
    found = await session.scalars(
        select(Theme)
        .where(col(Theme.network_id) == network_id, col(Theme.binned_at).is_not(None))
        .order_by(col(Theme.binned_at).desc())
    )
    return list(found)


async def theme_seen_by(session: Session, me: Person, theme_id: UUID) -> tuple[Theme, Standing]:
    """The theme and what `me` is in its network.

    Raises:
        Missing: no such theme, or not theirs to see.
    """
    if (theme := await session.get(Theme, theme_id)) is None:
        raise Missing
    return theme, await standing(session, me, theme.network_id)
