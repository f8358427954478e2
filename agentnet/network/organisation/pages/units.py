"""Units of a county: the list with its search, one unit with its history and what hangs on it, adding and editing."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.network.models import County
from agentnet.network.organisation import editing, queries
from agentnet.network.organisation.flow import State, Thing
from agentnet.network.organisation.pages import telling
from agentnet.network.organisation.pages.doors import UnitSeen, county_in_sight, unit_in_sight
from agentnet.network.organisation.pages.forms import UnitForm
from agentnet.network.organisation.rows import state_of
from agentnet.network.organisation.writing import csv_bytes
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]
COUNTY = {"county": Provide(county_in_sight)}
UNIT = {"seen": Provide(unit_in_sight)}


class UnitPages(Controller):
    path = "/organisation"

    @get("/{county_id:uuid}", policy=Policy.SIGNED_IN, dependencies=COUNTY)
    async def units(
        self,
        session: Session,
        county: Seen[County],
        search: FromQuery[str] = "",
        shown: FromQuery[str] = State.CURRENT.value,
        area: FromQuery[str] = "",
        region: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        units = await queries.units_of_county(session, county.id)
        areas = await queries.areas_of_county(session, county.id)
        chosen = State(shown) if shown in set(State) else None
        at = _id(area)
        below = queries.under(areas, at) if at else frozenset()
        found = queries.found_among(units, search=search[:200], state=chosen, area=at, region=_id(region), areas=below)
        last = max(1, -(-len(found) // queries.PAGE))
        here = min(max(number, 1), last)
        return page(
            "organisation/units.html",
            county=county,
            units=found[(here - 1) * queries.PAGE : here * queries.PAGE],
            total=len(found),
            any_units=bool(units),
            asked={"search": search[:200], "state": shown, "area": area, "region": region},
            areas=areas,
            regions=await queries.regions_of_county(session, county.id),
            states=telling.STATES,
            number=here,
            last=last,
        )

    @get("/{county_id:uuid}/units.csv", policy=Policy.SIGNED_IN, dependencies=COUNTY)
    async def table(self, session: Session, county: Seen[County]) -> Response[bytes]:
        """Every unit in the format of the import: brought back as it is, it changes nothing."""
        data = csv_bytes(await state_of(session, county.id), county.level_names)
        return telling.file(data, f"yksikot-{date.today().isoformat()}.csv", "text/csv")  # noqa: DTZ011

    @get("/{county_id:uuid}/units/new", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def new(self, session: Session, county: Seen[County]) -> Template:
        return await _form(session, county, None, Entry.blank(UnitForm))

    @post("/{county_id:uuid}/units", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def add(
        self, request: Asked, session: Session, county: Seen[County], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, UnitForm)
        await _check(session, county, entry)
        made: UUID | None = None
        if entry.ok:
            try:
                made = await editing.add(session, county.id, Thing.UNIT, entry.value.model_dump(), by=somebody.id)
            except Refused as refused:
                entry.refuse("name", str(refused))
        if made is None:
            return await _form(session, county, None, entry, status=422)
        await session.commit()
        return go(f"/organisation/units/{made}", N_("Yksikkö on lisätty."))

    @get("/units/{unit_id:uuid}", policy=Policy.SIGNED_IN, dependencies=UNIT)
    async def unit(self, session: Session, seen: Seen[UnitSeen], somebody: Somebody) -> Template:
        return await telling.unit_page(session, seen, somebody)

    @get("/units/{unit_id:uuid}/edit", policy=Policy.ADMINISTRATOR, dependencies=UNIT)
    async def edit(self, session: Session, seen: Seen[UnitSeen]) -> Template:
        kept = {name: getattr(seen.unit, name) for name in UnitForm.model_fields}
        return await _form(session, seen.county, seen, Entry.blank(UnitForm, **kept))

    @post("/units/{unit_id:uuid}/edit", policy=Policy.ADMINISTRATOR, dependencies=UNIT)
    async def change(
        self, request: Asked, session: Session, seen: Seen[UnitSeen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, UnitForm)
        await _check(session, seen.county, entry)
        if entry.ok and seen.unit.valid_to and (entry.value.valid_from or date.min) > seen.unit.valid_to:
            entry.refuse("valid_from", _("Alkaisi vasta päättymisensä jälkeen."))
        if entry.ok:
            try:
                new = entry.value.model_dump()
                await editing.change(session, seen.county.id, Thing.UNIT, seen.unit, new, by=somebody.id)
            except Refused as refused:
                entry.refuse("name", str(refused))
        if not entry.ok:
            return await _form(session, seen.county, seen, entry, status=422)
        unit_id = seen.unit.id
        await session.commit()
        return go(f"/organisation/units/{unit_id}", N_("Tallennettu."))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


async def _check(session: Session, county: County, entry: Entry[UnitForm]) -> None:
    """The area and the region must be this county's own."""
    if entry.ok:
        state = await state_of(session, county.id)
        area = state.areas.get(str(entry.value.area_id))
        if area is None or area["level"] > 0:
            entry.refuse("area_id", _("Valitse luettelosta."))
        if str(entry.value.region_id) not in state.regions:
            entry.refuse("region_id", _("Valitse luettelosta."))


async def _form(
    session: Session, county: County, seen: UnitSeen | None, entry: Entry[UnitForm], status: int = 200
) -> Template:
    areas = [one for one in await queries.areas_of_county(session, county.id) if one.level == 0]
    return page(
        "organisation/unit_form.html",
        county=county,
        unit=seen.unit if seen else None,
        areas=[(str(one.id), one.name) for one in areas],
        regions=[(str(one.id), one.name) for one in await queries.regions_of_county(session, county.id)],
        entry=entry,
        status=status,
    )
