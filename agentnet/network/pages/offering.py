"""Offering oneself as an agent, under one's own name and address."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import queries, wording
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.pages.making import made_of
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_


class OfferForm(Form):
    unit_id: UUID
    why: Text = ""


class OfferPages(Controller):
    path = "/networks/{network_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight)}

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
        own = {"name": somebody.name, "email": somebody.email or "", "phone": somebody.phone}
        if entry.ok and (made := await made_of(session, seen, entry, own | entry.value.model_dump(), somebody)):
            await letters.tell_supervisors(session, seen.network, made)
            await session.commit()
            return go(f"/nominations/{made.id}", N_("Kiitos! Koordinaattori vahvistaa ilmoittautumisesi."))
        return await _offer_page(session, seen, entry, status=422)


async def _offer_page(session: Session, seen: NetworkSeen, entry: Entry[OfferForm], status: int = 200) -> Template:
    units = await queries.units_of(session, seen.network.id)
    return page("network/offer.html", network=seen.network, entry=entry, units=units, words=wording, status=status)
