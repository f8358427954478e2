"""Doors to one finding: its words, its sources, its bin."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenFinding, finding_in_sight, source_in_sight, theme_of
from agentnet.guide.findings import actions, queries
from agentnet.guide.findings.forms import FindingForm, chosen_sources
from agentnet.guide.rules import READS_SOURCES
from agentnet.network.queries import current_themes
from agentnet.sources import queries as sources
from agentnet.sources.flow import Relation
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _


class FindingPages(Controller):
    path = "/findings/{finding_id:uuid}"
    dependencies = {"seen": Provide(finding_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenFinding]) -> Template:
        finding, _network, _standing = seen
        return await self._page(
            session,
            seen,
            Entry.blank(FindingForm, text=finding.text, theme_id=finding.theme_id, version=finding.version),
        )

    @post(policy=Policy.COORDINATOR)
    async def rewrite(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding]
    ) -> Template | Redirect:
        finding, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FindingForm)
        if entry.ok and entry.value.version != finding.version:
            entry.refuse(
                "text",
                _(
                    "Joku muu tallensi kiteytyksen samaan aikaan: ”{text}”. Sinun tekstisi on yhä tässä.",
                    text=finding.text,
                ),
            )
            entry.typed["version"] = [str(finding.version)]
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        theme = await theme_of(session, standing, entry.value.theme_id)
        await actions.rewrite(session, finding, entry.value.text, theme_id=theme, version=entry.value.version)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Kiteytys on tallennettu."))

    @post("/sources", policy=Policy.COORDINATOR)
    async def cite(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding], somebody: Somebody
    ) -> Redirect:
        finding, _network, standing = seen
        standing.require("lead")
        chosen = (await chosen_sources(request)).sources
        for source in chosen:
            await source_in_sight(session, standing, source)
        await actions.cite(session, finding, chosen, relation=Relation.CONDENSED, by=somebody)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Lähteet on lisätty."))

    @post("/sources/remove", policy=Policy.COORDINATOR)
    async def uncite(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding]) -> Redirect:
        finding, _network, standing = seen
        standing.require("lead")
        for source in (await chosen_sources(request)).sources:
            await actions.uncite(session, finding, source)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Lähde on poistettu kiteytyksestä."))

    @post("/bin", policy=Policy.COORDINATOR)
    async def throw(self, session: Session, seen: Seen[SeenFinding]) -> Redirect:
        finding, network, standing = seen
        standing.require("lead")
        await actions.bin_finding(session, finding)
        await session.commit()
        return go(f"/networks/{network.id}/findings", N_("Kiteytys {number} on roskakorissa."), number=finding.number)

    @post("/restore", policy=Policy.COORDINATOR)
    async def restore(self, session: Session, seen: Seen[SeenFinding]) -> Redirect:
        finding, _network, standing = seen
        standing.require("lead")
        await actions.restore(session, finding)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Kiteytys on palautettu."))

    async def _page(
        self, session: Session, seen: SeenFinding, entry: Entry[FindingForm], status: int = 200
    ) -> Template:
        finding, network, standing = seen
        cited = await sources.sources_of_finding(session, finding.id, standing)
        citing = (await queries.chapters_citing(session, [finding.id], standing)).get(finding.id, [])
        taken = {item.id for item in cited}
        more = (
            [i for i in (await sources.basket(session, standing)).items if i.id not in taken]
            if standing.may("lead")
            else []
        )
        themes = await current_themes(session, network.id)
        return page(
            "guide/finding.html",
            network=network,
            standing=standing,
            finding=finding,
            entry=entry,
            cited=cited if standing.roles & READS_SOURCES else [],
            leans_on=len(cited),
            citing=citing,
            more=more,
            themes=themes,
            status=status,
        )
