"""Rows of stored files: the same bytes have one row, whatever they are called where they are used."""

from pathlib import PurePath

from sqlmodel import select

from agentnet import files
from agentnet.db import Session
from agentnet.network.models import StoredFile
from agentnet.web.textchecks import refusal


async def store(session: Session, data: bytes, media_type: str, name: str) -> StoredFile:
    """Keep the bytes and their row; the row that is there already when the bytes are."""
    digest = await files.put(data)
    stored = await session.scalar(select(StoredFile).where(StoredFile.sha256 == digest))
    if stored is None:
        stored = StoredFile(sha256=digest, media_type=media_type, size=len(data), name=name)
        session.add(stored)
        await session.flush()
    return stored


def plain_name(file_name: str, otherwise: str) -> str:
    """The name that a file had on its sender's machine, without its ending; another one for a name that holds what no
    text may hold (somebody's personal identity code).
    """
    stem = " ".join(PurePath(file_name).stem.split())
    return otherwise if refusal(stem) or not stem else stem[:120]
