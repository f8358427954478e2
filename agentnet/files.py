"""Files by their hash: the same bytes are kept once. A local folder by default, another store by settings later."""

import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sqlmodel import SQLModel, select

from agentnet.db import Session
from agentnet.settings import settings

if TYPE_CHECKING:
    from obstore.store import LocalStore


_COLUMN: Final = "sha256"
_NO_FILES: Final = frozenset({"sourcerevision"})
"""Here the same word is a mark of a text."""


def _store() -> "LocalStore":
    from obstore.store import LocalStore  # 5 MB, for those who have files

    folder = settings().var / "files"
    folder.mkdir(parents=True, exist_ok=True)
    return LocalStore(folder)


def _path(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


async def put(data: bytes) -> str:
    """Keep the bytes; gives their sha256 in hex. Keeping them twice changes nothing."""
    digest = sha256(data).hexdigest()
    await _store().put_async(_path(digest), data)
    os.utime(settings().var / "files" / _path(digest), (0, 0))  # when it came could tell who brought it
    return digest


async def get(digest: str) -> bytes:
    """The bytes with this sha256.

    Raises:
        FileNotFoundError: when they are not in the store.
    """
    return bytes(await (await _store().get_async(_path(digest))).bytes_async())


async def remove(digest: str) -> None:
    """Throw the bytes away; nothing happens when they are not there."""
    with suppress(FileNotFoundError):
        await _store().delete_async(_path(digest))


async def unused(session: Session, digests: Collection[str]) -> list[str]:
    """Those of the files that no row has any more: the same bytes may be somebody else's too."""
    left = {digest for digest in digests if digest}
    for table in SQLModel.metadata.sorted_tables:
        if left and _COLUMN in table.c and table.name not in _NO_FILES:
            column = table.c[_COLUMN]
            left -= set(await session.scalars(select(column).where(column.in_(left))))
    return sorted(left)
