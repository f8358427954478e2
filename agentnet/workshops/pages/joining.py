"""Doors for getting in: a typed code, a scanned QR, a name, and you are there. No account."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.accounts import doors
from agentnet.accounts.actions import join_as_guest
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Me, Policy, Session, go, here, limit, page
from agentnet.words import _
from agentnet.workshops import actions, joining, queries
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.forms import CodeForm, NameForm
from agentnet.workshops.models import Workshop
from agentnet.workshops.pages.again import has_place, keep_place
from agentnet.workshops.pages.entrance import has_been_in, is_member, join_form, judge, opened
from agentnet.workshops.picking.actions import give_up
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.queries import offered, pick_of

WAITING = PickState.WAITING


class JoinPages(Controller):
    path = "/join"

    @get(policy=Policy.PUBLIC)
    async def ask_code(self) -> Template:
        return page("workshops/join_code.html", entry=Entry.blank(CodeForm))

    @post(policy=Policy.PUBLIC)
    async def type_code(self, request: Request[Any, Any, Any], session: Session) -> Template | Redirect:
        """A right code leads to the same page as the QR; wrong ones are counted, for one browser and for all."""
        entry = await Entry.read(request, CodeForm)
        workshop = None
        if entry.ok:
            limit("join code", here().key)
            limit("join code anywhere")
            workshop = await queries.workshop_by_code(session, joining.code_hash(entry.value.code))
        if workshop is None or workshop.stage not in TAKES_GUESTS:
            entry.refuse("code", _("Koodilla ei löytynyt avointa työpajaa. Tarkista koodi valkokankaalta."))
            return page("workshops/join_code.html", entry=entry, status=422)
        return go(f"/join/{joining.token(workshop)}")

    @get("/{token:str}", policy=Policy.TOKEN)
    async def ask_name(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        me: Me,
        token: FromPath[str],
        other: FromQuery[str] = "",
        waited: FromQuery[str] = "",
    ) -> Template | Redirect:
        found = joining.workshop_in(token)
        if found and me and await queries.participant_of(session, found, me) is not None:
            return go(f"/workshops/{found}/now")  # by an old code, too, and when it is over
        workshop = await opened(session, token)
        if me is None and not other and await has_place(session, request, workshop):
            return go(f"/join/again?next=/join/{token}")
        if (
            not other
            and isinstance(me, Guest)
            and (mine := await pick_of(session, workshop.id, me))
            and mine.state is WAITING
        ):
            return go(f"/join/{token}/wait")
        member = await is_member(session, me, workshop)
        return join_form(workshop, token, Entry.blank(NameForm), member=member, waited=bool(waited))

    @post("/{token:str}", policy=Policy.TOKEN)
    async def join(
        self, request: Request[Any, Any, Any], session: Session, me: Me, token: FromPath[str]
    ) -> Template | Redirect:
        workshop = await opened(session, token)
        member = await is_member(session, me, workshop)
        entry = await Entry.read(request, NameForm)
        if workshop.door_locked and not entry.typed.get("find") and not await has_been_in(session, workshop, me):
            return join_form(workshop, token, entry, member=member, status=409)
        if member:
            assert isinstance(me, Person)
            await actions.join(session, workshop, me)
        else:
            if entry.ok and entry.value.find:
                limit("name search", here().key)
                names = await offered(session, workshop, entry.value.name)
                return join_form(workshop, token, entry, names=names, looked=True)
            same = await judge(session, workshop, me, entry)
            if not entry.ok:
                said = "".join(entry.typed.get("name", []))
                names = await offered(session, workshop, said) if said else []
                back = Entry.blank(CodeForm) if same else None
                return join_form(workshop, token, entry, names=names, back=back, status=422)
            await self._join_as_guest(request, session, workshop, me, entry.value.name)
        await session.commit()
        return go(f"/workshops/{workshop.id}/now")

    async def _join_as_guest(
        self, request: Request[Any, Any, Any], session: Session, workshop: Workshop, me: Me, name: str
    ) -> None:
        """A guest keeps their place when they come back, or hears that it was taken; a new one gets a session."""
        if isinstance(me, Guest) and await has_been_in(session, workshop, me):
            await actions.join(session, workshop, me)
            return
        if isinstance(me, Guest):
            await give_up(session, workshop, me)
        limit("guest", here().key)
        guest = join_as_guest(session, name)
        await session.flush()
        await actions.join(session, workshop, guest)
        await doors.enter(session, request, guest)
        keep_place(guest)
