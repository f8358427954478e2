"""News of a board: the socket that only sends, and the polling that stands in for it."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, WebSocket, get, websocket
from litestar.connection import ASGIConnection
from litestar.params import FromPath
from litestar.response import Response

from agentnet.accounts.models import Guest
from agentnet.live import hub, serve
from agentnet.network.models import Person
from agentnet.web import Me, Policy
from agentnet.words import Missing
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import Room, listen, open_room
from agentnet.workshops.boards.wall import Actor

NOT_YOURS: Final = 4404


async def _look(
    connection: ASGIConnection[Any, Any, Any, Any], me: Person | Guest | None, id: UUID
) -> tuple[Room, Audience, Actor | None, str]:
    """The board as the page that asks looks at it. The wall is a page of the facilitators.

    Raises:
        Missing: it is out of sight, or the wall is not this visitor's to put up.
    """
    found = await queries.board_seen_by(me, id, hand_of(connection, id))
    room = await open_room(id, found.board.seq)
    if connection.query_params.get("as") != Audience.PROJECTOR:
        return room, found.audience, found.actor, found.visitor.key
    if not found.actor.facilitates:
        raise Missing
    return room, Audience.PROJECTOR, None, found.visitor.key


@get("/boards/{board_id:uuid}/changes", policy=Policy.PARTICIPANT)
async def changes(request: Request[Any, Any, Any], me: Me, board_id: FromPath[UUID]) -> Response[str]:
    """What came after `since`, or the whole board when that is too long ago."""
    room, audience, actor, _key = await _look(request, me, board_id)
    html = room.missed(audience, request.query_params.get("since", ""), actor)
    return Response(html, media_type="text/html; charset=utf-8")


@websocket("/boards/{board_id:uuid}/live", policy=Policy.PARTICIPANT)
async def live(socket: WebSocket[Any, Any, Any], board_id: FromPath[UUID]) -> None:
    """The news as they come. The right is asked for once; no session is held while the socket is open."""
    try:
        room, audience, actor, key = await _look(socket, socket.user, board_id)
    except Missing:
        await socket.close(code=NOT_YOURS)
        return
    since = socket.query_params.get("since", "")
    topics = listen(room, actor, audience)
    room.count_heads()
    await serve(socket, hub, topics, key, first=lambda: room.missed(audience, since, actor), heard=lambda _said: None)
    room.count_heads()


HANDLERS: Final = (changes, live)
