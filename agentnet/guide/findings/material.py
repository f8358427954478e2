"""Doors to the material: the basket, and what nobody has used yet."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, in_sight, network_in_sight, source_in_sight, theme_of
from agentnet.guide.findings.forms import FATES, FateForm, chosen_sources
from agentnet.network.models import Network
from agentnet.network.queries import current_themes
from agentnet.network.rules import Standing
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _, n_


class Material(Controller):
    """`/networks/{id}/sources`: what has been gathered, for coordinators."""

    path = "/networks/{network_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/sources", policy=Policy.COORDINATOR)
    async def basket(
        self,
        session: Session,
        seen: Seen[SeenNetwork],
        theme: FromQuery[UUID | None] = None,
        search: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        network, standing = seen
        standing.require("lead")
        found = await sources.basket(session, standing, theme, search, number)
        themes = await current_themes(session, network.id)
        context: dict[str, Any] = {"found": found, "themes": themes, "theme": theme, "search": search}
        return page("guide/sources.html", network=network, standing=standing, tab="basket", **context)

    @get("/sources/unused", policy=Policy.COORDINATOR)
    async def unused(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        network, standing = seen
        standing.require("lead")
        return await self._unused(session, network, standing, Entry.blank(FateForm))

    async def _unused(
        self, session: Session, network: Network, standing: Standing, entry: Entry[FateForm], status: int = 200
    ) -> Template:
        items = await in_sight(session, standing, await sources.without_disposition(session, network.id))
        themes = await current_themes(session, network.id)
        fates = [(fate.value, _(words)) for fate, words in FATES.items()]
        context: dict[str, Any] = {"items": items, "themes": themes, "fates": fates, "entry": entry, "tab": "unused"}
        return page("guide/unused.html", network=network, standing=standing, status=status, **context)

    @post("/sources/pick", policy=Policy.COORDINATOR)
    async def pick(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        network, standing = seen
        standing.require("lead")
        chosen = await chosen_sources(request)
        theme = await theme_of(session, standing, chosen.theme_id)
        for source in chosen.sources:
            await source_in_sight(session, standing, source)
            await thread.pick(session, network.id, source, theme, somebody.id)
        await session.commit()
        n = len(chosen.sources)
        return go(f"/networks/{network.id}/sources", n_("{n} idea on poimittu.", "{n} ideaa on poimittu.", n))

    @post("/sources/unpick", policy=Policy.COORDINATOR)
    async def unpick(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]) -> Redirect:
        network, standing = seen
        standing.require("lead")
        for source in (await chosen_sources(request)).sources:
            await thread.unpick(session, network.id, source)
        await session.commit()
        return go(f"/networks/{network.id}/sources", N_("Otettu pois aineistosta."))

    @post("/sources/fate", policy=Policy.COORDINATOR)
    async def dispose(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FateForm)
        if entry.ok and not entry.value.sources:
            entry.refuse("reason", _("Valitse ensin ainakin yksi idea."))
        if not entry.ok:
            return await self._unused(session, network, standing, entry, status=422)
        for source in entry.value.sources:
            await source_in_sight(session, standing, source)
            await thread.dispose(session, source, entry.value.fate, entry.value.reason, somebody.id)
        await session.commit()
        return go(f"/networks/{network.id}/sources/unused", N_("Merkitty. Idean antaja näkee tämän omissa ideoissaan."))
