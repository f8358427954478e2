"""The themes of the year, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.flow import Field, Role
from agentnet.network.models import Area, Membership, Theme, ThemePriority
from agentnet.network.queries.standings import in_force
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


@dataclass(slots=True)
class Priority:
    """How many directors of each field find a theme important; `mine`: the one who looks is among them."""

    fields: dict[Field, int] = field(default_factory=dict)
    mine: bool = False


async def priorities(session: Session, mine: Standing) -> Mapping[UUID, Priority]:
    """Theme → what the directors of the network, as they are now, find important."""
    rows = await session.execute(
        select(col(ThemePriority.theme_id), col(ThemePriority.person_id), col(Area.field))
        .join(Theme, col(Theme.id) == col(ThemePriority.theme_id))
        .join(
            Membership,
            (col(Membership.person_id) == col(ThemePriority.person_id))
            & (col(Membership.network_id) == col(Theme.network_id))
            & (col(Membership.role) == Role.DIRECTOR),
        )
        .outerjoin(Area, col(Area.id) == col(Membership.area_id))
        .where(col(Theme.network_id) == mine.network_id, in_force())
    )
    found: dict[UUID, Priority] = {}
    for theme, person, its_field in rows:
        one = found.setdefault(theme, Priority())
        chosen = its_field or Field.COMMON
        one.fields[chosen] = one.fields.get(chosen, 0) + 1
        one.mine = one.mine or person == mine.person_id
    return found
