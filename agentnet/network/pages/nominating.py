"""Nominating an agent, or offering oneself; and the list of nominations."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import actions, queries, wording
from agentnet.network.models import Nomination, Person
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.web import Email, Entry, Form, Line, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, Missing, _


class NominationForm(Form):
    name: Line
    email: Email
    unit_id: UUID
    why: Text = ""


class OfferForm(Form):
    unit_id: UUID
    why: Text = ""


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
            words=wording,
        )

    @get("/nominations/new", policy=Policy.MEMBER)
    async def nominate_form(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template:
        seen.standing.require("nominate")
        unit = request.query_params.get("unit", "") or somebody.unit_id
        return await _nominate_page(session, seen, Entry.blank(NominationForm, unit_id=unit))

    @post("/nominations", policy=Policy.MEMBER)
    async def nominate(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("nominate")
        entry = await Entry.read(request, NominationForm)
        if entry.ok and (made := await _made(session, seen, entry, entry.value.model_dump(), somebody)):
            return go(f"/nominations/{made.id}", N_("Nimeäminen on tallennettu. Koordinaattori vahvistaa sen."))
        return await _nominate_page(session, seen, entry, status=422)

    @get("/offer", policy=Policy.MEMBER)
    async def offer_form(self, session: Session, seen: Seen[NetworkSeen], somebody: Somebody) -> Template:
        seen.standing.require("offer")
        return await _offer_page(session, seen, Entry.blank(OfferForm, unit_id=somebody.unit_id))

    @post("/offer", policy=Policy.MEMBER)
    async def offer(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        """Offer oneself, under one's own name and address."""
        seen.standing.require("offer")
        entry = await Entry.read(request, OfferForm)
        own = {"name": somebody.name, "email": somebody.email or ""}
        if entry.ok and (made := await _made(session, seen, entry, own | entry.value.model_dump(), somebody)):
            return go(f"/nominations/{made.id}", N_("Kiitos! Koordinaattori vahvistaa ilmoittautumisesi."))
        return await _offer_page(session, seen, entry, status=422)


def _at(found: list[queries.NominationSeen], stage: object) -> list[queries.NominationSeen]:
    return [one for one in found if one.nomination.stage is stage]


async def _made(
    session: Session, seen: NetworkSeen, entry: Entry[Any], fields: dict[str, Any], by: Person
) -> Nomination | None:
    """The nomination, saved and told to the coordinators; or none, and the entry says why."""
    where = "email" if "email" in entry.form.model_fields else ""
    try:
        nomination = await actions.nominate(session, seen.network.id, **fields, by=by)
    except actions.AlreadyNominated as already:
        existing = already.nomination
        stage = _(wording.STAGES[existing.stage]).lower() if existing else ""
        entry.refuse(
            where,
            _("Tämä sähköpostiosoite on jo nimetty tähän verkostoon ({stage}).", stage=stage)
            if existing
            else _("Tämä henkilö on jo verkoston agentti."),
        )
        return None
    except Missing:
        entry.refuse("unit_id", _("Valitse jokin vaihtoehdoista."))
        return None
    await letters.tell_coordinators(session, seen.network, nomination, by)
    await session.commit()
    return nomination


async def _nominate_page(
    session: Session, seen: NetworkSeen, entry: Entry[NominationForm], status: int = 200
) -> Template:
    units = await queries.units_of(session, seen.network.id)
    return page("network/nominate.html", network=seen.network, entry=entry, units=units, words=wording, status=status)


async def _offer_page(session: Session, seen: NetworkSeen, entry: Entry[OfferForm], status: int = 200) -> Template:
    units = await queries.units_of(session, seen.network.id)
    return page("network/offer.html", network=seen.network, entry=entry, units=units, words=wording, status=status)
