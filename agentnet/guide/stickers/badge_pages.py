"""Doors to name badges: coordinators print everybody's, each member has their own."""

from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Response, Template

from agentnet import child
from agentnet.guide.doors import SeenNetwork, network_in_sight
from agentnet.guide.stickers import jobs, queries
from agentnet.guide.stickers.forms import BadgeForm, WishForm, asked
from agentnet.guide.stickers.ordering import badge_sheet, badges_order, chosen_people, handed
from agentnet.guide.stickers.sheets import badge_png
from agentnet.network.models import Person
from agentnet.network.queries.people import Member
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing, Refused


class BadgePages(Controller):
    path = "/networks/{network_id:uuid}/badges"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        leads = await queries.destinations(session, seen[0].id)
        first = leads[0][0] if leads else ""
        return await self._page(session, seen, Entry.blank(BadgeForm, leads=first, story=seen[0].story_theme, cut=True))

    @post(policy=Policy.COORDINATOR)
    async def order(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        """A small sheet is had at once from its own address; a large one is set in the background."""
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, BadgeForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        try:
            order = await badges_order(session, network, await queries.members(session, standing), entry.value)
        except Refused as refused:
            entry.refuse("people", str(refused))
            return await self._page(session, seen, entry, status=422)
        assert order.badges is not None
        if len(order.badges.badges) <= jobs.AT_ONCE:
            chosen = urlencode(entry.value.model_dump(), doseq=True)
            return go(f"/networks/{network.id}/badges/sheet?{chosen}")
        limit("label sheet", str(somebody.id))
        job = await jobs.ask(session, network.id, order, by=somebody)
        await session.commit()
        return go(f"/networks/{network.id}/sheets/{job}")

    @get("/sheet", policy=Policy.COORDINATOR)
    async def sheet(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Response[bytes]:
        network, standing = seen
        standing.require("lead")
        entry = asked(request, BadgeForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        order = await badges_order(session, network, await queries.members(session, standing), entry.value)
        assert order.badges is not None
        if len(order.badges.badges) > jobs.AT_ONCE:
            raise Refused(N_("Näin suuri arkki tehdään taustalla. Tilaa se nimilappujen sivulta."))
        limit("label sheet", str(somebody.id))
        return handed(await jobs.set_now(order), order.name)

    @get("/mine", policy=Policy.MEMBER)
    async def mine(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Template:
        network, standing = seen
        me = _me(await queries.members(session, standing), somebody)
        wished = somebody.id in await queries.wishes(session, network.id)
        entry = Entry.blank(WishForm, code_name=wished)
        return page("stickers/mine.html", network=network, standing=standing, entry=entry, mine=me, wished=wished)

    @post("/mine", policy=Policy.MEMBER)
    async def wish(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        """One's own name or one's code name; the sheets that coordinators print obey it."""
        network, standing = seen
        _me(await queries.members(session, standing), somebody)
        entry = await Entry.read(request, WishForm)
        if entry.ok:
            await queries.wish(session, network.id, somebody, code_name=entry.value.code_name)
            await session.commit()
        return go(f"/networks/{network.id}/badges/mine", N_("Nimilappusi on tallennettu."))

    @get("/mine/picture", policy=Policy.MEMBER)
    async def picture(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Response[bytes]:
        """One's own badge as PNG; nobody else's."""
        network, standing = seen
        me = _me(await queries.members(session, standing), somebody)
        url = await queries.guide_address(session, network.id)
        badges = await queries.badges_of(session, network.id, [me], url)
        sheet = await badge_sheet(session, network, badges, story=network.story_theme)
        limit("label sheet", str(somebody.id))
        try:
            data = await child.in_child(badge_png, sheet, seconds=30, megabytes=2048)
        except child.ChildFailed as failed:
            raise Refused(N_("Nimilappua ei voitu piirtää. Yritä hetken päästä uudelleen.")) from failed
        return handed(data, "nimilappu.png", "image/png")

    async def _page(self, session: Session, seen: SeenNetwork, entry: Entry[BadgeForm], status: int = 200) -> Template:
        network, standing = seen
        standing.require("lead")
        members = await queries.members(session, standing)
        return page(
            "stickers/badges.html",
            network=network,
            standing=standing,
            entry=entry,
            people=[(str(one.id), one.name, one.title) for one in members],
            ticked=[str(one) for one in chosen_people(BadgeForm(), members)],
            leads=[(name, words) for name, words, _url in await queries.destinations(session, network.id)],
            status=status,
        )


def _me(members: list[Member], somebody: Person) -> Member:
    """Raises `Missing` for an administrator who is no member."""
    found = next((one for one in members if one.id == somebody.id), None)
    if found is None:
        raise Missing
    return found
