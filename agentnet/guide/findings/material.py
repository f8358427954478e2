"""Doors to the material: the basket, what nobody has used yet, and the findings written from them."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, network_in_sight
from agentnet.guide.findings import actions, queries
from agentnet.guide.findings.forms import FATES, FateForm, FindingForm, SourcesForm
from agentnet.network.queries import current_themes
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _


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
        return page("guide/sources.html", network=network, tab="basket", **context)

    @get("/sources/unused", policy=Policy.COORDINATOR)
    async def unused(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        network, standing = seen
        standing.require("lead")
        items = await sources.without_disposition(session, network.id)
        themes = await current_themes(session, network.id)
        fates = [(fate.value, _(words)) for fate, words in FATES.items()]
        return page("guide/unused.html", network=network, items=items, themes=themes, fates=fates, tab="unused")

    @post("/sources/pick", policy=Policy.COORDINATOR)
    async def pick(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, SourcesForm)
        for source in entry.value.sources:
            await thread.pick(session, network.id, source, entry.value.theme_id, somebody.id)
        await session.commit()
        if not entry.value.sources:
            return go(f"/networks/{network.id}/sources/unused", N_("Valitse ensin, mitä poimit."))
        return go(f"/networks/{network.id}/sources", N_("{n} poimittu aineistoksi."), n=len(entry.value.sources))

    @post("/sources/unpick", policy=Policy.COORDINATOR)
    async def unpick(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]) -> Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, SourcesForm)
        for source in entry.value.sources:
            await thread.unpick(session, network.id, source)
        await session.commit()
        return go(f"/networks/{network.id}/sources", N_("Otettu pois aineistosta."))

    @post("/sources/fate", policy=Policy.COORDINATOR)
    async def dispose(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FateForm)
        if not entry.ok:
            raise Refused(N_("Valitse, mitä ideoille tapahtui."))
        for source in entry.value.sources:
            await sources.source_seen_by(session, standing, source)
            await thread.dispose(session, source, entry.value.fate, entry.value.reason, somebody.id)
        await session.commit()
        return go(f"/networks/{network.id}/sources/unused", N_("Merkitty. Idean antaja näkee tämän omissa ideoissaan."))

    @get("/findings", policy=Policy.MEMBER)
    async def findings(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        network, standing = seen
        standing.require("contribute")
        found = await queries.findings_of(session, network.id)
        ids = [finding.id for finding in found]
        counts, citing = await queries.counts_of_sources(session, ids), await queries.chapters_citing(session, ids)
        return page(
            "guide/findings.html",
            network=network,
            standing=standing,
            findings=found,
            counts=counts,
            citing=citing,
            tab="findings",
        )

    @get("/findings/new", policy=Policy.COORDINATOR)
    async def new(
        self, session: Session, seen: Seen[SeenNetwork], source: FromQuery[list[UUID] | None] = None
    ) -> Template:
        entry = Entry.blank(FindingForm, sources=source or [])
        return await self._form(session, seen, entry)

    @post("/findings", policy=Policy.COORDINATOR)
    async def write(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FindingForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        form = entry.value
        finding = await actions.write(
            session, network.id, form.text, theme_id=form.theme_id, sources=form.sources, by=somebody
        )
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Kiteytys {number} on tallennettu."), number=finding.number)

    async def _form(
        self, session: Session, seen: SeenNetwork, entry: Entry[FindingForm], status: int = 200
    ) -> Template:
        network, standing = seen
        standing.require("lead")
        chosen = {UUID(i) for i in entry.typed.get("sources", []) if _is_uuid(i)}
        material = (await sources.basket(session, standing)).items
        for missing in chosen - {item.id for item in material}:
            material.insert(0, await sources.source_seen_by(session, standing, missing))
        material.sort(key=lambda item: item.id not in chosen)
        themes = await current_themes(session, network.id)
        return page(
            "guide/finding_new.html",
            network=network,
            entry=entry,
            material=material,
            chosen=chosen,
            themes=themes,
            status=status,
        )


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
