"""News of a text that is being written: who writes where, and new versions. A socket, and polling in its place."""

from typing import Any, Final
from uuid import UUID

from litestar import WebSocket, get, websocket
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from agentnet import db
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.chapters.queries import chapter_seen_by
from agentnet.guide.rules import require_writer
from agentnet.guide.writing import presence
from agentnet.live import Judge, hub, serve
from agentnet.network.models import Person
from agentnet.web import Policy, Somebody, refusal
from agentnet.words import Missing, NotAllowed

NOT_YOURS: Final = 4404
READ_ONLY: Final = 4403
AT: Final = "at "


async def _look(me: object, chapter_id: UUID, language: str) -> SeenChapter:
    """The text, if `me` may write it now.

    Raises:
        Missing, NotAllowed.
    """
    if not isinstance(me, Person):
        raise Missing
    async with db.reading() as session:
        seen = await chapter_seen_by(session, me, chapter_id, language)
    require_writer(seen.text.stage, seen.standing)
    return seen


def _news(seen: SeenChapter) -> str:
    return f'{presence.told(seen.text.id)}<live-saved n="{seen.text.revision}"></live-saved>'


@get("/chapters/{chapter_id:uuid}/edit/changes", policy=Policy.COORDINATOR)
async def changes(somebody: Somebody, chapter_id: FromPath[UUID], language: FromQuery[str] = "") -> Response[str]:
    """Who writes now, and the number of the newest version."""
    return Response(_news(await _look(somebody, chapter_id, language)), media_type="text/html; charset=utf-8")


@websocket("/chapters/{chapter_id:uuid}/edit/live", policy=Policy.COORDINATOR)
async def live(socket: WebSocket[Any, Any, Any], chapter_id: FromPath[UUID]) -> None:
    """The news as they come; up it comes where the cursor is: `at Ennen palaveria`."""
    me, language = socket.user, socket.query_params.get("language", "")
    try:
        seen = await _look(me, chapter_id, language)
    except (Missing, NotAllowed) as refused:
        await socket.close(code=READ_ONLY if isinstance(refused, NotAllowed) else NOT_YOURS)
        return
    mark, text = socket.query_params.get("page", "")[:40], seen.text.id

    def heard(said: str) -> None:
        section = " ".join(said.removeprefix(AT).split())[: presence.LONGEST]
        if mark and said.startswith(AT) and not refusal(section):
            presence.at(text, mark, me, section)

    await serve(
        socket,
        hub,
        (presence.topic(text),),
        f"{me.id}",
        first=lambda: _news(seen),
        heard=heard,
        judge=_judge(me, chapter_id, language),
        left=lambda: presence.left(text, mark, me),
    )


def _judge(me: Person, chapter_id: UUID, language: str) -> Judge:
    """May they still write it?"""

    async def judged() -> int:
        try:
            await _look(me, chapter_id, language)
        except (Missing, NotAllowed):
            return NOT_YOURS
        return 0

    return judged


HANDLERS: Final = (changes, live)
