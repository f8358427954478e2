"""Reads of background material."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.background.models import Background
from agentnet.network.models import Network, Person
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.words import Missing

SeenBackground = tuple[Background, Network, Standing]
SORTS: Final = ("reference", "dated", "new")


async def background_seen_by(session: Session, me: Person, background_id: UUID) -> SeenBackground:
    """A background source of a network that `me` contributes to; a binned one for coordinators only.

    Raises:
        Missing: there is none, or it is out of sight.
    """
    found = await session.get(Background, background_id)
    if found is None:
        raise Missing
    mine = await standing(session, me, found.network_id)
    if not mine.may("contribute") or (found.binned_at is not None and not mine.may("lead")):
        raise Missing
    return found, await session.get_one(Network, found.network_id), mine


async def backgrounds_of(
    session: Session, network_id: UUID, *, kind: BackgroundKind | None = None, search: str = "", sort: str = ""
) -> list[Background]:
    """The network's background material, narrowed and ordered."""
    question = select(Background).where(Background.network_id == network_id, col(Background.binned_at).is_(None))
    if kind:
        question = question.where(Background.kind == kind)
    if words := search.strip().lower():
        holds = [func.lower(c).contains(words, autoescape=True) for c in (Background.reference, Background.why)]
        question = question.where(holds[0] | holds[1])
    order = {
        "dated": (col(Background.dated).desc().nulls_last(), func.lower(Background.reference)),
        "new": (col(Background.created_at).desc(), col(Background.id)),
    }.get(sort, (func.lower(Background.reference), col(Background.id)))
    return list(await session.scalars(question.order_by(*order)))


async def binned(session: Session, network_id: UUID) -> list[Background]:
    rows = await session.scalars(
        select(Background).where(Background.network_id == network_id, col(Background.binned_at).is_not(None))
    )
    return list(rows)


async def by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Background]:
    """Those of these sources that are background material, for their links."""
    rows = await session.scalars(select(Background).where(col(Background.id).in_(ids)))
    return {one.id: one for one in rows}
