"""Who approves in a network: directors by area, their deputies with dates, the management groups that decide."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.guide.doors import SeenNetwork, network_in_sight
from agentnet.guide.reviews import deciding, deputies, queries
from agentnet.guide.reviews.forms import DeputyForm, DeputyPress, GroupForm
from agentnet.network.queries import areas_of, directors_of
from agentnet.network.quiet import today
from agentnet.network.rules import Standing
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing

Asked = Request[Any, Any, Any]


class Approvers(Controller):
    path = "/networks/{network_id:uuid}/approvers"
    dependencies = {"sight": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, sight: Seen[SeenNetwork], somebody: Somebody) -> Template:
        return await self._page(session, sight, somebody)

    @post("/deputies", policy=Policy.DIRECTOR)
    async def name_deputy(
        self, request: Asked, session: Session, sight: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = sight
        standing.require("approve")
        entry = await Entry.read(request, DeputyForm)
        if entry.ok:
            form = entry.value
            try:
                await deputies.name_deputy(
                    session, network, standing, form.deputy_id, form.starts_on, form.ends_on, by=somebody
                )
            except deputies.Unfit as unfit:
                entry.refuse(unfit.field, str(unfit))
        if entry.errors:
            return await self._page(session, sight, somebody, deputy=entry, status=422)
        await session.commit()
        return go(self._at(sight), N_("Sijainen on nimetty. Kummallekin on lähetetty kirje."))

    @post("/deputies/end", policy=Policy.DIRECTOR)
    async def end_deputy(
        self, request: Asked, session: Session, sight: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        network, standing = sight
        standing.require("approve")
        entry = await Entry.read(request, DeputyPress)
        if not entry.ok:
            raise Missing
        away = await queries.deputy_seen_by(session, network.id, entry.value.deputy)
        if away.director.id != somebody.id:
            raise Missing
        await deputies.end_deputy(session, network, away, by=somebody)
        await session.commit()
        return go(self._at(sight), N_("Sijaisuus on peruttu."))

    @post("/groups", policy=Policy.COORDINATOR)
    async def set_group(
        self, request: Asked, session: Session, sight: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = sight
        standing.require("lead")
        entry = await Entry.read(request, GroupForm)
        if not entry.ok:
            return await self._page(session, sight, somebody, group=entry, status=422)
        await deciding.set_group(session, network, entry.value.area_id, entry.value.name, by=somebody)
        await session.commit()
        return go(self._at(sight), N_("Johtoryhmän tieto on tallennettu."))

    def _at(self, sight: tuple[Any, Standing]) -> str:
        return f"/networks/{sight[0].id}/approvers"

    async def _page(
        self,
        session: Session,
        sight: SeenNetwork,
        somebody: Somebody,
        *,
        deputy: Entry[DeputyForm] | None = None,
        group: Entry[GroupForm] | None = None,
        status: int = 200,
    ) -> Template:
        """Members who only contribute need not know who is away.

        Raises:
            Missing: for those.
        """
        network, standing = sight
        if not standing.may("read-drafts"):
            raise Missing
        day = today(clock.now())
        directs = standing.may("approve")
        people = await queries.may_deputise(session, network.id, somebody) if directs else ()
        return page(
            "guide/approvers.html",
            network=network,
            standing=standing,
            areas=await areas_of(session, network.id),
            directors=await directors_of(session, network.id),
            aways=await queries.aways_of(session, network.id),
            groups=await queries.groups_of(session, network.id),
            day=day,
            directs=directs,
            people=[(one.id, f"{one.name}, {one.title}" if one.title else one.name) for one in people],
            deputy=deputy or Entry.blank(DeputyForm),
            group=group or Entry.blank(GroupForm),
            status=status,
        )
