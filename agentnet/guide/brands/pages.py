"""Doors to a guide's brand kit: choosing, trying at once on screen and paper, keeping."""

import asyncio
from collections import OrderedDict
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet.guide import press
from agentnet.guide.brands import kit, sample
from agentnet.guide.brands.forms import BrandForm, asked, chosen, own_name
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.brand_css import stylesheet
from agentnet.web import Entry, Policy, Seen, Session, go, limit, page
from agentnet.words import N_, Missing, _, language

KEPT: Final = 8
_pictured: Final[OrderedDict[str, tuple[bytes, bytes]]] = OrderedDict()
_turn = asyncio.Semaphore(1)


class BrandPages(Controller):
    path = "/guides/{guide_id:uuid}/brand"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        brand = brand_of(seen[0], seen[1])
        chosen = {name: getattr(brand, name) for name in BrandForm.model_fields if name not in ("version", "name")}
        return await self._page(
            session, seen, Entry.blank(BrandForm, version=seen[0].version, name=own_name(brand), **chosen)
        )

    @post(policy=Policy.COORDINATOR)
    async def keep(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide]
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("design")
        entry = await Entry.read(request, BrandForm)
        brand = await self._chosen(session, guide.id, entry)
        if entry.ok and entry.value.version != guide.version:
            entry.refuse("", _("Joku muu muutti ilmettä samaan aikaan. Tarkista se ja tallenna uudelleen."))
            entry.typed["version"] = [str(guide.version)]
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        guide.brand, guide.version = kit.differing(brand) | {"story": brand.story}, guide.version + 1
        await session.commit()
        return go(f"/guides/{guide.id}/brand", N_("Ilme on tallennettu. Se näkyy seuraavassa painoksessa."))

    @get("/try", policy=Policy.COORDINATOR)
    async def try_on(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide]) -> Template:
        """The kit in the address, tried on: a fragment for the script, the whole page without it."""
        seen[2].require("design")
        entry = asked(request)
        brand = await self._chosen(session, seen[0].id, entry)
        if request.headers.get("hx-request"):
            return page("guide/_brand_try.html", guide=seen[0], entry=entry, **_tried(seen[0].id, brand, entry))
        return await self._page(session, seen, entry)

    @get("/sample.css", policy=Policy.COORDINATOR)
    async def sheet(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide]) -> Response[str]:
        seen[2].require("design")
        brand = await self._chosen(session, seen[0].id, asked(request))
        css = stylesheet(brand).replace(":root", ".brand-sample")
        return Response(css, media_type="text/css", headers={"cache-control": "private, max-age=600"})

    @get("/paper/{which:str}", policy=Policy.COORDINATOR)
    async def picture(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], which: FromPath[str]
    ) -> Response[bytes]:
        """The cover, or the first page of the sample chapter."""
        guide, network, standing = seen
        standing.require("design")
        if which not in ("cover", "page"):
            raise Missing
        limit("brand try", str(standing.person_id))
        brand = await self._chosen(session, guide.id, asked(request))
        images = await pictures.contents(session, guide.id, {brand.logo, brand.cover_image} - {""})
        edition = sample.sample_edition(
            brand, language=language.get(), title=guide.title, subtitle=guide.subtitle or network.name, images=images
        )
        cover, first = await _set(edition)
        headers = {"cache-control": "private, max-age=600"}
        return Response(cover if which == "cover" else first, media_type="image/png", headers=headers)

    async def _chosen(self, session: Session, guide_id: UUID, entry: Entry[BrandForm]) -> Brand:
        return chosen(entry, await pictures.known(session, guide_id))

    async def _page(self, session: Session, seen: SeenGuide, entry: Entry[BrandForm], status: int = 200) -> Template:
        guide, network, standing = seen
        standing.require("design")
        brand = await self._chosen(session, guide.id, entry)
        shown = await pictures.pictures_of(session, guide.id)
        context = {
            "standing": standing,
            "entry": entry,
            "tab": "brand",
            "colours": {name: _(words) for name, words in kit.COLOURS.items()},
            "covers": [(name, _(words)) for name, words in kit.COVERS.items()],
            "faces": {"serif": [(f, f) for f in kit.SERIFS], "display": [(f, f) for f in kit.DISPLAYS]},
            "images": [(one.name, f"{one.name} – {one.alt}") for one in shown],
            **_tried(guide.id, brand, entry),
        }
        return page("guide/brand.html", network=network, guide=guide, status=status, **context)


def _tried(guide_id: UUID, brand: Brand, entry: Entry[BrandForm]) -> dict[str, Any]:
    """What the sample needs: the address of its colours and pictures, its words, and the shades that are offered."""
    kept = {name: getattr(brand, name) for name in BrandForm.model_fields if name not in ("version", "story", "name")}
    query = urlencode({**kept, "name": own_name(brand), **({"story": "on"} if brand.story else {})})
    blocks = sample.read(language.get()).blocks
    return {
        "sample_path": f"/guides/{guide_id}/brand",
        "query": query,
        "sample_title": _(sample.TITLE),
        "sample_body": press.render(blocks, language=language.get(), known=sample.KNOWN),
        "advised": list(kit.advice(brand)),
        "words": {name: _(words) for name, words in kit.COLOURS.items()},
    }


async def _set(edition: press.Edition) -> tuple[bytes, bytes]:
    """Set in a child process, one at a time; the last few are remembered."""
    key = sha256(msgspec.json.encode(edition, order="deterministic")).hexdigest()
    async with _turn:
        if key not in _pictured:
            _pictured[key] = await press.in_child(sample.cover_and_page, edition, seconds=30, megabytes=1024)
            while len(_pictured) > KEPT:
                _pictured.popitem(last=False)
    return _pictured[key]


HANDLERS: Final = (BrandPages,)
