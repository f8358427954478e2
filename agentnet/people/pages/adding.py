"""Adding a person by hand: somebody with an address, or somebody who signs in by a code on paper."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import queries, wording
from agentnet.network.flow import Role
from agentnet.notify.posting import Said, write
from agentnet.people import actions
from agentnet.people.flow import BY_HAND
from agentnet.people.pages.doors import NetworkSeen, network_in_sight
from agentnet.web import Chosen, Email, Entry, Form, Line, Phone, Policy, Seen, Session, Somebody, attempt, go, page
from agentnet.words import N_, _


class PersonForm(Form):
    name: Line
    email: Email | None = None
    phone: Phone = ""
    title: Line = ""
    organisation: Line = ""
    unit_id: UUID | None = None
    role: Role
    area_id: UUID | None = None
    units: Chosen[UUID] = []


class AddingPages(Controller):
    path = "/networks/{network_id:uuid}/people"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def form(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("lead")
        return await _page(session, seen, Entry.blank(PersonForm))

    @post("/new", policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, PersonForm)
        if entry.ok:
            await judge_place(session, seen, entry, "unit_id", "area_id", "units")
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        form, network_id = entry.value, seen.network.id
        fields = form.model_dump(include={"name", "phone", "title", "organisation", "unit_id"})
        person = await actions.add_person(session, network_id, **fields, email=form.email or "", by=somebody.id)
        about: dict[str, Any] = {"area_id": form.area_id, "units": form.units, "phone": form.phone, "by": somebody.id}
        given = actions.give_role(session, network_id, person, form.role, **about)
        if (membership := await attempt(entry, _field_of, given)) is None:
            return await _page(session, seen, entry, status=422)
        said: dict[str, Said] = {"role": (wording.ROLES[form.role],), "path": f"/networks/{network_id}"}
        write(session, [person], "role-given", membership.id, seen.network, said)
        await session.commit()
        return go(f"/networks/{network_id}/people/{person.id}/roles", N_("Ihminen on lisätty verkostoon."))


def _field_of(sentence: str) -> str:
    """Which field a refusal stands beside."""
    beside = {_(actions.NEEDS_ADDRESS): "email", _(actions.NEEDS_AREA): "area_id"}
    return beside.get(sentence, "role")


async def judge_place(session: Session, seen: NetworkSeen, entry: Entry[Any], *names: str) -> None:
    """Units and areas that were chosen are this network's own."""
    places = await queries.units_of(session, seen.network.id)
    units, areas = {one.unit_id for one in places}, {one.area_id for one in places}
    for name in names:
        chosen = getattr(entry.value, name, None)
        every = set(chosen) if isinstance(chosen, list) else {chosen} if chosen else set()
        if every - (areas if name == "area_id" else units):
            entry.refuse(name, _("Valitse jokin vaihtoehdoista."))


async def choices(session: Session, seen: NetworkSeen) -> dict[str, Any]:
    """What a role can be about."""
    places = await queries.units_of(session, seen.network.id)
    return {
        "units": [(one.unit_id, f"{one.region}: {one.unit}") for one in places],
        "areas": sorted({(one.area_id, one.area) for one in places}, key=lambda one: one[1]),
        "roles": [(role.value, _(wording.ROLES[role])) for role in Role if role in BY_HAND],
    }


async def _page(session: Session, seen: NetworkSeen, entry: Entry[PersonForm], status: int = 200) -> Template:
    about = await choices(session, seen)
    return page("people/new.html", network=seen.network, standing=seen.standing, entry=entry, status=status, **about)
