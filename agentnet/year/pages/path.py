"""The themes of the year as a path: one page for everybody."""

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Template

from agentnet.web import Policy, Seen, Session, page
from agentnet.year.pages.doors import SeenNetwork, network_in_sight
from agentnet.year.path import path_of


class PathPages(Controller):
    path = "/networks/{network_id:uuid}/path"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        legs = await path_of(session, seen.standing)
        return page("year/path.html", network=seen.network, standing=seen.standing, legs=legs)
