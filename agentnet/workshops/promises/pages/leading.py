"""What coordinators see of the promises: how many, those that are shared, and how they went, all together."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing, _
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.promises import actions, queries
from agentnet.workshops.promises.flow import KEPT
from agentnet.workshops.promises.forms import HideForm
from agentnet.workshops.promises.rules import ENOUGH
from agentnet.workshops.queries import Seen as SeenWorkshop


class PromisesPages(Controller):
    path = "/workshops/{workshop_id:uuid}/promises"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        workshop = seen.workshop
        return page(
            "promises/promises.html",
            network=seen.network,
            workshop=workshop,
            shared=await queries.shared(session, workshop.id, workshop.network_id),
            went=await queries.went(session, workshop.id),
            kept=[(one, _(name)) for one, name in KEPT.items()],
            enough=ENOUGH,
        )

    @get("/wall", policy=Policy.COORDINATOR)
    async def wall(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        """A fragment of the projector: how many, and the shared ones that nobody has taken off."""
        require_lead(seen)
        return page("promises/_wall.html", told=await queries.told(session, seen.workshop.id))

    @post("/hide", policy=Policy.COORDINATOR)
    async def hide(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, HideForm)
        if not entry.ok:
            raise Missing
        hidden = entry.value.hidden
        await actions.hide(session, seen.workshop, entry.value.source, hidden=hidden)
        await session.commit()
        said = N_("Lupaus ei enää näy muille.") if hidden else N_("Lupaus näkyy taas.")
        return go(f"/workshops/{seen.workshop.id}/promises", said)
