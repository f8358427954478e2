"""Files by their hash: the same bytes are kept once. A local folder by default, another store by settings later."""

import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from agentnet.settings import settings

if TYPE_CHECKING:
    from obstore.store import LocalStore


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
