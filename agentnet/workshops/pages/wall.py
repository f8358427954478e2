"""The workshop on the wall: one window that follows every activity; and a mirror for those who are not in the room."""

from typing import Final

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.db import Session as Reading
from agentnet.web import Policy, Seen, Session, go, page
from agentnet.workshops import joining, news, programme, queries
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups.queries import groups_of
from agentnet.workshops.models import Activity
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.promises.queries import told
from agentnet.workshops.queries import Seen as SeenWorkshop
from agentnet.workshops.whereabouts import board_on


class WallPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get("/projector", policy=Policy.COORDINATOR, framed=True)
    async def projector(self, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        """Boards and polls have wall pages of their own; everything else is title, task, countdown, QR and code."""
        require_lead(seen)
        return await _wall(session, seen, mirror=False)

    @get("/screen", policy=Policy.PARTICIPANT)
    async def screen(self, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        """The same on a screen of one's own, for those who are in."""
        if seen.participant is None and not seen.leads:
            return go(f"/workshops/{seen.workshop.id}")
        return await _wall(session, seen, mirror=True)


async def _wall(session: Reading, seen: SeenWorkshop, *, mirror: bool) -> Template | Redirect:
    workshop = seen.workshop
    on = await programme.on_now(session, workshop)
    if (path := await _elsewhere(session, on)) is not None:
        return go(path + ("/screen" if mirror else "/projector?follow=yes"))
    agenda = programme.timetable(workshop, await queries.agenda(session, workshop.id))
    return page(
        "workshops/projector.html",
        network=seen.network,
        workshop=workshop,
        agenda=agenda,
        on=on,
        next_at=next((at for activity, at in agenda if on and activity.place > on.place), None),
        groups=await groups_of(session, on) if on and on.kind is ActivityKind.GROUPS else [],
        told=await told(session, workshop.id) if mirror and on and on.kind is ActivityKind.PROMISE else None,
        mark=news.mark(workshop, on, seen.tick),
        mirror=mirror,
        count=await queries.participants_count(session, workshop.id),
        now=clock.now(),
        join=None if mirror else joining.on_wall(workshop),
    )


async def _elsewhere(session: Reading, on: Activity | None) -> str | None:
    if (board := await board_on(session, on)) is not None:
        return f"/boards/{board.id}"
    if on is not None and on.kind is ActivityKind.POLL and (poll := await poll_of(session, on.id)) is not None:
        return f"/polls/{poll.id}"
    return None


HANDLERS: Final = (WallPages,)
