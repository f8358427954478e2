"""The basket: what has been picked as material, narrowed, ordered, a page at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Theme
from agentnet.network.rules import Standing
from agentnet.sources.flow import Kind
from agentnet.sources.items import Item, as_item, sayings
from agentnet.sources.models import Basket, Source, SourceLink, SourceRevision

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Item]
    number: int
    last: int
    total: int


async def basket(
    session: Session,
    standing: Standing,
    theme: UUID | None = None,
    search: str = "",
    page: int = 1,
    *,
    kind: Kind | None = None,
    sort: str = "new",
    weights: Mapping[UUID, int] | None = None,
) -> Page:
    """The network's picked material: by theme, kind and words; newest or oldest first, by kind or place, or (with
    `weights`) the heaviest first. For coordinators.

    Raises:
        NotAllowed: `standing` does not lead the network.
    """
    standing.require("lead")
    query = (
        sayings()
        .join(Basket, col(Basket.source_id) == col(Source.id))
        .outerjoin(Theme, col(Theme.id) == col(Basket.theme_id))
        .where(col(Basket.network_id) == standing.network_id)
    )
    if theme is not None:
        query = query.where(col(Basket.theme_id) == theme)
    if kind is not None:
        query = query.where(col(Source.kind) == kind)
    if search.strip():
        query = query.where(func.lower(col(SourceRevision.text)).contains(search.strip().lower(), autoescape=True))
    newest = (col(Basket.created_at).desc(), col(Basket.id))
    order: dict[str, tuple[Any, ...]] = {
        "old": (col(Basket.created_at), col(Basket.id)),
        "kind": (col(Source.kind), *newest),
        "place": (func.lower(col(Source.label)), *newest),
    }
    ids = list(await session.scalars(query.order_by(*order.get(sort, newest)).with_only_columns(col(Source.id))))
    if weights is not None:
        ids.sort(key=lambda id: -weights.get(id, 0))
    last = max(1, ceil(len(ids) / PAGE))
    page = min(max(page, 1), last)
    here = ids[(page - 1) * PAGE : page * PAGE]
    rows = await session.execute(
        query.where(col(Source.id).in_(here)).add_columns(col(Basket.theme_id), col(Theme.title))
    )
    cited = await _citations(session, here)
    found = {
        source.id: as_item(
            source, n, text, name, standing, theme_id=theme_id, theme=title or "", cited=cited.get(source.id, 0)
        )
        for source, n, text, name, theme_id, title in rows
    }
    return Page([found[id] for id in here], page, last, len(ids))


async def picked_in(session: Session, network_id: UUID) -> set[UUID]:
    """The sources that are in the network's basket."""
    return set(await session.scalars(select(col(Basket.source_id)).where(col(Basket.network_id) == network_id)))


async def _citations(session: Session, ids: Collection[UUID]) -> dict[UUID, int]:
    rows = await session.execute(
        select(col(SourceLink.source_id), func.count())
        .where(col(SourceLink.source_id).in_(ids), col(SourceLink.target_id).is_(None))
        .group_by(col(SourceLink.source_id))
    )
    return {source_id: number for source_id, number in rows}  # noqa: C416 (rows are tuples, dict() is not typed for them)
