"""What I have allowed, network by network, and my own picture."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db, files
from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.network.queries import network_seen_by, networks_of
from agentnet.people.mine import permissions, portraits
from agentnet.people.mine.models import Allowed
from agentnet.web import Chosen, Entry, Form, Policy, Session, Somebody, go, here, limit, page
from agentnet.words import N_, Refused
from agentnet.workshops.boards.pictures import ROOM, made_fit

FOR_A_WHILE: Final = "private, max-age=600"


class PermissionForm(Form):
    allowed: Chosen[Allowed] = []


class PortraitForm(Form):
    """The file comes as `picture`."""


@get("/me/permissions", policy=Policy.SIGNED_IN)
async def show(session: Session, somebody: Somebody) -> Template:
    return await _page(session, somebody)


@post("/me/permissions/{network_id:uuid}", policy=Policy.SIGNED_IN, after_end=True)
async def keep(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, network_id: FromPath[UUID]
) -> Redirect:
    network, _standing = await network_seen_by(session, somebody, network_id)
    entry = await Entry.read(request, PermissionForm)
    if entry.ok:
        await permissions.allow(session, somebody, network.id, set(entry.value.allowed))
        await session.commit()
    return go("/me/permissions", N_("Lupasi on tallennettu. Voit muuttaa niitä milloin vain."))


@post("/me/portrait", policy=Policy.SIGNED_IN, files=True, request_max_body_size=ROOM)
async def bring(request: Request[Any, Any, Any], somebody: Somebody) -> Template | Redirect:
    """The picture is drawn anew in a child process first: nobody else's writing waits for it."""
    limit("picture", str(somebody.id))
    entry = await Entry.read(request, PortraitForm)
    sent = here().form.files.get("picture", [])
    try:
        picture = await made_fit(sent[0].data if sent else b"")
    except Refused as refused:
        entry.refuse("picture", str(refused))
        async with db.reading() as session:
            return await _page(session, somebody, entry, status=422)
    digest = await files.put(picture.data)
    async with db.writing() as session:
        was = await portraits.bring(session, somebody, digest)
        await session.commit()
    if was and was != digest:
        await files.remove(was)
    return go("/me/permissions", N_("Kuvasi on tallessa. Se näkyy vain verkostoissa, joissa annat luvan."))


@post("/me/portrait/remove", policy=Policy.SIGNED_IN)
async def take_away(session: Session, somebody: Somebody) -> Redirect:
    digest = await portraits.take_away(session, somebody)
    await session.commit()
    if digest:
        await files.remove(digest)
    return go("/me/permissions", N_("Kuvasi on poistettu."))


@get("/networks/{network_id:uuid}/people/{person_id:uuid}/portrait", policy=Policy.MEMBER)
async def portrait(
    session: Session, somebody: Somebody, network_id: FromPath[UUID], person_id: FromPath[UUID]
) -> Response[bytes]:
    data = await portraits.bytes_seen_by(session, somebody, network_id, person_id)
    headers = {"cache-control": FOR_A_WHILE, "vary": "Cookie", "content-disposition": "inline"}
    return Response(data, media_type="image/webp", headers=headers)


async def _page(
    session: Database, person: Person, entry: Entry[PortraitForm] | None = None, status: int = 200
) -> Template:
    mine = [network for network, _roles in await networks_of(session, person)]
    return page(
        "mine/permissions.html",
        entry=entry,
        mine=[(network, await permissions.allowed_by(session, person, network.id)) for network in mine],
        words=permissions.WORDS,
        portrait=await portraits.portrait_of(session, person),
        status=status,
    )


HANDLERS: Final = (show, keep, bring, take_away, portrait)
