"""The network at a glance: who represents what, where somebody is missing, the year's themes."""

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Template

from agentnet.network import queries, wording
from agentnet.network.flow import Role
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.queries.matrix import matrix
from agentnet.web import Policy, Seen, Session, page


class OverviewPages(Controller):
    path = "/networks/{network_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        return page(
            "network/overview.html",
            network=seen.network,
            standing=seen.standing,
            matrix=await matrix(session, seen.network.id),
            pairs=await queries.pairs_of(session, seen.network.id),
            fields=wording.FIELDS,
            themes=await queries.current_themes(session, seen.network.id),
            coordinators=await queries.people_with(session, seen.network.id, Role.COORDINATOR),
        )
