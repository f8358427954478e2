"""What the pages of polls load through the eyes of the one who asks."""

from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Response

from agentnet.web import Me, Session
from agentnet.words import N_, NotAllowed
from agentnet.workshops import news
from agentnet.workshops.polls import queries, telling, views
from agentnet.workshops.polls.drawing import drawn
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.polls.queries import Seen


async def poll_in_sight(session: Session, me: Me, poll_id: FromPath[UUID]) -> Seen:
    return await queries.poll_seen_by(session, me, poll_id)


def require_lead(seen: Seen) -> None:
    """Raises `NotAllowed` unless one leads the workshop."""
    if not seen.leads:
        raise NotAllowed(N_("Kyselyä hallitsee työpajan vetäjä."))


async def pieces(session: Session, seen: Seen) -> str:
    """What changed, as elements that name their places, for a page that has sent something by script."""
    view = await views.seen(session, seen.poll, seen.audience)
    return drawn(view, seen.audience).news


def said(html: str) -> Response[Any]:
    return Response(html, status_code=200, media_type="text/html; charset=utf-8")


async def tell(poll: Poll, *, everybody: bool = False) -> None:
    """After a commit: the pages of the poll, and with `everybody` all screens of the workshop."""
    telling.tell(poll.id)
    if everybody:
        await news.tell(poll.workshop_id)
