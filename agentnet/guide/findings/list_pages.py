"""Doors to a network's findings: the list, and writing a new one from the material."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, guide_beside, in_sight, network_in_sight, source_in_sight, theme_of
from agentnet.guide.findings import actions, queries
from agentnet.guide.findings.forms import WAYS, FindingForm, ways_of
from agentnet.guide.findings.shown import around
from agentnet.guide.models import Guide
from agentnet.network.queries import current_themes
from agentnet.sources import queries as sources
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_


class Findings(Controller):
    path = "/networks/{network_id:uuid}/findings"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get(policy=Policy.MEMBER)
    async def findings(self, session: Session, seen: Seen[SeenNetwork], beside: Seen[Guide | None]) -> Template:
        network, standing = seen
        standing.require("contribute")
        found = await queries.findings_of(session, network.id)
        ids = [finding.id for finding in found]
        counts = await queries.counts_of_sources(session, ids)
        citing = await queries.chapters_citing(session, ids, standing)
        return page(
            "guide/findings.html",
            network=network,
            standing=standing,
            findings=found,
            counts=counts,
            citing=citing,
            tab="findings",
            beside=beside,
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(
        self, session: Session, seen: Seen[SeenNetwork], source: FromQuery[list[UUID] | None] = None
    ) -> Template:
        entry = Entry.blank(FindingForm, sources=source or [])
        return await self._form(session, seen, entry)

    @post(policy=Policy.COORDINATOR)
    async def write(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FindingForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        form = entry.value
        for source in form.sources:
            await source_in_sight(session, standing, source)
        theme = await theme_of(session, standing, form.theme_id)
        finding = await actions.write(
            session,
            network.id,
            form.text,
            theme_id=theme,
            sources=form.sources,
            by=somebody,
            ways=ways_of(form.ways),
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
            material.insert(0, await source_in_sight(session, standing, missing))
        material.sort(key=lambda item: item.id not in chosen)
        material = await in_sight(session, standing, material)
        themes = await current_themes(session, network.id)
        return page(
            "guide/finding_new.html",
            network=network,
            ways=WAYS,
            chosen_ways=ways_of(entry.typed.get("ways", [])),
            **await around(session, material),
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
