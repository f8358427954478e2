"""The poll on the wall: nothing to press, and nothing in it that is not shown."""

from typing import Final

from litestar import Controller, get
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Template

from agentnet import clock
from agentnet.db import Session as Reading
from agentnet.web import Policy, Seen, Session, page
from agentnet.workshops import joining
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Activity
from agentnet.workshops.polls import views
from agentnet.workshops.polls.drawing import drawn
from agentnet.workshops.polls.flow import Audience
from agentnet.workshops.polls.pages.doors import poll_in_sight, require_lead
from agentnet.workshops.polls.queries import Seen as SeenPoll


class WallPages(Controller):
    path = "/polls/{poll_id:uuid}"
    dependencies = {"seen": Provide(poll_in_sight)}

    @get("/projector", policy=Policy.PARTICIPANT, framed=True)
    async def projector(self, session: Session, seen: Seen[SeenPoll], follow: FromQuery[str] = "") -> Template:
        """With `follow`, the wall goes on to whatever the workshop does next; without it, it stays on this poll."""
        require_lead(seen)
        return await _wall(session, seen, follows=bool(follow), mirror=False)

    @get("/screen", policy=Policy.PARTICIPANT)
    async def screen(self, session: Session, seen: Seen[SeenPoll]) -> Template:
        """The same on the screen of somebody who is not in the room."""
        return await _wall(session, seen, follows=True, mirror=True)


async def _wall(session: Reading, seen: SeenPoll, *, follows: bool, mirror: bool) -> Template:
    view = await views.seen(session, seen.poll, Audience.PROJECTOR)
    return page(
        "polls/projector.html",
        network=seen.network,
        workshop=seen.workshop,
        poll=view,
        pieces=drawn(view, Audience.PROJECTOR),
        on=await session.get(Activity, seen.poll.activity_id) if seen.poll.activity_id else None,
        now=clock.now(),
        join=None if mirror else joining.on_wall(seen.workshop),
        follows=follows and seen.workshop.stage in TAKES_GUESTS,
        mirror=mirror,
    )


HANDLERS: Final = (WallPages,)
