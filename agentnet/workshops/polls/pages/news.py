"""News of a poll: the socket that only sends, and the polling that stands in for it."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from litestar import Request, WebSocket, get, websocket
from litestar.connection import ASGIConnection
from litestar.params import FromPath
from litestar.response import Response

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.live import GONE, Judge, hub, serve
from agentnet.network.models import Person
from agentnet.web import Me, Policy
from agentnet.words import Missing
from agentnet.workshops import news
from agentnet.workshops.polls import queries, telling, views
from agentnet.workshops.polls.drawing import Drawn, drawn
from agentnet.workshops.polls.flow import Audience

NOT_YOURS: Final = 4404


class Look(NamedTuple):
    """What a page sees of the poll now, as whom, and what has been told to the whole workshop."""

    now: Drawn
    audience: Audience
    key: str
    workshop_id: UUID
    leads: bool


async def _look(connection: ASGIConnection[Any, Any, Any, Any], me: Person | Guest | None, id: UUID) -> Look:
    """The poll as the page that asks looks at it. The wall is a page of the leaders;
    `as=screen` is its mirror for anybody in sight.

    Raises:
        Missing: it is out of sight, or the wall is not this visitor's to put up.
    """
    async with db.reading() as session:
        seen = await queries.poll_seen_by(session, me, id)
        audience = seen.audience
        how = connection.query_params.get("as")
        if how == "projector" and not seen.leads:
            raise Missing
        if how in ("projector", "screen"):
            audience = Audience.PROJECTOR
        view = await views.seen(session, seen.poll, audience)
    return Look(drawn(view, audience), audience, seen.key, seen.poll.workshop_id, seen.leads)


@get("/polls/{poll_id:uuid}/changes", policy=Policy.PARTICIPANT)
async def changes(request: Request[Any, Any, Any], me: Me, poll_id: FromPath[UUID]) -> Response[str]:
    """What has changed since the cursor, and whether everybody is elsewhere."""
    look = await _look(request, me, poll_id)
    html = look.now.since(request.query_params.get("since", "")) + news.look(await news.now(look.workshop_id))
    return Response(html, media_type="text/html; charset=utf-8")


@websocket("/polls/{poll_id:uuid}/live", policy=Policy.PARTICIPANT)
async def live(socket: WebSocket[Any, Any, Any], poll_id: FromPath[UUID]) -> None:
    """The news as they come. The right is asked for again now and then; no session is held in between."""
    try:
        look = await _look(socket, socket.user, poll_id)
    except Missing:
        await socket.close(code=NOT_YOURS)
        return
    workshop = news.look(await news.now(look.workshop_id))
    topics = (telling.listen(poll_id, look.audience), telling.own(poll_id, look.key), news.topic(look.workshop_id))

    def first() -> str:
        telling.tell(poll_id)  # what came between looking and listening is noticed
        return look.now.since(socket.query_params.get("since", "")) + workshop

    judge = _judge(socket.user, poll_id, look)
    await serve(socket, hub, topics, look.key, first=first, heard=lambda _said: None, judge=judge)


def _judge(me: Person | Guest | None, poll: UUID, look: Look) -> Judge:
    """Is the poll still theirs to see, and as before? Who sees it otherwise now is let go, and comes back as that."""

    async def judged() -> int:
        try:
            async with db.reading() as session:
                now = await queries.poll_seen_by(session, me, poll)
        except Missing:
            return NOT_YOURS
        return 0 if (now.key, now.leads) == (look.key, look.leads) else GONE

    return judged


HANDLERS: Final = (changes, live)
