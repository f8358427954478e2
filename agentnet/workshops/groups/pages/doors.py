"""What these pages load through the eyes of the one who asks, and whom they tell afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from litestar.params import FromPath
from sqlmodel import col, select

from agentnet.db import Session as Open
from agentnet.live import hub
from agentnet.web import Me, Session
from agentnet.words import NotAllowed
from agentnet.workshops import news
from agentnet.workshops.boards import settings
from agentnet.workshops.groups.queries import activity_in_sight
from agentnet.workshops.models import Activity, Participant, Workshop
from agentnet.workshops.queries import Seen, workshop_seen_by


@dataclass(frozen=True, slots=True)
class Grouped:
    """A groups activity, and who one is in its workshop."""

    seen: Seen
    activity: Activity

    @property
    def workshop(self) -> Workshop:
        return self.seen.workshop

    @property
    def path(self) -> str:
        return f"/workshops/{self.workshop.id}/groups/{self.activity.id}"

    def require_lead(self) -> None:
        """Raises `NotAllowed` unless one coordinates the workshop's network."""
        if self.seen.standing is None:
            raise NotAllowed
        self.seen.standing.require("lead")


async def grouped_in_sight(
    session: Session, me: Me, workshop_id: FromPath[UUID], activity_id: FromPath[UUID]
) -> Grouped:
    seen = await workshop_seen_by(session, me, workshop_id)
    return Grouped(seen, await activity_in_sight(session, seen, activity_id))


async def sockets_of(session: Open, participants: Iterable[UUID]) -> list[str]:
    """As the sockets of these people are indexed by."""
    rows = await session.scalars(select(Participant).where(col(Participant.id).in_(list(participants))))
    return [f"guest:{one.guest_id}" if one.guest_id else f"person:{one.person_id}" for one in rows]


async def tell(workshop: UUID, *, boards: Iterable[UUID] = (), cut: Iterable[str] = ()) -> None:
    """After the commit: boards are other than they were, some have no right to theirs any more, all look again."""
    for board in dict.fromkeys(boards):
        await settings.tell(board)
    for key in cut:
        hub.cut(key)
    await news.tell(workshop)
