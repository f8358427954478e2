"""One person as their coordinator keeps them: unit, roles, what waits for a supervisor, the code on paper."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.live import hub
from agentnet.network import wording
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.notify import troubles
from agentnet.notify.posting import Said, write
from agentnet.people import actions, queries
from agentnet.people.pages.adding import choices, judge_place
from agentnet.people.pages.doors import NetworkSeen, network_in_sight, person_in_sight
from agentnet.people.queries import PersonSeen
from agentnet.web import Chosen, Entry, Form, Phone, Policy, Seen, Session, Somebody, go, page, phones
from agentnet.words import N_, Refused


class RoleForm(Form):
    role: Role
    area_id: UUID | None = None
    units: Chosen[UUID] = []


class UnitForm(Form):
    unit_id: UUID


class PhoneForm(Form):
    phone: Phone = ""


class RolePages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight), "one": Provide(person_in_sight)}

    @get("/roles", policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[NetworkSeen], one: Seen[PersonSeen]) -> Template:
        seen.standing.require("lead")
        return await person_page(session, seen, one)

    @post("/roles", policy=Policy.COORDINATOR)
    async def give(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template | Redirect:
        """A role, or what it is about. Open sockets of theirs close, and come back with what they may now."""
        seen.standing.require("lead")
        entry = await Entry.read(request, RoleForm)
        if entry.ok:
            await judge_place(session, seen, entry, "area_id", "units")
        if not entry.ok:
            return await person_page(session, seen, one, role=entry, status=422)
        form = entry.value
        try:
            membership = await actions.give_role(
                session, seen.network.id, one.person, form.role, area_id=form.area_id, units=form.units, by=somebody.id
            )
        except Refused as refused:
            entry.refuse("role", str(refused))
            return await person_page(session, seen, one, role=entry, status=422)
        if form.role not in one.roles:
            said: dict[str, Said] = {"role": (wording.ROLES[form.role],), "path": f"/networks/{seen.network.id}"}
            slot = str(membership.starts_on)
            write(session, [one.person], "role-given", membership.id, seen.network, said, slot=slot)
        await session.commit()
        return changed(seen, one.person, N_("Rooli on tallennettu."))

    @post("/unit", policy=Policy.COORDINATOR)
    async def unit(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, UnitForm)
        if entry.ok:
            await judge_place(session, seen, entry, "unit_id")
        if not entry.ok:
            return await person_page(session, seen, one, unit=entry, status=422)
        await actions.change_unit(session, seen.network.id, one.person, entry.value.unit_id, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Yksikkö on vaihdettu."))


def changed(seen: NetworkSeen, person: Person, said: str) -> Redirect:
    """After the commit: what was open with other rights closes."""
    hub.cut(f"person:{person.id}")
    return go(f"/networks/{seen.network.id}/people/{person.id}/roles", said)


async def supervisors(session: Session, seen: NetworkSeen, *, but: Person) -> list[Person]:
    found = await people_with(session, seen.network.id, Role.SUPERVISOR, Role.MANAGER)
    return [other for other in found if other.id != but.id]


async def person_page(
    session: Session,
    seen: NetworkSeen,
    one: PersonSeen,
    *,
    role: Entry[RoleForm] | None = None,
    unit: Entry[UnitForm] | None = None,
    phone: Entry[PhoneForm] | None = None,
    term: Entry[Any] | None = None,
    status: int = 200,
) -> Template:
    leads = {Role.SUPERVISOR, Role.MANAGER} & {rank.membership.role for rank in one.ranks}
    successor = await queries.unit_successor(session, one.place)
    wished = successor.id if successor else one.person.unit_id
    return page(
        "people/person.html",
        network=seen.network,
        standing=seen.standing,
        one=one,
        words=wording,
        role_entry=role or Entry.blank(RoleForm),
        unit_entry=unit or Entry.blank(UnitForm, unit_id=wished),
        phone_entry=phone or Entry.blank(PhoneForm, phone=phones.phone(one.person.phone)),
        term_entry=term,
        supervisors=await supervisors(session, seen, but=one.person) if leads else [],
        on_paper=await queries.may_have_paper(session, one.person),
        bounced=bool(one.person.email and await troubles.broken(session, [one.person.email])),
        status=status,
        **await choices(session, seen),
    )
