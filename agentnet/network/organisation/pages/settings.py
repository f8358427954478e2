"""A network's settings, by its coordinators."""

from datetime import date
from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.organisation import networks
from agentnet.network.organisation.pages.network_forms import KINDS, SPOKEN, SettingsForm
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import LANGUAGES, N_, _

Asked = Request[Any, Any, Any]


class NetworkSettingsPages(Controller):
    path = "/networks/{network_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/settings", policy=Policy.COORDINATOR)
    async def settings(self, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("lead")
        kept = {name: getattr(seen.network, name) for name in SettingsForm.model_fields}
        return _settings(seen, Entry.blank(SettingsForm, **kept))

    @post("/settings", policy=Policy.COORDINATOR)
    async def settle(
        self, request: Asked, session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, SettingsForm)
        status, network_id = 422, seen.network.id
        if entry.ok and not set(entry.value.languages) <= set(LANGUAGES):
            entry.refuse("languages", _("Valitse luettelosta."))
        if entry.ok and entry.value.ends_on and entry.value.ends_on < (entry.value.starts_on or date.min):
            entry.refuse("ends_on", _("Päättyisi ennen kuin alkaa."))
        if entry.ok:
            values = entry.value.model_dump()
            version = values.pop("version")
            wanted = networks.Settings(**{**values, "languages": tuple(values["languages"])})
            try:
                await networks.settle(session, seen.network, wanted, version=version, by=somebody.id)
            except networks.NetworkChanged as changed:
                entry.refuse("name", str(changed))
                entry.typed["version"], status = [str(seen.network.version)], 409
        if entry.errors:
            return _settings(seen, entry, status)
        await session.commit()
        return go(f"/networks/{network_id}/settings", N_("Asetukset on tallennettu."))


def _settings(seen: NetworkSeen, entry: Entry[SettingsForm], status: int = 200) -> Template:
    return page("organisation/settings.html", **seen._asdict(), entry=entry, kinds=KINDS, spoken=SPOKEN, status=status)
