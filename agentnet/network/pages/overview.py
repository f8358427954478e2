"""The network at a glance: who represents what, where somebody is missing, the year's themes; and its people."""

from typing import Any

from litestar import Controller, Request, get
from litestar.di import Provide
from litestar.response import Template

from agentnet.network import queries, wording
from agentnet.network.flow import Role
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
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
            coverage=await queries.coverage(session, seen.network.id),
            pairs=await queries.pairs_of(session, seen.network.id),
            themes=await queries.current_themes(session, seen.network.id),
            coordinators=await queries.people_with(session, seen.network.id, Role.COORDINATOR),
        )

    @get("/people", policy=Policy.MEMBER)
    async def people(self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]) -> Template:
        search = " ".join(request.query_params.get("search", "").split())[:200]
        chosen = request.query_params.get("role", "")
        role = Role(chosen) if chosen in set(Role) else None
        everybody = await queries.people_seen_by(session, seen.standing)
        return page(
            "network/people.html",
            network=seen.network,
            standing=seen.standing,
            people=await queries.people_seen_by(session, seen.standing, role=role, search=search),
            present=[one for one in Role if any(one in person.roles for person in everybody)],
            search=search,
            role=role,
            words=wording,
        )
