"""The door to a guide's outside links: what opens, what does not, and asking again."""

from typing import Final

from litestar import Controller, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.links import jobs
from agentnet.guide.links.queries import links_of
from agentnet.settings import settings
from agentnet.web import Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_


class LinkPages(Controller):
    path = "/guides/{guide_id:uuid}/links"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def links(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        guide, network, standing = seen
        standing.require("read-drafts")
        return page(
            "guide/links.html",
            network=network,
            guide=guide,
            standing=standing,
            links=await links_of(session, guide),
            checked=settings().check_links,
            tab="links",
        )

    @post(policy=Policy.COORDINATOR)
    async def check(self, session: Session, seen: Seen[SeenGuide], somebody: Somebody) -> Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        limit("link check", str(guide.id))
        jobs.ask_for(session, guide.id, by=somebody.id)
        await session.commit()
        return go(f"/guides/{guide.id}/links", N_("Linkkejä tarkistetaan. Päivitä sivu hetken päästä."))


HANDLERS: Final = (LinkPages,)
