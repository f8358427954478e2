"""My networks side by side; the administrator's list of all, and a new one."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.network import queries as network_queries
from agentnet.network import wording
from agentnet.network.models import County
from agentnet.network.organisation import networks, queries
from agentnet.network.organisation.pages.network_forms import KINDS, NetworkForm, SpanForm
from agentnet.web import Entry, Policy, Session, Somebody, go, page
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]


class NetworksPages(Controller):
    path = "/networks"

    @get(policy=Policy.SIGNED_IN)
    async def mine(self, session: Session, somebody: Somebody) -> Template:
        mine = await network_queries.networks_of(session, somebody)
        return page("organisation/my_networks.html", mine=mine, kinds=KINDS, words=wording)

    @get("/new", policy=Policy.ADMINISTRATOR)
    async def new(self, session: Session, somebody: Somebody) -> Template:
        return await _new(await queries.counties_seen_by(session, somebody), Entry.blank(NetworkForm))

    @post("/new", policy=Policy.ADMINISTRATOR)
    async def make(self, request: Asked, session: Session, somebody: Somebody) -> Template | Redirect:
        entry = await Entry.read(request, NetworkForm)
        counties = await queries.counties_seen_by(session, somebody)
        if entry.ok and not set(entry.value.counties) <= {one.id for one in counties}:
            entry.refuse("counties", _("Valitse luettelosta."))
        if entry.ok:
            try:
                await networks.make(session, **entry.value.model_dump(), by=somebody.id)
            except Refused as refused:
                entry.refuse("email", str(refused))
        if entry.errors:
            return await _new(counties, entry, status=422)
        await session.commit()
        return go("/organisation/networks", N_("Verkosto on perustettu. Koordinaattori voi nyt kirjautua ja jatkaa."))


class EveryNetworkPages(Controller):
    path = "/organisation/networks"

    @get(policy=Policy.ADMINISTRATOR)
    async def every(self, session: Session) -> Template:
        return page("organisation/networks.html", lines=await networks.every_network(session), kinds=KINDS)

    @get("/{network_id:uuid}", policy=Policy.ADMINISTRATOR)
    async def one(self, session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> Template:
        line = await networks.line_of(session, network_id)
        others = [one.id for one in line.counties if one.id != line.network.county_id]
        entry = Entry.blank(SpanForm, home=line.network.county_id, counties=others)
        return await _span(await queries.counties_seen_by(session, somebody), line, entry)

    @post("/{network_id:uuid}", policy=Policy.ADMINISTRATOR, after_end=True)
    async def span(
        self, request: Asked, session: Session, somebody: Somebody, network_id: FromPath[UUID]
    ) -> Template | Redirect:
        line = await networks.line_of(session, network_id)
        entry = await Entry.read(request, SpanForm)
        counties = await queries.counties_seen_by(session, somebody)
        if entry.ok and not {entry.value.home, *entry.value.counties} <= {one.id for one in counties}:
            entry.refuse("counties", _("Valitse luettelosta."))
        if entry.ok and bool(entry.value.coordinator) != bool(entry.value.email):
            entry.refuse("email", _("Kirjoita sekä nimi että sähköpostiosoite."))
        if entry.ok:
            form = entry.value
            await networks.set_counties(session, line.network, form.home, form.counties, by=somebody.id)
            try:
                if form.email:
                    await networks.add_coordinator(session, line.network, form.coordinator, form.email, by=somebody.id)
            except Refused as refused:
                entry.refuse("email", str(refused))
        if entry.errors:
            return await _span(counties, line, entry, status=422)
        await session.commit()
        return go("/organisation/networks", N_("Tallennettu."))

    @post("/{network_id:uuid}/reopen", policy=Policy.ADMINISTRATOR, after_end=True)
    async def reopen(self, session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> Redirect:
        """A network that was ended goes on."""
        line = await networks.line_of(session, network_id)
        networks.restore(session, line.network, by=somebody.id)
        await session.commit()
        return go(f"/organisation/networks/{network_id}", N_("Verkosto on avattu uudelleen. Työ voi jatkua."))


async def _new(counties: list[County], entry: Entry[NetworkForm], status: int = 200) -> Template:
    choices = [(str(one.id), one.name) for one in counties]
    return page("organisation/network_new.html", counties=choices, kinds=KINDS, entry=entry, status=status)


async def _span(
    counties: list[County], line: networks.NetworkLine, entry: Entry[SpanForm], status: int = 200
) -> Template:
    choices = [(str(one.id), one.name) for one in counties]
    return page("organisation/network_span.html", line=line, counties=choices, entry=entry, status=status)
