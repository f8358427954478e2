"""Doors to one piece of background material: its words, its revisions, its bin."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.guide.background import actions, queries
from agentnet.guide.background.flow import KINDS
from agentnet.guide.background.forms import BackgroundForm
from agentnet.guide.background.list_pages import Backgrounds
from agentnet.guide.background.queries import SeenBackground
from agentnet.guide.findings.queries import leaning_on
from agentnet.sources.queries import revisions_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _


async def background_in_sight(session: Session, somebody: Somebody, background_id: FromPath[UUID]) -> SeenBackground:
    return await queries.background_seen_by(session, somebody, background_id)


class BackgroundPages(Controller):
    path = "/background/{background_id:uuid}"
    dependencies = {"seen": Provide(background_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenBackground]) -> Template:
        kept = {name: getattr(seen[0], name) for name in BackgroundForm.model_fields if name != "theme_id"}
        return await _page(session, seen, Entry.blank(BackgroundForm, **kept))

    @post(policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenBackground]
    ) -> Template | Redirect:
        one, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, BackgroundForm)
        if entry.ok:
            try:
                await actions.change(session, one, **entry.value.model_dump(exclude={"theme_id"}))
            except Refused as refused:
                entry.refuse("reference", str(refused))
                entry.typed["version"] = [str(one.version)]
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        await session.commit()
        return go(f"/background/{one.id}", N_("Lähde on tallennettu."))

    @post(["/bin", "/restore"], policy=Policy.COORDINATOR)
    async def put_away(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenBackground], somebody: Somebody
    ) -> Redirect:
        one, network, standing = seen
        standing.require("lead")
        away = request.url.path.endswith("/bin")
        await actions.put_away(session, one, away=away, by=somebody)
        await session.commit()
        if away:
            return go(f"/networks/{network.id}/background", N_("Lähde on roskakorissa. Voit palauttaa sen."))
        return go(f"/background/{one.id}", N_("Lähde on palautettu."))


async def _page(session: Session, seen: SeenBackground, entry: Entry[BackgroundForm], status: int = 200) -> Template:
    one, network, standing = seen
    return page(
        "guide/background_one.html",
        network=network,
        standing=standing,
        one=one,
        entry=entry,
        kinds=[(kind.value, _(name)) for kind, name in KINDS.items()],
        kind=KINDS[one.kind],
        findings=await leaning_on(session, one.id),
        revisions=await revisions_of(session, one.id),
        status=status,
    )


HANDLERS: Final = (Backgrounds, BackgroundPages)
