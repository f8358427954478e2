"""A supervisor's own units: who was nominated from there and how far it has come, and what the whole network does.

Never what a person wrote, voted, answered or left unanswered: none of it is read here.
"""

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Template

from agentnet.network import wording
from agentnet.people import own
from agentnet.people.pages.doors import NetworkSeen, network_in_sight
from agentnet.web import Policy, Seen, Session, page


class OwnPages(Controller):
    path = "/networks/{network_id:uuid}/own-units"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("nominate")
        return page(
            "people/own.html",
            network=seen.network,
            standing=seen.standing,
            units=await own.units(session, seen.standing),
            whole=await own.whole(session, seen.network.id),
            words=wording,
        )
