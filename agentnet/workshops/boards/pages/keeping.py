"""Whose a picture is: shown by the cookie, stored nowhere."""

import hmac
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection

from agentnet.web.visit import HAND, cookie_name
from agentnet.workshops.boards import pictures
from agentnet.workshops.boards.wall import Picture

Asker = ASGIConnection[Any, Any, Any, Any]


def keeper_of(connection: Asker, board: UUID, picture: UUID) -> str:
    """What only this browser can repeat about this picture; nothing ties it to anything else that it has done."""
    secret = connection.cookies.get(cookie_name(HAND), "")
    return hmac.new(secret.encode(), board.bytes + picture.bytes, "sha256").hexdigest() if secret else ""


async def brought(connection: Asker, board: UUID, ids: list[UUID], had: Iterable[Picture] = ()) -> tuple[Picture, ...]:
    """The pictures that a note names, if they are this browser's, or were on the note before."""
    return await pictures.chosen(board, ids, lambda one: keeper_of(connection, board, one), had)
