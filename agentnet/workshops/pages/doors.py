"""What the pages of this room load through the eyes of the one who asks."""

from uuid import UUID

from litestar import Response
from litestar.params import FromPath

from agentnet.network.rules import Standing
from agentnet.web import Me, Session
from agentnet.words import NotAllowed
from agentnet.workshops.queries import Seen, workshop_seen_by


async def workshop_in_sight(session: Session, me: Me, workshop_id: FromPath[UUID]) -> Seen:
    return await workshop_seen_by(session, me, workshop_id)


def require_taking_part(seen: Seen) -> None:
    """Raises `NotAllowed` for supervisors, who must not read what their people write, for staff, and for guests."""
    if seen.standing is None:
        raise NotAllowed
    seen.standing.require("take part")


def require_lead(seen: Seen) -> Standing:
    """Raises `NotAllowed` unless one coordinates the workshop's network."""
    if seen.standing is None:
        raise NotAllowed
    seen.standing.require("lead")
    return seen.standing


def elsewhere(path: str) -> Response[None]:
    """For a page that asks by htmx where to be: go there."""
    return Response(None, status_code=200, headers={"HX-Redirect": path})
