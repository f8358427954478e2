"""Doors to a guide's sticker sheets, and to a sheet that is set in the background."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import files
from agentnet.guide.doors import SeenGuide, SeenNetwork, guide_in_sight, network_in_sight
from agentnet.guide.stickers import jobs, queries
from agentnet.guide.stickers.badge_pages import BadgePages
from agentnet.guide.stickers.forms import SIZES, StickerForm, asked
from agentnet.guide.stickers.ordering import handed, stickers_order
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, Refused, _


class StickerPages(Controller):
    path = "/guides/{guide_id:uuid}/stickers"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        entry = Entry.blank(StickerForm, size="3x7", copies=1, story=seen[1].story_theme)
        return await self._page(session, seen, entry)

    @post(policy=Policy.COORDINATOR)
    async def order(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        """A small sheet is had at once from its own address; a large one is set in the background."""
        guide, network, standing = seen
        standing.require("design")
        entry = await Entry.read(request, StickerForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        stickers = await queries.stickers_of(session, guide)
        try:
            order = stickers_order(guide, stickers, entry.value)
        except Refused as refused:
            entry.refuse("copies", str(refused))
            return await self._page(session, seen, entry, status=422)
        if len(stickers) * entry.value.copies <= jobs.AT_ONCE:
            chosen = urlencode(entry.value.model_dump())
            return go(f"/guides/{guide.id}/stickers/sheet?{chosen}")
        limit("label sheet", str(somebody.id))
        job = await jobs.ask(session, network.id, order, by=somebody)
        await session.commit()
        return go(f"/networks/{network.id}/sheets/{job}")

    @get("/sheet", policy=Policy.COORDINATOR)
    async def sheet(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Response[bytes]:
        guide, _network, standing = seen
        standing.require("design")
        entry = asked(request, StickerForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        stickers = await queries.stickers_of(session, guide)
        if len(stickers) * entry.value.copies > jobs.AT_ONCE:
            raise Refused(N_("Näin suuri arkki tehdään taustalla. Tilaa se tarrojen sivulta."))
        order = stickers_order(guide, stickers, entry.value)
        limit("label sheet", str(somebody.id))
        return handed(await jobs.set_now(order), order.name)

    async def _page(self, session: Session, seen: SeenGuide, entry: Entry[StickerForm], status: int = 200) -> Template:
        guide, network, standing = seen
        standing.require("design")
        return page(
            "stickers/stickers.html",
            network=network,
            guide=guide,
            standing=standing,
            entry=entry,
            stickers=await queries.stickers_of(session, guide),
            sizes=[(size, _(words)) for size, words in SIZES.items()],
            tab="stickers",
            status=status,
        )


class SheetPages(Controller):
    """A sheet in the making, and the sheet: for the one who ordered it."""

    path = "/networks/{network_id:uuid}/sheets/{job_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def making(
        self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody, job_id: FromPath[UUID]
    ) -> Template:
        network, standing = seen
        standing.require("design")
        job = await jobs.asked_by(session, somebody, network.id, job_id)
        return page("stickers/making.html", network=network, job=job, ready=bool(jobs.file_of(job)))

    @get("/file", policy=Policy.COORDINATOR)
    async def file(
        self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody, job_id: FromPath[UUID]
    ) -> Response[bytes]:
        network, standing = seen
        standing.require("design")
        job = await jobs.asked_by(session, somebody, network.id, job_id)
        try:
            data = await files.get(jobs.file_of(job) or "0" * 64)
        except FileNotFoundError:
            raise Refused(N_("Arkki ei ole vielä valmis, tai se on jo poistettu. Tee se uudelleen.")) from None
        return handed(data, str(job.values["name"]))


HANDLERS: Final = (StickerPages, BadgePages, SheetPages)
