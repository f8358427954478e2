"""Doors for nominated people who come in by the code and pick their own name."""

from typing import Any, Final

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.accounts import doors
from agentnet.accounts.models import Guest
from agentnet.web import Entry, Me, Policy, Session, go, here, limit, page
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import news
from agentnet.workshops.forms import PickForm
from agentnet.workshops.pages.again import keep_place
from agentnet.workshops.pages.doors import elsewhere
from agentnet.workshops.pages.entrance import opened
from agentnet.workshops.picking import actions
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.queries import LETTERS, offered, pick_of

LONGEST: Final = 60


class PickPages(Controller):
    path = "/join/{token:str}"

    @get("/names", policy=Policy.TOKEN)
    async def names(self, session: Session, token: FromPath[str], name: FromQuery[str] = "") -> Template:
        """While a name is being written: those expected who are called so."""
        workshop = await opened(session, token)
        found = []
        if len(name.strip()) >= LETTERS and len(name) <= LONGEST:
            limit("name search", here().key)
            found = await offered(session, workshop, name)
        return page("workshops/_join_names.html", token=token, names=found, looked=False)

    @post("/pick", policy=Policy.TOKEN)
    async def pick(self, request: Request[Any, Any, Any], session: Session, me: Me, token: FromPath[str]) -> Redirect:
        workshop = await opened(session, token)
        entry = await Entry.read(request, PickForm)
        if not entry.ok:
            raise Refused(N_("Valitse nimesi luettelosta."))
        limit("name picked", here().key)
        limit("name picked", str(entry.value.person_id))
        if isinstance(me, Guest):
            await actions.give_up(session, workshop, me)
        made, guest = await actions.pick(session, workshop, entry.value.person_id)
        await doors.enter(session, request, guest)
        keep_place(guest)
        await session.commit()
        await news.tell(workshop.id)
        return go(f"/workshops/{workshop.id}/now" if made.state is PickState.IN else f"/join/{token}/wait")

    @get("/wait", policy=Policy.TOKEN)
    async def wait(self, session: Session, me: Me, token: FromPath[str]) -> Template | Redirect | Response[None]:
        """Until the leader, or the same person on the other device, has said yes or no."""
        workshop = await opened(session, token)
        mine = await pick_of(session, workshop.id, me) if isinstance(me, Guest) else None
        if mine is None:
            raise Missing
        if mine.state is PickState.IN:
            to = f"/workshops/{workshop.id}/now"
            return elsewhere(to) if here().htmx else go(to)
        refused = mine.state is PickState.GONE
        template = "workshops/_join_wait.html" if here().htmx else "workshops/join_wait.html"
        return page(template, workshop=workshop, token=token, refused=refused)
