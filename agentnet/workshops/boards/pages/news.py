"""News of a board: the socket that only sends, and the polling that stands in for it."""

from typing import Any, Final, NamedTuple
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
from agentnet.workshops import news
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.presence import Ear
from agentnet.workshops.boards.rooms import Room, listen, open_room
from agentnet.workshops.boards.wall import Actor

NOT_YOURS: Final = 4404


class Look(NamedTuple):
    """How a page looks at a board; `actor` is nobody for the wall."""

    room: Room
    audience: Audience
    actor: Actor | None
    key: str
    workshop: UUID | None
    paints: bool = False


async def _look(connection: ASGIConnection[Any, Any, Any, Any], me: Person | Guest | None, id: UUID) -> Look:
    """The board as the page that asks looks at it: `as=projector` is the facilitators' wall, `as=screen` its mirror.

    Raises:
        Missing: it is out of sight, or the wall is not this visitor's to put up.
    """
    found = await queries.board_seen_by(me, id, hand_of(connection, id))
    room = await open_room(id, found.board.seq)
    audience, paints = found.audience, False
    actor: Actor | None = found.actor
    match connection.query_params.get("as"):
        case "screen":
            audience, actor = Audience.PROJECTOR, None
        case "projector":
            if not found.actor.facilitates:
                raise Missing
            audience, actor, paints = Audience.PROJECTOR, None, True
    return Look(room, audience, actor, found.visitor.key, found.board.workshop_id, paints)


@get("/boards/{board_id:uuid}/changes", policy=Policy.PARTICIPANT)
async def changes(request: Request[Any, Any, Any], me: Me, board_id: FromPath[UUID]) -> Response[str]:
    """What came after `since`, or the whole board when that is too long ago; and whether everybody is elsewhere."""
    seen = await _look(request, me, board_id)
    html = seen.room.missed(seen.audience, request.query_params.get("since", ""), seen.actor)
    return Response(html + await _workshop(seen.workshop), media_type="text/html; charset=utf-8")


async def _workshop(id: UUID | None) -> str:
    return news.look(await news.now(id)) if id else ""


@websocket("/boards/{board_id:uuid}/live", policy=Policy.PARTICIPANT)
async def live(socket: WebSocket[Any, Any, Any], board_id: FromPath[UUID]) -> None:
    """The news as they come. The right is asked for once; no session is held while the socket is open."""
    try:
        seen = await _look(socket, socket.user, board_id)
    except Missing:
        await socket.close(code=NOT_YOURS)
        return
    room, since, workshop = seen.room, socket.query_params.get("since", ""), await _workshop(seen.workshop)
    topics = listen(room, seen.actor, seen.audience)
    if seen.workshop is not None:
        topics += (news.topic(seen.workshop),)
    room.count_heads()
    await serve(
        socket,
        hub,
        topics,
        seen.key,
        first=lambda: room.missed(seen.audience, since, seen.actor) + workshop,
        heard=_ear(seen),
    )
    room.count_heads()


def _ear(seen: Look) -> Ear:
    """People say that they write or are ready, the leader's wall what it has painted. The mirror says nothing."""
    room, actor = seen.room, seen.actor
    if actor is not None:
        return Ear(lambda said: room.leaders.hear(room.wall, actor.key, said))
    if seen.paints:
        return Ear(lambda said: room.leaders.hear_wall(room.name, said))
    return Ear(lambda _said: None)


HANDLERS: Final = (changes, live)
