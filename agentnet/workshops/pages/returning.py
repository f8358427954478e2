"""Doors for a guest who lost their browser's key: the leader gives a code, and who types it is the same guest again."""

from typing import Any, Final

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.accounts import doors
from agentnet.web import Entry, Me, Policy, Seen, Session, Somebody, go, here, limit, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops import joining, news
from agentnet.workshops.actions import returning
from agentnet.workshops.forms import CodeForm, NameForm, RemoveForm
from agentnet.workshops.pages.again import keep_place
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.pages.entrance import is_member, join_form, opened
from agentnet.workshops.queries import Seen as SeenWorkshop


class CodePages(Controller):
    path = "/workshops/{workshop_id:uuid}/people"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @post("/code", policy=Policy.COORDINATOR)
    async def code(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Template:
        """Shown once, to the leader who asked: it stands in no address and in no list."""
        require_lead(seen)
        entry = await Entry.read(request, RemoveForm)
        if not entry.ok:
            raise Missing
        name, code = await returning.give_code(session, seen.workshop, entry.value.participant_id, by=somebody)
        await session.commit()
        return page(
            "workshops/return_code.html",
            network=seen.network,
            workshop=seen.workshop,
            name=name,
            code=joining.shown(code),
            address=joining.address(seen.workshop),
        )


class ReturnPages(Controller):
    path = "/join/{token:str}"

    @post("/back", policy=Policy.TOKEN)
    async def back(
        self, request: Request[Any, Any, Any], session: Session, me: Me, token: FromPath[str]
    ) -> Template | Redirect:
        """The same guest on this device. Anonymous notes stay the other browser's: nobody can tell whose they are."""
        workshop = await opened(session, token)
        if await is_member(session, me, workshop):
            raise Refused(N_("Olet kirjautuneena, joten liityt omalla nimelläsi."))
        entry = await Entry.read(request, CodeForm)
        guest = None
        if entry.ok:
            limit("join code", here().key)
            limit("join code anywhere")
            guest = await returning.come_back(session, workshop, entry.value.code)
        if guest is None:
            entry.refuse("code", _("Koodi ei kelpaa. Se toimii kerran ja kymmenen minuuttia. Pyydä vetäjältä uusi."))
            return join_form(workshop, token, Entry.blank(NameForm), back=entry, status=422)
        await doors.enter(session, request, guest)
        keep_place(guest)
        await session.commit()
        doors.hang_up(guest)
        await news.tell(workshop.id)
        return go(f"/workshops/{workshop.id}/now", N_("Tervetuloa takaisin, {name}."), name=guest.name)


HANDLERS: Final = (CodePages, ReturnPages)
