"""The workshop on the wall: its own page without controls, following what is on."""

from litestar import Controller, Response, get
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from markupsafe import Markup

from agentnet.settings import settings
from agentnet.web import Policy, Seen, Session, go, page
from agentnet.workshops import joining, programme, queries
from agentnet.workshops.pages.doors import elsewhere, require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop


class WallPages(Controller):
    path = "/workshops/{workshop_id:uuid}/projector"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR, framed=True)
    async def wall(self, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        """The board that is on has a wall page of its own; everything else is title, programme, QR and code."""
        require_lead(seen)
        workshop = seen.workshop
        on = await programme.on_now(session, workshop)
        board = await programme.board_of(session, on)
        if board is not None:
            return go(f"/boards/{board.id}/projector?follow=yes")
        agenda = programme.timetable(workshop, await queries.agenda(session, workshop.id))
        return page(
            "workshops/projector.html",
            network=seen.network,
            workshop=workshop,
            agenda=agenda,
            on=on,
            next_at=next((at for activity, at in agenda if on and activity.place > on.place), None),
            mark=programme.mark(workshop, on),
            count=await queries.participants_count(session, workshop.id),
            host=settings().base_url.partition("://")[2],
            code=joining.shown(joining.code(workshop)),
            qr=Markup(joining.picture(workshop)),
        )

    @get("/at", policy=Policy.COORDINATOR)
    async def at(
        self, session: Session, seen: Seen[SeenWorkshop], here: FromQuery[str] = ""
    ) -> Template | Response[None]:
        """Asked by every wall of this workshop: stay (and how many are in), or go where everybody is."""
        require_lead(seen)
        if programme.mark(seen.workshop, await programme.on_now(session, seen.workshop)) != here:
            return elsewhere(f"/workshops/{seen.workshop.id}/projector")
        count = await queries.participants_count(session, seen.workshop.id)
        return page("workshops/_wall_count.html", workshop=seen.workshop, mark=here, count=count)
