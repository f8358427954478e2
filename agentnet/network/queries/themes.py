"""The themes of the year, in their order."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Theme
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


async def theme_seen_by(session: Session, mine: Standing, theme_id: UUID) -> Theme:
    """The theme, of the network where `mine` is.

    Raises:
        Missing: no such theme there.
    """
    theme = await session.get(Theme, theme_id)
    if theme is None or theme.network_id != mine.network_id:
        raise Missing
    return theme
