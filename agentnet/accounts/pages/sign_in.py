"""Signing in by a mailed link. A GET shows a button and changes nothing: mail scanners open links too."""

import asyncio
import time
from typing import Any, Final

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.accounts import actions, doors, links
from agentnet.accounts.models import SignInLink
from agentnet.web import Email, Entry, Form, Line, Me, Policy, Session, go, here, limit, page, safe_path
from agentnet.web.visit import hashed
from agentnet.words import N_

LEAST_SECONDS = 0.25
pause = asyncio.sleep


class SignInForm(Form):
    email: Email
    next: str = "/"


class CodeForm(Form):
    code: Line = ""


@get("/sign-in", policy=Policy.PUBLIC)
async def show_sign_in(request: Request[Any, Any, Any]) -> Template:
    """Ask for an address; remember where they were going."""
    return _ask(Entry.blank(SignInForm, next=safe_path(request.query_params.get("next"))))


@post("/sign-in", policy=Policy.PUBLIC)
async def ask_for_link(request: Request[Any, Any, Any]) -> Template | Redirect:
    """Send the link, if there is somebody to send it to; the answer and its time are the same if not."""
    began = time.monotonic()
    entry = await Entry.read(request, SignInForm)
    if not entry.ok:
        return _ask(entry, status=422)
    form = entry.value
    limit("sign-in letters from one address", _address(request))
    limit("sign-in letter", form.email)
    async with db.writing() as session:
        await actions.ask_for_link(session, form.email, browser=here().key, next_path=safe_path(form.next))
        await session.commit()
    await pause(max(0.0, LEAST_SECONDS - (time.monotonic() - began)))
    return go("/sign-in/sent")


@get("/sign-in/sent", policy=Policy.PUBLIC)
async def sent() -> Template:
    """Look into your mail; on another device you need this code."""
    return page("accounts/sent.html", code=links.code_shown_to(here().key))


@get("/sign-in/{token:str}", policy=Policy.TOKEN)
async def open_link(session: Session, me: Me, token: FromPath[str]) -> Template | Redirect:
    """The page behind the mailed link: a button, and a field for the code in another browser.

    Whoever is signed in already goes where the link leads, even when it is over.
    """
    try:
        link = await links.find(session, token)
    except links.Spent as spent:
        old = await actions.renewable(session, token)
        if old and me is not None and me.id == old[1].id:
            return go(safe_path(old[0].next))
        return _over(spent, token, old and old[0])
    return _confirm(Entry.blank(CodeForm), token, wants_code=links.wants_code(link, here().key))


@post("/sign-in/{token:str}", policy=Policy.TOKEN)
async def use_link(request: Request[Any, Any, Any], session: Session, token: FromPath[str]) -> Template | Redirect:
    """Sign in. The link is spent, the key of this browser is new."""
    entry = await Entry.read(request, CodeForm)
    if entry.ok and entry.value.code:
        limit("sign-in code", hashed(token))
    try:
        link = await links.find(session, token)
        person = await links.use(session, link, browser=here().key, code=entry.value.code if entry.ok else "")
    except links.Spent as spent:
        old = await actions.renewable(session, token)
        return _over(spent, token, old and old[0])
    except links.WrongCode as wrong:
        await links.count_try(session, link.id)
        await session.commit()
        entry.refuse("code", str(wrong))
        return _confirm(entry, token, wants_code=True, status=422)
    await doors.enter(session, request, person)
    await session.commit()
    return go(safe_path(link.next), N_("Tervetuloa, {name}!"), name=person.name)


@post("/sign-in/{token:str}/renew", policy=Policy.TOKEN)
async def renew_link(session: Session, token: FromPath[str]) -> Template | Redirect:
    """A link that is over: one tap sends a new one to the same address, for this browser."""
    old = await actions.renewable(session, token)
    if old is None:
        return _over(links.Spent(), token, None)
    link, person = old
    limit("sign-in letter", person.email or "")
    actions.renew(session, link, person, browser=here().key)
    await session.commit()
    return go("/sign-in/sent")


@post("/sign-out", policy=Policy.PUBLIC)
async def sign_out(session: Session, me: Me) -> Redirect:
    """End this browser's session."""
    await doors.leave(session)
    await session.commit()
    doors.hang_up(me)
    return go("/sign-in", N_("Olet kirjautunut ulos."))


def _ask(entry: Entry[SignInForm], status: int = 200) -> Template:
    return page("accounts/sign_in.html", entry=entry, status=status)


def _confirm(entry: Entry[CodeForm], token: str, *, wants_code: bool, status: int = 200) -> Template:
    return page("accounts/confirm.html", entry=entry, token=token, wants_code=wants_code, status=status)


def _over(spent: links.Spent, token: str, link: SignInLink | None) -> Template:
    """The link is over: a button that renews it, when we still know whose it was. One from a letter only leads on."""
    leads = link is not None and links.only_leads(link)
    sentence = "" if leads else str(spent)
    return page("accounts/spent.html", sentence=sentence, token=token if link else "", status=200 if leads else 410)


def _address(request: Request[Any, Any, Any]) -> str:
    return request.client.host if request.client else ""


HANDLERS: Final = (show_sign_in, ask_for_link, sent, open_link, use_link, renew_link, sign_out)
