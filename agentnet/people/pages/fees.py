"""The list for fees: who attended which workshops, for how many hours. A page to print, and a workbook."""

from contextlib import suppress
from datetime import date
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.di import Provide
from litestar.response import Template

from agentnet import clock
from agentnet.child import in_child
from agentnet.network import wording
from agentnet.network.flow import Role
from agentnet.network.quiet import today
from agentnet.people import fees
from agentnet.people.pages.doors import NetworkSeen, network_in_sight
from agentnet.people.sheets import fee_table, file
from agentnet.tables import xlsx_bytes
from agentnet.web import Policy, Seen, Session, page
from agentnet.words import _


class FeePages(Controller):
    path = "/networks/{network_id:uuid}/people/fees"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]) -> Template:
        first, last, role = _asked(request)
        return page(
            "people/fees.html",
            network=seen.network,
            standing=seen.standing,
            people=await fees.attended(session, seen.standing, first, last, role),
            first=first,
            last=last,
            role=role,
            roles=[(one.value, _(wording.ROLES[one])) for one in Role],
        )

    @get("/list.xlsx", policy=Policy.COORDINATOR)
    async def as_xlsx(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]
    ) -> Response[bytes]:
        first, last, role = _asked(request)
        found = await fees.attended(session, seen.standing, first, last, role)
        return file(await in_child(xlsx_bytes, fee_table(found)), "palkkiolista.xlsx")


def _asked(request: Request[Any, Any, Any]) -> tuple[date, date, Role]:
    """From the first of January until today, of experts by experience, unless the address says otherwise."""
    given, now = request.query_params, today(clock.now())
    role = given.get("role", "")
    first, last = _day(given.get("first", "")), _day(given.get("last", ""))
    return first or now.replace(month=1, day=1), last or now, Role(role) if role in set(Role) else Role.EXPERIENCE


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
