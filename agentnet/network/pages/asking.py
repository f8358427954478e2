"""Asking supervisors to nominate: for where, by when, and whom."""

from contextlib import suppress
from datetime import date
from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network import queries
from agentnet.network.actions import requests as asking
from agentnet.network.actions.requests import Scope
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.queries.requests import supervisors_for, units_within
from agentnet.network.quiet import free_days, today
from agentnet.web import Chosen, Entry, Form, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, _

TEN: Final = 10
"""Working days that a supervisor is given, unless the coordinator says otherwise."""


class AskForm(Form):
    people: Chosen[UUID] = []
    due_on: date
    message: Text = ""
    region: UUID | None = None
    area: UUID | None = None
    unit: UUID | None = None


class AskingPages(Controller):
    path = "/networks/{network_id:uuid}/nominations"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/ask", policy=Policy.COORDINATOR)
    async def ask_form(self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("lead")
        scope = {name: key for name in ("region", "area", "unit") if (key := _key(request.query_params.get(name, "")))}
        days = await free_days(session, seen.network.id)
        entry = Entry.blank(AskForm, due_on=days.after(today(clock.now()), TEN), **scope)
        return await _ask_page(session, seen, entry)

    @post("/ask", policy=Policy.COORDINATOR)
    async def ask(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, AskForm)
        known = {one.id for one, _units in await supervisors_for(session, seen.network.id)}
        if entry.ok and not set(entry.value.people) & known:
            entry.refuse("people", _("Valitse ainakin yksi esihenkilö."))
        if entry.ok and entry.value.due_on < today(clock.now()):
            entry.refuse("due_on", _("Päivä on jo mennyt. Valitse tuleva päivä."))
        if not entry.ok:
            return await _ask_page(session, seen, entry, status=422)
        form, network_id = entry.value, seen.network.id
        scope = await _scope(session, seen, form)
        people = sorted(set(form.people) & known)
        made = await asking.ask(
            session, network_id, people, scope, due_on=form.due_on, message=form.message, by=somebody.id
        )
        await letters.ask(session, seen.network, made, somebody)
        await session.commit()
        return go(f"/networks/{network_id}/nominations/requests", N_("Pyyntö lähtee sähköpostilla."))


def _key(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None


async def _scope(session: Session, seen: NetworkSeen, form: AskForm) -> Scope:
    """What of the wished-for region, area and unit is this network's own."""
    units = await queries.units_of(session, seen.network.id)
    return Scope(
        form.region if form.region in {one.region_id for one in units} else None,
        form.area if form.area in {one.area_id for one in units} else None,
        form.unit if form.unit in {one.unit_id for one in units} else None,
    )


async def _ask_page(session: Session, seen: NetworkSeen, entry: Entry[AskForm], status: int = 200) -> Template:
    """Those who answer for a unit of the scope are chosen beforehand; the others can be added."""
    at = {name: _key(entry.typed.get(name, [""])[-1]) for name in ("region", "area", "unit")}
    within = await units_within(session, seen.network.id, at["region"], at["area"], at["unit"])
    inside = {one.unit_id for one in within}
    led = await supervisors_for(session, seen.network.id)
    near = [one.id for one, units in led if units & inside]
    if any(at.values()) and "people" not in entry.typed and not entry.errors:
        entry.typed["people"] = [str(one) for one in near]
    units = await queries.units_of(session, seen.network.id)
    return page(
        "network/ask.html",
        network=seen.network,
        entry=entry,
        at=at,
        near=near,
        people=[one for one, _units in led],
        units=[(one.unit_id, f"{one.region}: {one.unit}") for one in units],
        regions=list({one.region_id: (one.region_id, one.region) for one in units}.values()),
        areas=sorted({(one.area_id, one.area) for one in units}, key=lambda one: one[1]),
        status=status,
    )
