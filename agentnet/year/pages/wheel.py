"""Vuosikello: the year month by month, how its dates are counted, and the quiet periods that they skip."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network.models import Network
from agentnet.network.quiet import quiet_periods, today
from agentnet.network.quiet.queries import binned_periods, quiet_period_of
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _
from agentnet.year import actions, queries
from agentnet.year.forms import QuietForm, RhythmForm
from agentnet.year.pages.doors import SeenNetwork, network_in_sight

Asked = Request[Any, Any, Any]
LONGEST = 366


class YearPages(Controller):
    path = "/networks/{network_id:uuid}/year"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, request: Asked, session: Session, seen: Seen[SeenNetwork]) -> Template:
        """`?from=2026-09` begins from another month."""
        first = _month(request.query_params.get("from", "")) or _begins(seen.network)
        months = await queries.year_of(session, seen.network, seen.standing, first)
        return page(
            "year/wheel.html",
            network=seen.network,
            standing=seen.standing,
            months=months,
            before=date(first.year - 1, first.month, 1),
            after=date(first.year + 1, first.month, 1),
        )

    @get("/settings", policy=Policy.COORDINATOR)
    async def settings(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        seen.standing.require("lead")
        return await self._settings(session, seen)

    @post("/rhythm", policy=Policy.COORDINATOR)
    async def keep_rhythm(
        self, request: Asked, session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, RhythmForm)
        if entry.ok:
            try:
                await actions.keep_rhythm(session, seen.network.id, **entry.value.model_dump(), by=somebody.id)
            except Refused as refused:
                entry.refuse("assign_days", str(refused))
                now = await queries.rhythm_of(session, seen.network.id)
                entry.typed["version"] = [str(now.version)]
        if not entry.ok:
            return await self._settings(session, seen, rhythm=entry, status=422)
        await session.commit()
        return go(f"/networks/{seen.network.id}/year", N_("Päivät lasketaan nyt uuden rytmin mukaan."))

    @post("/quiet", policy=Policy.COORDINATOR)
    async def add_quiet(
        self, request: Asked, session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, QuietForm)
        if entry.ok and entry.value.ends_on < entry.value.starts_on:
            entry.refuse("ends_on", _("Viimeinen päivä on ennen ensimmäistä."))
        elif entry.ok and (entry.value.ends_on - entry.value.starts_on).days > LONGEST:
            entry.refuse("ends_on", _("Hiljainen jakso voi kestää enintään vuoden."))
        if not entry.ok:
            return await self._settings(session, seen, quiet=entry, status=422)
        form = entry.value
        await actions.add_quiet(session, seen.network.id, form.name, form.starts_on, form.ends_on, by=somebody.id)
        await session.commit()
        return go(
            f"/networks/{seen.network.id}/year/settings", N_("Määräajat ja muistutukset ohittavat nyt nämä päivät.")
        )

    @post(["/quiet/{period_id:uuid}/bin", "/quiet/{period_id:uuid}/restore"], policy=Policy.COORDINATOR)
    async def put_quiet_away(
        self,
        request: Asked,
        session: Session,
        seen: Seen[SeenNetwork],
        somebody: Somebody,
        period_id: FromPath[UUID],
    ) -> Redirect:
        seen.standing.require("lead")
        away = request.url.path.endswith("/bin")
        period = await quiet_period_of(session, seen.network.id, period_id)
        await actions.put_quiet_away(session, period, away=away, by=somebody.id)
        await session.commit()
        said = N_("Jakso on poistettu. Voit vielä palauttaa sen.") if away else N_("Jakso on palautettu.")
        return go(f"/networks/{seen.network.id}/year/settings", said)

    async def _settings(self, session: Session, seen: SeenNetwork, status: int = 200, **forms: Entry[Any]) -> Template:
        rhythm = await queries.rhythm_of(session, seen.network.id)
        return page(
            "year/settings.html",
            network=seen.network,
            standing=seen.standing,
            rhythm=forms.get("rhythm") or Entry.blank(RhythmForm, **_fields(rhythm, RhythmForm)),
            quiet=forms.get("quiet") or Entry.blank(QuietForm),
            periods=await quiet_periods(session, seen.network.id),
            binned=await binned_periods(session, seen.network.id),
            status=status,
        )


def _fields(row: object, form: type[Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.model_fields}


def _begins(network: Network) -> date:
    """The month that the page begins from: the start of the network's present year of work."""
    now = today(clock.now())
    month = network.starts_on.month if network.starts_on else 8
    return date(now.year if now.month >= month else now.year - 1, month, 1)


def _month(typed: str) -> date | None:
    try:
        first = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return None
    return first if 2000 <= first.year <= 2100 else None
