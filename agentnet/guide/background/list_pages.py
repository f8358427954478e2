"""Doors to a network's background material: the list and a new one."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.background import actions, queries
from agentnet.guide.background.flow import KINDS, BackgroundKind
from agentnet.guide.background.forms import BackgroundForm
from agentnet.guide.doors import SeenNetwork, guide_beside, network_in_sight, theme_of
from agentnet.guide.models import Guide
from agentnet.network.queries import current_themes
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _


class Backgrounds(Controller):
    path = "/networks/{network_id:uuid}/background"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        beside: Seen[Guide | None],
        search: FromQuery[str] = "",
        sort: FromQuery[str] = "reference",
    ) -> Template:
        """`?kind=` narrows the list."""
        network, standing = seen
        standing.require("contribute")
        asked = request.query_params.get("kind", "")
        kind = BackgroundKind(asked) if asked in set(BackgroundKind) else None
        return page(
            "guide/background.html",
            network=network,
            standing=standing,
            tab="background",
            beside=beside,
            found=await queries.backgrounds_of(session, network.id, kind=kind, search=search, sort=sort),
            binned=await queries.binned(session, network.id) if standing.may("lead") else [],
            kinds=KINDS,
            kind=kind,
            search=search,
            sort=sort,
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        return await self._form(session, seen, Entry.blank(BackgroundForm))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, BackgroundForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        given = entry.value.model_dump(exclude={"version", "theme_id"})
        theme = await theme_of(session, standing, entry.value.theme_id)
        await actions.add(session, network.id, **given, theme_id=theme, by=somebody)
        await session.commit()
        return go(f"/networks/{network.id}/background", N_("Lähde on lisätty, ja se on nyt aineistossa."))

    async def _form(
        self, session: Session, seen: SeenNetwork, entry: Entry[BackgroundForm], status: int = 200
    ) -> Template:
        network, standing = seen
        standing.require("lead")
        themes = await current_themes(session, network.id)
        kinds = [(one.value, _(name)) for one, name in KINDS.items()]
        return page(
            "guide/background_new.html", network=network, entry=entry, themes=themes, kinds=kinds, status=status
        )
