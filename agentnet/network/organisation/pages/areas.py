"""Areas and regions of a county, each edited on a page of its own."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.models import County
from agentnet.network.organisation import editing
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.pages.doors import (
    AreaSeen,
    RegionSeen,
    area_in_sight,
    county_in_sight,
    region_in_sight,
)
from agentnet.network.organisation.pages.forms import AreaForm, RegionForm
from agentnet.network.organisation.pages.views import area_page, structure_page
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]
COUNTY = {"county": Provide(county_in_sight)}


class AreaPages(Controller):
    path = "/organisation"

    @post("/{county_id:uuid}/areas", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def add_area(
        self, request: Asked, session: Session, county: Seen[County], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, AreaForm)
        if not await _saved_area(session, county, None, entry, somebody.id):
            return await structure_page(session, county, area=entry, status=422)
        await session.commit()
        return go(f"/organisation/{county.id}/structure", N_("Lisätty."))

    @get("/areas/{area_id:uuid}", policy=Policy.ADMINISTRATOR, dependencies={"seen": Provide(area_in_sight)})
    async def area(self, session: Session, seen: Seen[AreaSeen]) -> Template:
        area = seen.area
        kept = {name: getattr(area, name) for name in AreaForm.model_fields}
        return await area_page(session, seen, Entry.blank(AreaForm, **kept))

    @post("/areas/{area_id:uuid}", policy=Policy.ADMINISTRATOR, dependencies={"seen": Provide(area_in_sight)})
    async def change_area(
        self, request: Asked, session: Session, seen: Seen[AreaSeen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, AreaForm)
        if not await _saved_area(session, seen.county, seen, entry, somebody.id):
            return await area_page(session, seen, entry, status=422)
        await session.commit()
        return go(f"/organisation/{seen.county.id}/structure", N_("Tallennettu."))

    @post("/{county_id:uuid}/regions", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def add_region(
        self, request: Asked, session: Session, county: Seen[County], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, RegionForm)
        if entry.ok:
            try:
                await editing.add(session, county.id, Thing.REGION, entry.value.model_dump(), by=somebody.id)
            except Refused as refused:
                entry.refuse("name", str(refused))
        if not entry.ok:
            return await structure_page(session, county, region=entry, status=422)
        await session.commit()
        return go(f"/organisation/{county.id}/structure#regions", N_("Alue on lisätty."))

    @get("/regions/{region_id:uuid}", policy=Policy.ADMINISTRATOR, dependencies={"seen": Provide(region_in_sight)})
    async def region(self, seen: Seen[RegionSeen]) -> Template:
        kept = {name: getattr(seen.region, name) for name in RegionForm.model_fields}
        return page("organisation/region.html", **seen._asdict(), entry=Entry.blank(RegionForm, **kept))

    @post("/regions/{region_id:uuid}", policy=Policy.ADMINISTRATOR, dependencies={"seen": Provide(region_in_sight)})
    async def change_region(
        self, request: Asked, session: Session, seen: Seen[RegionSeen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, RegionForm)
        if entry.ok:
            try:
                new = entry.value.model_dump()
                await editing.change(session, seen.county.id, Thing.REGION, seen.region, new, by=somebody.id)
            except Refused as refused:
                entry.refuse("name", str(refused))
        if not entry.ok:
            return page("organisation/region.html", **seen._asdict(), entry=entry, status=422)
        await session.commit()
        return go(f"/organisation/{seen.county.id}/structure#regions", N_("Tallennettu."))


async def _saved_area(
    session: Session, county: County, seen: AreaSeen | None, entry: Entry[AreaForm], by: UUID
) -> bool:
    if not entry.ok:
        return False
    form = entry.value
    if form.level >= len(county.level_names):
        entry.refuse("level", _("Valitse taso luettelosta."))
    if form.level == 0 and form.field is None:
        entry.refuse("field", _("Valitse ala."))
    if form.valid_from and form.valid_to and form.valid_to < form.valid_from:
        entry.refuse("valid_to", _("Päättyisi ennen kuin alkaa."))
    if entry.errors:
        return False
    values = {**form.model_dump(), "field": editing.field_of(form.level, form.field)}
    try:
        if seen is None:
            await editing.add(session, county.id, Thing.AREA, values, by=by)
        else:
            await editing.change(session, county.id, Thing.AREA, seen.area, values, by=by)
    except Refused as refused:
        entry.refuse("name", str(refused))
    return not entry.errors
