"""My calendar: its secret address for Outlook, Google and Apple, made, renewed and removed; and the calendar itself."""

from typing import Any, Final

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from sqlmodel import select

from agentnet.network.models import Person
from agentnet.notify import feed
from agentnet.notify.models import CalendarFeed
from agentnet.settings import settings
from agentnet.web import Policy, Session, Somebody, go, page
from agentnet.words import N_, Missing

FRESH: Final = "private, no-cache"


@get("/me/calendar", policy=Policy.SIGNED_IN)
async def show_mine(session: Session, somebody: Somebody) -> Template:
    return await _shown(session, somebody)


@post("/me/calendar", policy=Policy.SIGNED_IN)
async def make(session: Session, somebody: Somebody) -> Template:
    """A new address, shown this once: only its hash is kept, and another press makes another."""
    token = await feed.renew(session, somebody)
    await session.commit()
    return await _shown(session, somebody, token)


@post("/me/calendar/remove", policy=Policy.SIGNED_IN)
async def remove(session: Session, somebody: Somebody) -> Redirect:
    await feed.revoke(session, somebody)
    await session.commit()
    return go("/me/calendar", N_("Kalenterin osoite ei enää toimi."))


@get("/calendar/{name:str}", policy=Policy.TOKEN)
async def show_feed(request: Request[Any, Any, Any], session: Session, name: FromPath[str]) -> Response[bytes]:
    """The file itself, for calendar programs. Who has it already is told that nothing has changed."""
    token, dot, kind = name.rpartition(".")
    if (dot, kind) != (".", "ics"):
        raise Missing
    found = await feed.feed_by(session, token)
    headers = {"etag": found.etag, "last-modified": found.last_modified, "cache-control": FRESH}
    marks = {mark.strip().removeprefix("W/") for mark in request.headers.get("if-none-match", "").split(",")}
    if found.etag in marks:
        return Response(b"", status_code=304, headers=headers, media_type="text/calendar")
    headers["content-disposition"] = 'inline; filename="agentnet.ics"'
    return Response(found.body, headers=headers, media_type="text/calendar")


async def _shown(session: Any, somebody: Person, token: str = "") -> Template:
    row = (await session.scalars(select(CalendarFeed).where(CalendarFeed.person_id == somebody.id))).one_or_none()
    address = f"{settings().base_url.rstrip('/')}/calendar/{token}.ics" if token else ""
    return page(
        "notify/calendar.html",
        feed=row,
        address=address,
        webcal="webcal:" + address.partition(":")[2] if address else "",
    )


HANDLERS: Final[tuple[Any, ...]] = (show_mine, make, remove, show_feed)
