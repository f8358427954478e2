"""What the pages of material share: what still owes its giver a word, pictures of sources, links of background."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.background import queries as background
from agentnet.network.rules import Standing
from agentnet.sources import queries as sources
from agentnet.sources.flow import Kind
from agentnet.sources.queries import Item
from agentnet.surveys.results import readable_texts
from agentnet.workshops.boards.models import Board, Note, Picture


async def owing(session: Session, standing: Standing) -> tuple[list[UUID], int]:
    """The contributions without an ending that coordinators may read now, and how many have one."""
    waiting, settled = await sources.owing(session, standing.network_id)
    told = set[UUID]()
    if any(kind is Kind.SURVEY for _id, kind in waiting):
        told = await readable_texts(session, standing.network_id)
    gone = set(
        await session.scalars(
            select(col(Note.id))
            .join(Board, col(Board.id) == col(Note.board_id))
            .where(Board.network_id == standing.network_id, col(Note.binned).is_(True) | col(Note.hidden).is_(True))
        )
    )
    ids = [id for id, kind in waiting if (kind is not Kind.SURVEY or id in told) and id not in gone]
    return ids, settled


async def around(session: Session, items: Iterable[Item]) -> dict[str, Any]:
    """`pictures`: source → address, of photos; `links`: source → web address, of background material."""
    seen = list(items)
    photos = [item.id for item in seen if item.kind is Kind.PHOTO]
    laws = [item.id for item in seen if item.kind is Kind.BACKGROUND]
    rows = await session.execute(select(col(Picture.id), col(Picture.board_id)).where(col(Picture.id).in_(photos)))
    links = await background.by_id(session, laws) if laws else {}
    return {
        "pictures": {id: f"/boards/{board}/pictures/{id}" for id, board in rows} if photos else {},
        "links": {id: one.link for id, one in links.items() if one.link},
    }
