"""Doors to a guide's pictures: the collection, a new one, its words, the bin, the bytes."""

from typing import Annotated, Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from pydantic import StringConstraints

from agentnet import db, files
from agentnet.guide.chapters.queries import guide_seen_by
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.pictures import actions, queries
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, go, here, limit, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops.boards.pictures import ROOM, made_fit

Alt = Annotated[Line, StringConstraints(max_length=actions.ALT_LENGTH)]
FOR_EVER: Final = "private, max-age=31536000, immutable"


class PictureForm(Form):
    """The file comes as `picture`."""

    alt: Alt


class PictureActForm(Form):
    """Press one: new words, to the bin, or back from it."""

    alt: Alt = ""
    act: Line = "describe"


class PicturePages(Controller):
    path = "/guides/{guide_id:uuid}/pictures"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def pictures(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        return await _page(session, seen, Entry.blank(PictureForm))

    @post("/{picture_id:uuid}", policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], picture_id: FromPath[UUID]
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("design")
        picture = await actions.picture_in(session, guide, picture_id)
        entry = await Entry.read(request, PictureActForm)
        act = entry.value.act if entry.ok else "describe"
        if act == "describe" and entry.ok and not entry.value.alt:
            entry.refuse("alt", _("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))
        if not entry.ok:
            return await _page(session, seen, Entry.blank(PictureForm), changed=(picture_id, entry), status=422)
        if act == "describe":
            await actions.describe(session, picture, entry.value.alt)
        else:
            await actions.put_away(session, picture, away=act == "bin")
        await session.commit()
        said = {"describe": N_("Kuvan kuvaus on tallennettu."), "bin": N_("Kuva on roskakorissa.")}
        return go(f"/guides/{guide.id}/pictures", said.get(act, N_("Kuva on palautettu.")))

    @get("/{picture_id:uuid}", policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenGuide], picture_id: FromPath[UUID]) -> Response[bytes]:
        """For those who see drafts, and for all members once words that show it have gone to review."""
        guide, _network, standing = seen
        picture = await actions.picture_in(session, guide, picture_id)
        if not (standing.may("read-drafts") or await queries.shown_to_all(session, guide.id, picture.name)):
            raise Missing
        headers = {"cache-control": FOR_EVER, "vary": "Cookie", "content-disposition": "inline"}
        return Response(await files.get(picture.sha256), media_type=picture.media_type, headers=headers)


@post("/guides/{guide_id:uuid}/pictures", policy=Policy.COORDINATOR, files=True, request_max_body_size=ROOM)
async def bring(
    request: Request[Any, Any, Any], somebody: Somebody, guide_id: FromPath[UUID]
) -> Template | Redirect | Response[str]:
    """The picture is drawn anew in a child process first: nobody else's writing waits for it."""
    async with db.reading() as session:
        seen = await guide_seen_by(session, somebody, guide_id)
        seen[2].require("design")
    limit("picture", str(somebody.id))
    entry = await Entry.read(request, PictureForm)
    sent = here().form.files.get("picture", [])
    if entry.ok:
        try:
            picture = await made_fit(sent[0].data if sent else b"")
        except Refused as refused:
            entry.refuse("picture", str(refused))
    if not entry.ok or entry.errors:
        async with db.reading() as session:
            return await _page(session, seen, entry, status=422)
    async with db.writing() as session:
        guide, _network, _standing = await guide_seen_by(session, somebody, guide_id)
        made = await actions.bring(session, guide, picture, file_name=sent[0].name, alt=entry.value.alt, by=somebody)
        await session.commit()
    if request.headers.get("x-wants") == "name":
        return Response(made.name, media_type="text/plain; charset=utf-8")
    return go(f"/guides/{guide_id}/pictures", N_("Kuva on lisätty. Voit nyt käyttää sitä luvuissa ja ilmeessä."))


async def _page(
    session: db.Session,
    seen: SeenGuide,
    entry: Entry[PictureForm],
    *,
    changed: tuple[UUID, Entry[PictureActForm]] | None = None,
    status: int = 200,
) -> Template:
    guide, network, standing = seen
    standing.require("design")
    return page(
        "guide/pictures.html",
        network=network,
        guide=guide,
        standing=standing,
        pictures=await queries.pictures_of(session, guide.id),
        binned=await queries.pictures_of(session, guide.id, binned=True),
        entry=entry,
        changed=changed,
        tab="pictures",
        status=status,
    )


HANDLERS: Final = (PicturePages, bring)
