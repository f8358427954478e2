"""Reads of a guide's pictures."""

from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from uuid import UUID

from sqlmodel import col, select

from agentnet import files
from agentnet.db import Session
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.models import Chapter, ChapterText, Guide, Revision
from agentnet.guide.pictures.models import GuidePicture


async def pictures_of(session: Session, guide_id: UUID, *, binned: bool = False) -> list[GuidePicture]:
    """A guide's pictures by name."""
    where = col(GuidePicture.binned_at).is_not(None) if binned else col(GuidePicture.binned_at).is_(None)
    rows = await session.scalars(
        select(GuidePicture).where(GuidePicture.guide_id == guide_id, where).order_by(col(GuidePicture.name))
    )
    return list(rows)


async def known(session: Session, guide_id: UUID) -> dict[str, str]:
    """Name → address within the application, for those who see the guide's drafts."""
    return {one.name: f"/guides/{guide_id}/pictures/{one.id}" for one in await pictures_of(session, guide_id)}


async def hashes(session: Session, guide_id: UUID) -> dict[str, str]:
    """Name → sha256 of the bytes: an approval is bound to the pictures of the words it approves."""
    return {one.name: one.sha256 for one in await pictures_of(session, guide_id)}


async def contents(session: Session, guide_id: UUID, names: Collection[str]) -> dict[str, bytes]:
    """The bytes of the named pictures; a name that the guide does not know, and bytes that are gone or are not the same
    as were brought, are left out.

    A binned picture is still found: words that were approved with it are printed with it.
    """
    rows = await session.scalars(
        select(GuidePicture).where(GuidePicture.guide_id == guide_id, col(GuidePicture.name).in_(names))
    )
    found = {}
    for one in rows:
        with suppress(FileNotFoundError):
            data = await files.get(one.sha256)
            if sha256(data).hexdigest() == one.sha256:
                found[one.name] = data
    return found


async def shown_to_all(session: Session, guide_id: UUID, name: str) -> bool:
    """Whether words that everybody in the network may read show the picture (or the guide's brand does)."""
    guide = await session.get_one(Guide, guide_id)
    if name in guide.brand.values():
        return True
    rows = await session.execute(
        select(col(Revision.markdown), col(Chapter.art))
        .join(
            ChapterText, (col(ChapterText.id) == col(Revision.text_id)) & (col(ChapterText.revision) == col(Revision.n))
        )
        .join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
        .where(
            Chapter.guide_id == guide_id,
            col(Revision.n) == col(ChapterText.revision),
            col(ChapterText.stage).in_(SEEN_BY_ALL),
            col(Chapter.binned_at).is_(None),
        )
    )
    return any(name == art or f"({name}" in markdown for markdown, art in rows)
