"""News of a board: the socket that only sends, and the polling that stands in for it."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from litestar import Request, WebSocket, get, websocket
from litestar.connection import ASGIConnection
from litestar.params import FromPath
from litestar.response import Response

from agentnet.accounts.models import Guest
from agentnet.live import GONE, Judge, hub, serve
from agentnet.network.models import Person
from agentnet.web import Me, Policy
from agentnet.words import Missing
from agentnet.workshops import news
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.presence import Ear
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import Room, listen, open_room
from agentnet.workshops.boards.wall import Actor

NOT_YOURS: Final = 4404


class Look(NamedTuple):
    """How a page looks at a board; `actor` is nobody for the wall."""

    room: Room
    audience: Audience
    actor: Actor | None
    who: Visitor
    workshop: UUID | None
    paints: bool = False


async def _look(connection: ASGIConnection[Any, Any, Any, Any], me: Person | Guest | None, id: UUID) -> Look:
    """The board as the page that asks looks at it: `as=projector` is the facilitators' wall, `as=screen` its mirror.

    Raises:
        Missing: it is out of sight, or the wall is not this visitor's to put up.
    """
    who = queries.visitor(me, hand_of(connection, id))
    found = await queries.place_at(id, who)
    room = await open_room(id, found.seq)
    audience, paints = queries.audience(found.actor), False
    actor: Actor | None = found.actor
    match connection.query_params.get("as"):
        case "screen":
            audience, actor = Audience.PROJECTOR, None
        case "projector":
            if not found.actor.facilitates:
                raise Missing
            audience, actor, paints = Audience.PROJECTOR, None, True
    return Look(room, audience, actor, who, found.workshop, paints)


@get("/boards/{board_id:uuid}/changes", policy=Policy.PARTICIPANT, shrinks=True)
async def changes(request: Request[Any, Any, Any], me: Me, board_id: FromPath[UUID]) -> Response[str | bytes]:
    """What came after `since`, or the whole board when that is too long ago; and whether everybody is elsewhere."""
    seen = await _look(request, me, board_id)
    workshop = await _workshop(seen.workshop)
    said = seen.room.missed(seen.audience, request.query_params.get("since", ""), seen.actor, workshop)
    body = said if isinstance(said, str) else said.shared.text + said.rest.encode()
    return Response(body, media_type="text/html; charset=utf-8")


async def _workshop(id: UUID | None) -> str:
    return news.look(await news.now(id)) if id else ""


@websocket("/boards/{board_id:uuid}/live", policy=Policy.PARTICIPANT)
async def live(socket: WebSocket[Any, Any, Any], board_id: FromPath[UUID]) -> None:
    """The news as they come. The right is asked for again now and then; no session is held in between."""
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
        seen.who.key,
        first=lambda: room.missed(seen.audience, since, seen.actor, workshop),
        heard=_ear(seen),
        judge=_judge(board_id, seen),
        left=room.count_heads,
    )


def _judge(board: UUID, seen: Look) -> Judge:
    """Is the board still theirs to see, and as before? Who sees it otherwise now is let go, and comes back as that."""

    async def judged() -> int:
        try:
            now = (await queries.place_at(board, seen.who)).actor
        except Missing:
            return NOT_YOURS
        if (was := seen.actor) is None:
            return GONE if seen.paints and not now.facilitates else 0
        return 0 if (now.key, now.facilitates) == (was.key, was.facilitates) else GONE

    return judged


def _ear(seen: Look) -> Ear:
    """People say that they write or are ready, the leader's wall what it has painted. The mirror says nothing."""
    room, actor = seen.room, seen.actor
    if actor is not None:
        return Ear(lambda said: room.leaders.hear(room.wall, actor.key, said))
    if seen.paints:
        return Ear(lambda said: room.leaders.hear_wall(room.name, said), pause=0.0)
    return Ear(lambda _said: None)


HANDLERS: Final = (changes, live)
