"""The list for fees: who attended which workshops, for how many hours. A page to print, and a workbook."""

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
from agentnet.tasks.export import xlsx_bytes
from agentnet.web import Entry, Form, Policy, Seen, Session, page
from agentnet.words import _


class FeeForm(Form):
    first: date | None = None
    last: date | None = None
    role: Role = Role.EXPERIENCE


class FeePages(Controller):
    path = "/networks/{network_id:uuid}/people/fees"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]) -> Template:
        entry, first, last, role = _asked(request)
        return page(
            "people/fees.html",
            network=seen.network,
            standing=seen.standing,
            people=await fees.attended(session, seen.standing, first, last, role),
            entry=entry,
            first=first,
            last=last,
            role=role,
            roles=[(one.value, _(wording.ROLES[one])) for one in Role],
        )

    @get("/list.xlsx", policy=Policy.COORDINATOR)
    async def as_xlsx(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]
    ) -> Response[bytes]:
        _entry, first, last, role = _asked(request)
        found = await fees.attended(session, seen.standing, first, last, role)
        return file(await in_child(xlsx_bytes, fee_table(found)), "palkkiolista.xlsx")


def _asked(request: Request[Any, Any, Any]) -> tuple[Entry[FeeForm], date, date, Role]:
    """From the first of January until today, unless the address says otherwise."""
    given = {name: [value] for name, value in request.query_params.items() if name in FeeForm.model_fields}
    entry = Entry.judged(FeeForm, given)
    form = entry.value if entry.ok else FeeForm()
    now = today(clock.now())
    first, last = form.first or now.replace(month=1, day=1), form.last or now
    entry.typed.update(first=[first.isoformat()], last=[last.isoformat()], role=[form.role])
    return entry, first, last, form.role
