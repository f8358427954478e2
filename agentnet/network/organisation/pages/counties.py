"""Counties: their names and their own words for levels; the page of the tree."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.actions.audits import audit
from agentnet.network.models import County
from agentnet.network.organisation import editing
from agentnet.network.organisation.pages.doors import county_in_sight
from agentnet.network.organisation.pages.forms import CountyForm
from agentnet.network.organisation.pages.views import counties_page, structure_page
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]
COUNTY = {"county": Provide(county_in_sight)}
LEVELS = 6


class CountyPages(Controller):
    path = "/organisation"

    @get(policy=Policy.SIGNED_IN)
    async def counties(self, session: Session, somebody: Somebody) -> Template:
        return await counties_page(session, somebody, Entry.blank(CountyForm, levels="toimiala\npalvelualue"))

    @post(policy=Policy.ADMINISTRATOR)
    async def add(self, request: Asked, session: Session, somebody: Somebody) -> Template | Redirect:
        entry = await Entry.read(request, CountyForm)
        levels = _levels(entry)
        if not entry.ok:
            return await counties_page(session, somebody, entry, status=422)
        county = County(name=entry.value.name, level_names=levels, area_name=levels[-1])
        session.add(county)
        audit(session, "add-county", county, somebody.id)
        await session.commit()
        return go(f"/organisation/{county.id}/structure", N_("Hyvinvointialue on lisätty. Lisää alueet tai tuo ne."))

    @get("/{county_id:uuid}/structure", policy=Policy.SIGNED_IN, dependencies=COUNTY)
    async def structure(self, session: Session, county: Seen[County]) -> Template:
        return await structure_page(session, county)

    @post("/{county_id:uuid}/structure", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def settle(
        self, request: Asked, session: Session, county: Seen[County], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, CountyForm)
        levels = _levels(entry)
        if entry.ok:
            try:
                await editing.settle_levels(session, county, entry.value.name, levels, by=somebody.id)
            except Refused as refused:
                entry.refuse("levels", str(refused))
        if not entry.ok:
            return await structure_page(session, county, settings=entry, status=422)
        await session.commit()
        return go(f"/organisation/{county.id}/structure", N_("Tasojen nimet on tallennettu."))


def _levels(entry: Entry[CountyForm]) -> list[str]:
    """The county's words, a line each."""
    if not entry.ok:
        return []
    levels = [" ".join(line.split()) for line in entry.value.levels.splitlines() if line.strip()]
    if not 1 <= len(levels) <= LEVELS or len({one.casefold() for one in levels}) < len(levels):
        entry.refuse("levels", _("Kirjoita 1–6 tasoa, kukin omalle rivilleen ja eri nimellä."))
    if any(len(one) > 60 for one in levels):
        entry.refuse("levels", _("Tason nimi on liian pitkä."))
    return levels
