"""Nominating an agent, or offering oneself; and the list of nominations."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network import actions, queries, wording
from agentnet.network.flow import Channel
from agentnet.network.models import Person
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.pages.making import made_of, request_of
from agentnet.network.queries.requests import requests_seen_by, silent_ones, supervisors_for
from agentnet.network.quiet import free_days, today
from agentnet.web import Email, Entry, Form, Line, Phone, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, _


class NominationForm(Form):
    """`supervisor_id`, `channel` and `told_on`: a coordinator writes down what that supervisor has told."""

    name: Line
    email: Email
    phone: Phone = ""
    unit_id: UUID
    why: Text = ""
    request_id: UUID | None = None
    supervisor_id: UUID | None = None
    channel: Channel | None = None
    told_on: date | None = None


class NominatingPages(Controller):
    path = "/networks/{network_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/nominations", policy=Policy.MEMBER)
    async def nominations(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("nominate")
        found = await queries.nominations_seen_by(session, seen.standing)
        return page(
            "network/nominations.html",
            network=seen.network,
            standing=seen.standing,
            groups=[(stage, some) for stage in wording.STAGES if (some := _at(found, stage))],
            requests=[one for one in await requests_seen_by(session, seen.standing) if one.is_open],
            calls=await _calls(session, seen.network.id) if seen.standing.may("lead") else 0,
            words=wording,
        )

    @get("/nominations/new", policy=Policy.MEMBER)
    async def nominate_form(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template:
        seen.standing.require("nominate")
        asked = await request_of(session, seen, request.query_params.get("request", ""))
        unit = request.query_params.get("unit", "") or (asked.unit_id if asked else None) or somebody.unit_id
        entry = Entry.blank(NominationForm, unit_id=unit, request_id=asked.id if asked else None)
        return await _nominate_page(session, seen, entry)

    @post("/nominations", policy=Policy.MEMBER)
    async def nominate(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("nominate")
        entry = await Entry.read(request, NominationForm)
        nominator, told = await _for_whom(session, seen, entry, somebody) if entry.ok else (somebody, None)
        fields = (
            entry.value.model_dump(include={"name", "email", "phone", "unit_id", "why", "request_id"})
            if entry.ok
            else {}
        )
        if entry.ok and (done := await made_of(session, seen, entry, fields | {"told": told}, nominator)):
            if told:
                await letters.tell_what_was_entered(session, seen.network, done)
                await session.commit()
            return go(f"/nominations/{done.id}", N_("Nimeäminen on tallennettu. Koordinaattori vahvistaa sen."))
        return await _nominate_page(session, seen, entry, status=422)


async def _calls(session: Session, network_id: UUID) -> int:
    return len(await silent_ones(session, network_id, await free_days(session, network_id)))


def _at(found: list[queries.NominationSeen], stage: object) -> list[queries.NominationSeen]:
    return [one for one in found if one.nomination.stage is stage]


async def _for_whom(
    session: Session, seen: NetworkSeen, entry: Entry[NominationForm], somebody: Person
) -> tuple[Person, actions.Told | None]:
    """Who nominates, and what a coordinator knows of how they told; the entry says when that is not enough."""
    form = entry.value
    if form.supervisor_id is None or not seen.standing.may("lead"):
        return somebody, None
    nominator = next(
        (one for one, _units in await supervisors_for(session, seen.network.id) if one.id == form.supervisor_id), None
    )
    if nominator is None:
        entry.refuse("supervisor_id", _("Valitse jokin vaihtoehdoista."))
    if form.channel is None:
        entry.refuse("channel", _("Valitse, miten hän kertoi nimeämisestä."))
    now = today(clock.now())
    if (form.told_on or now) > now:
        entry.refuse("told_on", _("Päivä on vasta tulossa. Tarkista päivä."))
    if nominator is None or form.channel is None or nominator.id == somebody.id:
        return somebody, None
    return nominator, actions.Told(somebody.id, form.channel, form.told_on or now)


async def _nominate_page(
    session: Session, seen: NetworkSeen, entry: Entry[NominationForm], status: int = 200
) -> Template:
    typed = entry.typed.get("request_id", [""])[-1]
    leads = seen.standing.may("lead")
    return page(
        "network/nominate.html",
        network=seen.network,
        entry=entry,
        units=await queries.units_of(session, seen.network.id),
        asked=await request_of(session, seen, typed),
        supervisors=[one for one, _units in await supervisors_for(session, seen.network.id)] if leads else [],
        words=wording,
        status=status,
    )
