"""Going in and out: the session's row and the browser's cookie change together, and the old ones are gone."""

import re
import secrets
from datetime import datetime
from typing import Final

from litestar import Request
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agentnet import live
from agentnet.accounts import sessions
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import here
from agentnet.web.visit import hashed

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


async def enter(
    session: AsyncSession,
    request: Request,  # type: ignore[type-arg]
    who: Person | Guest,
    until: datetime | None = None,
) -> None:
    """Sign this browser in as `who`, under a new key. The caller commits; a failed answer carries no key."""
    visit = here()
    if visit.session_id is not None:
        await sessions.end(session, visit.session_id)
    row, key = await sessions.begin(session, who, device=device(request.headers.get("user-agent", "")), until=until)
    await session.flush()
    if visit.me is not None and visit.me.id != who.id:
        visit.drop_hand()
    if isinstance(who, Person):
        visit.drop_place()
    visit.me, visit.session_id = who, row.id
    visit.carry(key)


async def leave(session: AsyncSession) -> None:
    """Sign this browser out; a guest's key to come back by is good no more. The caller commits."""
    visit = here()
    if visit.session_id is not None:
        await sessions.end(session, visit.session_id)
    if isinstance(visit.me, Guest):
        nobodys = hashed(secrets.token_urlsafe(32))
        await session.execute(update(Guest).where(col(Guest.id) == visit.me.id).values(token_hash=nobodys))
    visit.forget()
    visit.drop_place()


def hang_up(who: Person | Guest | None) -> None:
    """Close the open sockets of `who`, after the commit that took a right away. Who still may is back at once."""
    if who is not None:
        live.hub.cut(f"{'person' if isinstance(who, Person) else 'guest'}:{who.id}")


def device(agent: str) -> str:
    """`Firefox, Windows`: enough to tell one's own devices apart, and no more."""
    browser = next((name for mark, name in _BROWSERS if re.search(rf"\b{mark}", agent)), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)
