"""Door to picking from one room: its notes, bundles, pictures, answers or results, chosen by hand or by votes."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, network_in_sight, theme_of
from agentnet.guide.findings import gathering
from agentnet.guide.findings.forms import GatherForm
from agentnet.network.queries import current_themes
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import _, n_


class Gathering(Controller):
    path = "/networks/{network_id:uuid}/sources/from/{origin_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[SeenNetwork], origin_id: FromPath[UUID]) -> Template:
        return await self._page(session, seen, origin_id, Entry.blank(GatherForm))

    @post(policy=Policy.COORDINATOR)
    async def pick(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        somebody: Somebody,
        origin_id: FromPath[UUID],
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        place = await gathering.place_seen_by(session, standing, origin_id)
        entry = await Entry.read(request, GatherForm)
        chosen: list[UUID] = []
        if entry.ok and entry.value.by == "votes":
            chosen = [one.id for one in place.offered if one.votes >= entry.value.least and not one.picked]
            if not chosen:
                entry.refuse("least", _("Yhdelläkään poimimattomalla ei ole näin montaa ääntä."))
        elif entry.ok:
            chosen = entry.value.sources
            if not chosen:
                entry.refuse("sources", _("Valitse ensin ainakin yksi idea."))
        if not entry.ok or entry.errors:
            return await self._page(session, seen, origin_id, entry, status=422)
        theme = await theme_of(session, standing, entry.value.theme_id)
        n = await gathering.pick(session, standing, place, chosen, theme, by=somebody)
        await session.commit()
        said = n_("{n} idea on poimittu.", "{n} ideaa on poimittu.", n)
        return go(f"/networks/{network.id}/sources/from/{origin_id}", said)

    async def _page(
        self, session: Session, seen: SeenNetwork, origin: UUID, entry: Entry[GatherForm], status: int = 200
    ) -> Template:
        network, standing = seen
        standing.require("lead")
        place = await gathering.place_seen_by(session, standing, origin)
        themes = await current_themes(session, network.id)
        return page(
            "guide/gather.html",
            network=network,
            standing=standing,
            place=place,
            themes=themes,
            entry=entry,
            status=status,
        )
