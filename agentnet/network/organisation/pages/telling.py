"""How units are told: their states in words, their history, and files for download."""

from typing import Any, Final

from litestar import Response
from litestar.response import Template

from agentnet import clock
from agentnet.network import wording
from agentnet.network.flow import Field
from agentnet.network.models import Person
from agentnet.network.organisation import queries
from agentnet.network.organisation.flow import State
from agentnet.network.organisation.pages.doors import UnitSeen
from agentnet.network.organisation.pages.forms import EndForm, RenameForm
from agentnet.network.organisation.state import Values
from agentnet.network.organisation.values import day as read_day
from agentnet.network.quiet import today
from agentnet.web import Entry, Session, page
from agentnet.web.formats import day, number
from agentnet.words import N_, _

STATES: Final = {State.CURRENT: N_("Voimassa"), State.COMING: N_("Tulossa"), State.ENDED: N_("Päättynyt")}
COLUMNS: Final = {
    "name": N_("Nimi"), "code": N_("Yksikön tunnus"), "headcount": N_("Henkilöstömäärä"),
    "valid_from": N_("Voimassa alkaen"), "valid_to": N_("Voimassa asti"), "field": N_("Ala"),
    "area_id": N_("Palvelualue"), "region_id": N_("Alue"),
    "parent_id": N_("Ylempi alue"), "successor_id": N_("Jatkuu yksikössä"), "others": N_("Jatkuu myös"),
    "level": N_("Taso"), "place": N_("Järjestys"),
}  # fmt: skip
"""What a changed column is called."""


async def unit_page(
    session: Session,
    seen: UnitSeen,
    me: Person,
    *,
    end: Entry[EndForm] | None = None,
    rename: Entry[RenameForm] | None = None,
    status: int = 200,
) -> Template:
    unit, area, county = seen
    now = today(clock.now())
    others = [one for one in await queries.units_of_county(session, county.id) if one.id != unit.id]
    hanging = await queries.hanging_on(session, unit.id) if me.is_administrator else None
    return page(
        "organisation/unit.html",
        unit=unit,
        area=area,
        county=county,
        region=next(one for one in await queries.regions_of_county(session, county.id) if one.id == unit.region_id),
        state=queries.state_on(unit.valid_from, unit.valid_to, now),
        states=STATES,
        goes_on=await queries.successors(session, unit),
        came_from=await queries.predecessors(session, unit),
        planned=await queries.planned_names(session, unit.id),
        history=await queries.changes_of(session, unit.id) if me.is_administrator else [],
        hanging=hanging,
        names=await names_of(session, county.id) if me.is_administrator else {},
        columns=COLUMNS,
        tell=tell,
        choices=[(str(one.id), f"{one.name} ({one.area})") for one in others if one.state is not State.ENDED],
        end=end or Entry.blank(EndForm, last_day=now),
        rename=rename or Entry.blank(RenameForm, name=unit.name, since=now),
        status=status,
    )


async def names_of(session: Session, county_id: Any) -> dict[str, str]:
    """Id → name of everything in the county, so that a history can tell them."""
    units = {str(one.id): one.name for one in await queries.units_of_county(session, county_id)}
    areas = {str(one.id): one.name for one in await queries.areas_of_county(session, county_id)}
    return units | areas | {str(one.id): one.name for one in await queries.regions_of_county(session, county_id)}


def tell(values: Values | None, name: str, names: dict[str, str]) -> str:
    """A plain value in words."""
    value = (values or {}).get(name)
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, list):
        return ", ".join(names.get(one, "…") for one in value)
    if name.startswith("valid_"):
        return day(read_day(value))
    if name == "field":
        return _(wording.FIELDS[Field(value)])
    return number(value) if isinstance(value, int) else names.get(value, value if not name.endswith("_id") else "…")


def file(data: bytes, name: str, kind: str) -> Response[bytes]:
    """A file to keep, never shown in place."""
    return Response(data, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
