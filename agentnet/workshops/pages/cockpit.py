"""Doors to the leader's view, and to the same on a phone: the remote control."""

from typing import Any

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Template
from markupsafe import Markup

from agentnet.web import Policy, Seen, Session, page
from agentnet.workshops import joining
from agentnet.workshops.models import Workshop
from agentnet.workshops.pages.desk import desk
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop


class CockpitPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get("/cockpit", policy=Policy.COORDINATOR, frames=True)
    async def cockpit(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        return page("workshops/cockpit.html", **_door(seen.workshop), **await desk(session, seen))

    @get("/cockpit/at", policy=Policy.COORDINATOR)
    async def at(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        """The parts of the page that change by themselves: both leaders' pages ask when they are told to look."""
        require_lead(seen)
        return page("workshops/_cockpit_parts.html", **_door(seen.workshop), **await desk(session, seen))

    @get("/remote", policy=Policy.COORDINATOR)
    async def remote(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        """For the thumb of somebody who stands in front of people, with their only laptop on the wall."""
        require_lead(seen)
        return page("workshops/remote.html", **await desk(session, seen))

    @get("/remote/at", policy=Policy.COORDINATOR)
    async def remote_at(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        return page("workshops/_remote_parts.html", **await desk(session, seen))


def _door(workshop: Workshop) -> dict[str, Any]:
    return {
        "code": joining.shown(joining.code(workshop)),
        "address": joining.address(workshop),
        "qr": Markup(joining.picture(workshop)),
    }
