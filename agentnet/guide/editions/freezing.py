"""Writes an edition: its row, its chapters, its files. After the commit the database refuses to change them."""

from hashlib import sha256
from typing import Any, Final

from sqlmodel import select

from agentnet.db import Session
from agentnet.guide.editions.building import Draft
from agentnet.guide.editions.printing import FORMATS
from agentnet.guide.models import EditionFile
from agentnet.network.models import StoredFile
from agentnet.web.documents import MEDIA
from agentnet.web.stored import store

STANDARDS: Final = ("pdf", "pdf-a4", "print", "stickers", "badges")


async def freeze(session: Session, draft: Draft) -> None:
    """Every row of the edition, and its bytes by their hashes."""
    draft.edition.checks = checks(draft)
    session.add(draft.edition)
    await session.flush()
    session.add_all(draft.chapters)
    for made in draft.made:
        _add(session, draft, made.kind, made.name, await store(session, made.data, made.media_type, made.name))
    for name, data in draft.belongings.images.items():
        _add(session, draft, f"picture:{name}", name, await store(session, data, "image/webp", name))
    for name, digest in draft.belongings.tool_files.items():
        _add(session, draft, f"tool:{name}", name, await _kept(session, name, digest, draft))
    await session.flush()


def _add(session: Session, draft: Draft, kind: str, name: str, stored: StoredFile) -> None:
    session.add(
        EditionFile(
            edition_id=draft.edition.id,
            kind=kind,
            name=name,
            file_id=stored.id,
            sha256=stored.sha256,
            size=stored.size,
        )
    )


async def _kept(session: Session, name: str, digest: str, draft: Draft) -> StoredFile:
    """The row that the tool's bytes have already."""
    stored = await session.scalar(select(StoredFile).where(StoredFile.sha256 == digest))
    if stored is None:
        data = (await draft.belongings.tool_contents())[name]
        kind = next(media for ending, media in MEDIA.items() if name.endswith(ending))
        stored = await store(session, data, kind, name)
    return stored


def checks(draft: Draft) -> dict[str, Any]:
    """What was found out while it was made, for the edition's own page."""
    return {
        "chapters": len(draft.chapters),
        "problems": 0,  # a chapter with one would have stopped the edition
        "approvals": sum(len(chapter.approvals) for chapter in draft.chapters),
        "standards": ["PDF/UA-1", "PDF/A-2a"] if any(made.kind in STANDARDS for made in draft.made) else [],
        "formats": [made.kind for made in draft.made if made.kind in FORMATS],
        "files": {made.name: sha256(made.data).hexdigest() for made in draft.made},
    }
