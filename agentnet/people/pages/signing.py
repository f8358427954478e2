"""Signing in with a code on paper: typed, or by the QR, whose secret stays behind the # until the button is pressed."""

from datetime import timedelta
from typing import Any, Final

from litestar import Request, get, post
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.accounts import doors
from agentnet.network.actions.terms import midnight_after
from agentnet.people import actions
from agentnet.web import Entry, Form, Line, Policy, Session, go, here, limit, page
from agentnet.words import N_, _

DAY: Final = timedelta(hours=18)
"""Long enough for a workshop day, and over by the next morning: a phone may be a borrowed one."""


class PaperForm(Form):
    code: Line = ""
    token: Line = ""


@get("/sign-in/code", policy=Policy.PUBLIC)
async def show_code() -> Template:
    return page("people/sign_in_code.html", entry=Entry.blank(PaperForm))


@post("/sign-in/code", policy=Policy.PUBLIC)
async def use_code(request: Request[Any, Any, Any], session: Session) -> Template | Redirect:
    """The same sentence whatever is wrong. Tries are counted in the row, for this browser, and for the whole site."""
    entry = await Entry.read(request, PaperForm)
    if entry.ok and not entry.value.token and not entry.value.code:
        entry.refuse("code", _("Kirjoita lapussa oleva koodi."))
    if not entry.ok:
        return page("people/sign_in_code.html", entry=entry, status=422)
    limit("paper code", here().key)
    if not entry.value.token:
        limit("paper code anywhere")
    try:
        form = entry.value
        opened = actions.open_by_token(session, form.token) if form.token else actions.open_by_code(session, form.code)
        row, person = await opened
    except actions.Closed as closed:
        await session.commit()
        entry.refuse("code", str(closed))
        entry.typed.pop("token", None)
        return page("people/sign_in_code.html", entry=entry, status=422)
    await doors.enter(session, request, person, until=min(clock.now() + DAY, midnight_after(row.valid_to)))
    await session.commit()
    return go(f"/networks/{row.network_id}", N_("Tervetuloa, {name}!"), name=person.name)


HANDLERS: Final = (show_code, use_code)
