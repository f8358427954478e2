"""What the pages of this room load through the eyes of the one who asks."""

from uuid import UUID

from litestar.params import FromPath

from agentnet.network.rules import Standing
from agentnet.web import Me, Session
from agentnet.words import NotAllowed
from agentnet.workshops.queries import Seen, workshop_seen_by


async def workshop_in_sight(session: Session, me: Me, workshop_id: FromPath[UUID]) -> Seen:
    return await workshop_seen_by(session, me, workshop_id)


def require_lead(seen: Seen) -> Standing:
    """Raises `NotAllowed` unless one coordinates the workshop's network."""
    if seen.standing is None:
        raise NotAllowed
    seen.standing.require("lead")
    return seen.standing
