"""Doors to one finding: its words, its sources, its bin."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenFinding, finding_in_sight, in_sight, source_in_sight, theme_of, told_to
from agentnet.guide.findings import actions, queries
from agentnet.guide.findings.forms import WAYS, FindingForm, WaysForm, chosen_sources, ways_of
from agentnet.guide.findings.shown import around
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
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding], somebody: Somebody
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
        form = entry.value
        await actions.rewrite(session, finding, form.text, theme_id=theme, version=form.version, by=somebody)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Kiteytys on tallennettu."))

    @post("/sources", policy=Policy.COORDINATOR)
    async def cite(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding], somebody: Somebody
    ) -> Redirect:
        finding, _network, standing = seen
        standing.require("lead")
        form = await chosen_sources(request)
        for source in form.sources:
            await source_in_sight(session, standing, source)
        ways = ways_of(form.ways)
        await actions.cite(session, finding, form.sources, relation=Relation.CONDENSED, by=somebody, ways=ways)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Lähteet on lisätty."))

    @post("/sources/ways", policy=Policy.COORDINATOR)
    async def relate(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenFinding], somebody: Somebody
    ) -> Redirect:
        """How the finding leans on each source: quoted, condensed, inspired by it."""
        finding, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, WaysForm)
        await actions.relate(session, finding, ways_of(entry.value.ways if entry.ok else []), by=somebody)
        await session.commit()
        return go(f"/findings/{finding.id}", N_("Viittaustavat on tallennettu."))

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
        leads = standing.may("lead")
        leaning = await sources.sources_of_finding(session, finding.id, standing)
        cited = await told_to(session, standing, leaning) if standing.roles & READS_SOURCES else []
        citing = (await queries.chapters_citing(session, [finding.id], standing)).get(finding.id, [])
        taken = {item.id for item in leaning}
        more = [i for i in (await sources.basket(session, standing)).items if i.id not in taken] if leads else []
        more = await in_sight(session, standing, more)
        return page(
            "guide/finding.html",
            network=network,
            standing=standing,
            finding=finding,
            entry=entry,
            cited=cited,
            leans_on=len(leaning),
            citing=citing,
            more=more,
            themes=await current_themes(session, network.id),
            history=await queries.history(session, finding.id) if leads else [],
            ways=WAYS,
            status=status,
            **await around(session, [*cited, *more]),
        )
