"""Coverage: regions × fields or areas with what is missing, the goals of its cells, and the same as a file."""

from typing import Annotated, Any, Final, cast
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from pydantic import Field as Limits
from pydantic import create_model

from agentnet.network import wording
from agentnet.network.actions.goals import set_goals
from agentnet.network.flow import Field
from agentnet.network.organisation.pages.telling import file
from agentnet.network.organisation.writing import table_bytes
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.queries.matrix import Matrix, Square, matrix
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _

BY: Final = {"field": N_("Aloittain"), "area": N_("Palvelualueittain")}


class GoalsForm(Form):
    """How many are wanted: a number for each cell, `goal-<region>-<column>`."""


class CoveragePages(Controller):
    path = "/networks/{network_id:uuid}/coverage"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(
        self, session: Session, seen: Seen[NetworkSeen], by: FromQuery[str] = "field", field: FromQuery[str] = ""
    ) -> Template:
        only = Field(field) if field in set(Field) else None
        return page(
            "network/coverage.html",
            **seen._asdict(),
            matrix=await matrix(session, seen.network.id, by_area=by == "area", only=only),
            by="area" if by == "area" else "field",
            ways=BY,
            only=only,
            fields=wording.FIELDS,
        )

    @get("/list.csv", policy=Policy.MEMBER)
    async def table(self, session: Session, seen: Seen[NetworkSeen], by: FromQuery[str] = "field") -> Response[bytes]:
        found = await matrix(session, seen.network.id, by_area=by == "area")
        return file(table_bytes(_lines(found)), "edustus.csv", "text/csv")

    @get("/goals", policy=Policy.COORDINATOR)
    async def goals(self, session: Session, seen: Seen[NetworkSeen], by: FromQuery[str] = "field") -> Template:
        seen.standing.require("lead")
        found = await matrix(session, seen.network.id, by_area=by == "area")
        kept = {name: square.needed for name, (_region, square) in _named(found).items()}
        return _goals(seen, found, Entry.blank(_form(found), **kept), by)

    @post("/goals", policy=Policy.COORDINATOR)
    async def set(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        somebody: Somebody,
        by: FromQuery[str] = "field",
    ) -> Template | Redirect:
        seen.standing.require("lead")
        found = await matrix(session, seen.network.id, by_area=by == "area")
        entry = await Entry.read(request, _form(found))
        if not entry.ok:
            return _goals(seen, found, entry, by, status=422)
        typed = entry.value.model_dump()
        wanted = {
            (region, square.column.field, square.column.area_id): typed[name]
            for name, (region, square) in _named(found).items()
            if typed[name] is not None
        }
        await set_goals(session, seen.network, wanted, by_area=by == "area", by=somebody.id)
        network_id = seen.network.id
        await session.commit()
        way = "area" if by == "area" else "field"
        return go(f"/networks/{network_id}/coverage?by={way}", N_("Tavoitteet on tallennettu."))


def _named(found: Matrix) -> dict[str, tuple[UUID, Square]]:
    """Field of the form → the region and the cell that it is about."""
    return {
        f"goal-{row.region_id}-{square.column.key}": (row.region_id, square)
        for row in found.rows
        for square in row.squares
    }


def _form(found: Matrix) -> type[GoalsForm]:
    kind = Annotated[int, Limits(ge=0, le=99)] | None
    fields: dict[str, Any] = dict.fromkeys(_named(found), (kind, None))
    return cast("type[GoalsForm]", create_model("Goals", __base__=GoalsForm, **fields))


def _goals(seen: NetworkSeen, found: Matrix, entry: Entry[GoalsForm], by: str, status: int = 200) -> Template:
    way = "area" if by == "area" else "field"
    context = {"matrix": found, "entry": entry, "by": way, "ways": BY, "fields": wording.FIELDS}
    return page("network/goals.html", **seen._asdict(), **context, status=status)


def _lines(found: Matrix) -> list[list[str]]:
    heads = (_("Alue"), _("Ala"), _("Palvelualue"), _("Yksiköitä"), _("Mukana"), _("Kutsuttu"), _("Tavoite"))
    lines = [[*heads, _("Puuttuu"), _("Ihmiset"), _("SOTE-työparit")]]
    for row in found.rows:
        pairs = ", ".join(f"{one.social.name} + {one.health.name}" for one in row.pairs)
        for one in row.squares:
            numbers = (len(one.units), len(one.people), one.invited, one.needed, one.missing)
            place = [row.region, _(wording.FIELDS[one.column.field]), one.column.name]
            lines.append([*place, *map(str, numbers), ", ".join(who.name for who in one.people), pairs])
    return lines
