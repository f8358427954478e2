"""Doors for a guest whose session has run out: this browser still knows which guest it was, and one press lets them in.

The key is in a cookie of its own, its hash is the guest's. It dies when they sign out, are taken out, or come back
elsewhere by a code of the leader; and it opens only a workshop that takes guests.
"""

import secrets
from typing import Any, Final
from urllib.parse import quote

from litestar import Request, get, post
from litestar.response import Redirect, Template
from sqlmodel import select

from agentnet.accounts import doors
from agentnet.accounts.models import Guest
from agentnet.db import Session as Open
from agentnet.web import Entry, Form, Me, Policy, Session, go, here, limit, page, safe_path
from agentnet.web.signposts import ways_in
from agentnet.web.visit import PLACE, cookie_name, hashed
from agentnet.words import N_
from agentnet.workshops import queries
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Workshop

Asked = Request[Any, Any, Any]
DAYS: Final = 14


class AgainForm(Form):
    next: str = "/"


def keep_place(guest: Guest) -> None:
    """This browser, and no other, may come back as this guest. Call it in the transaction that lets them in."""
    key = secrets.token_urlsafe(32)
    guest.token_hash = hashed(key)
    here().cookies[cookie_name(PLACE)] = (key, DAYS * 24 * 3600)


async def has_place(session: Open, request: Asked, workshop: Workshop) -> bool:
    """Whether this browser may come back to this workshop as somebody who has been in."""
    place = await _place(session, request)
    return place is not None and place[1].id == workshop.id


async def _place(session: Open, request: Asked) -> tuple[Guest, Workshop] | None:
    key = request.cookies.get(cookie_name(PLACE), "")
    guest = await session.scalar(select(Guest).where(Guest.token_hash == hashed(key))) if key else None
    if guest is None or guest.removed_at is not None:
        return None
    found = await queries.workshop_of_guest(session, guest)
    workshop = await session.get(Workshop, found) if found else None
    return (guest, workshop) if workshop is not None and workshop.stage in TAKES_GUESTS else None


@get("/join/again", policy=Policy.PUBLIC)
async def ask(request: Asked, session: Session, me: Me) -> Template | Redirect:
    """Who they were, and one button; the usual ways in for anybody else."""
    wanted = safe_path(request.query_params.get("next"))
    if me is not None:
        return go(wanted)
    place = await _place(session, request)
    if place is None:
        return go("/sign-in" if wanted == "/" else f"/sign-in?next={quote(wanted, safe='')}")
    return page("workshops/join_again.html", guest=place[0], workshop=place[1], wanted=wanted)


@post("/join/again", policy=Policy.PUBLIC)
async def come(request: Asked, session: Session) -> Redirect:
    """In as the same guest, under a new key."""
    entry = await Entry.read(request, AgainForm)
    limit("guest", here().key)
    place = await _place(session, request)
    if place is None:
        here().drop_place()
        return go("/join", N_("Et ole enää mukana tässä työpajassa. Liity uudelleen koodilla."))
    guest, workshop = place
    await doors.enter(session, request, guest)
    keep_place(guest)
    await session.commit()
    wanted = safe_path(entry.value.next) if entry.ok else "/"
    home = f"/workshops/{workshop.id}/now"
    return go(home if wanted == "/" else wanted, N_("Tervetuloa takaisin, {name}."), name=guest.name)


def _nearer(request: Asked) -> str | None:
    """A browser that has been a guest is asked whether it is the same one."""
    if not request.cookies.get(cookie_name(PLACE)):
        return None
    path, query = quote(request.scope["path"], safe="/-_.~"), request.scope["query_string"].decode("latin-1")
    wanted = safe_path(path + (f"?{query}" if query else ""))
    return f"/join/again?next={quote(wanted, safe='')}"


ways_in.append(_nearer)
HANDLERS: Final = (ask, come)
