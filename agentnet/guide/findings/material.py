"""Doors to the basket: what has been gathered, by theme and kind; into it, out of it and back."""

from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, guide_beside, in_sight, network_in_sight, source_in_sight, theme_of
from agentnet.guide.findings import gathering, shown
from agentnet.guide.findings.forms import BackForm, chosen_sources
from agentnet.guide.models import Guide
from agentnet.network.queries import current_themes
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Kind
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _, n_

SORTS: Final = {
    "new": N_("Viimeksi poimittu ensin"),
    "old": N_("Ensin poimittu ensin"),
    "votes": N_("Eniten ääniä ensin"),
    "kind": N_("Lajeittain"),
    "place": N_("Alkuperän mukaan"),
}
MOST: Final = 50
"""So many can be taken out at once and brought back by one press."""


class Material(Controller):
    """`/networks/{id}/sources`: what has been gathered, for coordinators."""

    path = "/networks/{network_id:uuid}/sources"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get(policy=Policy.COORDINATOR)
    async def basket(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        beside: Seen[Guide | None],
        theme: FromQuery[UUID | None] = None,
        search: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        """`?kind=` narrows, `?sort=` orders; `?away=source/theme` are what was just taken out."""
        network, standing = seen
        standing.require("lead")
        asked, sort = request.query_params.get("kind", ""), request.query_params.get("sort", "new")
        kind = Kind(asked) if asked in set(Kind) else None
        votes = await gathering.votes_of(session, network.id)
        weights = votes if sort == "votes" else None
        found = await sources.basket(session, standing, theme, search, number, kind=kind, sort=sort, weights=weights)
        items = await in_sight(session, standing, found.items)
        return page(
            "guide/sources.html",
            network=network,
            standing=standing,
            tab="basket",
            beside=beside,
            found=found,
            items=items,
            themes=await current_themes(session, network.id),
            theme=theme,
            search=search,
            kind=kind,
            kinds=list(Kind),
            sort=sort,
            sorts=[(value, _(words)) for value, words in SORTS.items()],
            votes=votes,
            away=request.query_params.getall("away", [])[:MOST],
            owing=len((await shown.owing(session, standing))[0]),
            **await shown.around(session, items),
        )

    @post("/pick", policy=Policy.COORDINATOR)
    async def pick(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        """Into the basket, or, when there already, under another theme."""
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

    @post("/write", policy=Policy.COORDINATOR)
    async def write(self, request: Request[Any, Any, Any], seen: Seen[SeenNetwork]) -> Redirect:
        """On to a new finding with what was ticked."""
        network, standing = seen
        standing.require("lead")
        chosen = [("source", str(source)) for source in (await chosen_sources(request)).sources[:MOST]]
        return go(f"/networks/{network.id}/findings/new?{urlencode(chosen)}")

    @post("/unpick", policy=Policy.COORDINATOR)
    async def unpick(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]) -> Redirect:
        network, standing = seen
        standing.require("lead")
        chosen = (await chosen_sources(request)).sources
        if len(chosen) > MOST:
            raise Refused(N_("Ota pois enintään {most} kerrallaan."), most=MOST)
        away = []
        for source in chosen:
            theme = await thread.unpick(session, network.id, source)
            away.append(("away", f"{source}/{theme or ''}"))
        await session.commit()
        return go(f"/networks/{network.id}/sources?{urlencode(away)}", N_("Otettu pois aineistosta."))

    @post("/back", policy=Policy.COORDINATOR)
    async def back(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        """What was just taken out comes back, each under its theme."""
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, BackForm)
        for one in entry.value.back if entry.ok else []:
            source, _slash, theme = one.partition("/")
            with suppress(ValueError):
                await source_in_sight(session, standing, UUID(source))
                under = await theme_of(session, standing, UUID(theme) if theme else None)
                await thread.pick(session, network.id, UUID(source), under, somebody.id)
        await session.commit()
        return go(f"/networks/{network.id}/sources", N_("Poiminnat ovat taas aineistossa."))
