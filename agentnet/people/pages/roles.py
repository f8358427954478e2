"""One person as their coordinator keeps them: unit, roles, what waits for a supervisor, the code on paper."""

from typing import Any
from uuid import UUID

from litestar import Controller, get, post
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
from agentnet.people.pages.doors import Asked, Desk, desk
from agentnet.web import Chosen, Entry, Form, Phone, Policy, Seen, attempt, go, page, phones
from agentnet.words import N_


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
    dependencies = {"at": Provide(desk)}

    @get("/roles", policy=Policy.COORDINATOR)
    async def show(self, at: Seen[Desk]) -> Template:
        return await person_page(at)

    @post("/roles", policy=Policy.COORDINATOR)
    async def give(self, request: Asked, at: Seen[Desk]) -> Template | Redirect:
        """A role, or what it is about. Open sockets of theirs close, and come back with what they may now."""
        entry = await Entry.read(request, RoleForm)
        if entry.ok:
            await judge_place(at.session, at.seen, entry, "area_id", "units")
        if not entry.ok:
            return await person_page(at, role=entry, status=422)
        form = entry.value
        about: dict[str, Any] = {"area_id": form.area_id, "units": form.units, "by": at.by.id}
        given = actions.give_role(at.session, at.network_id, at.one.person, form.role, **about)
        if (membership := await attempt(entry, "role", given)) is None:
            return await person_page(at, role=entry, status=422)
        if form.role not in at.one.roles:
            said: dict[str, Said] = {"role": (wording.ROLES[form.role],), "path": f"/networks/{at.network_id}"}
            slot = str(membership.starts_on)
            write(at.session, [at.one.person], "role-given", membership.id, at.seen.network, said, slot=slot)
        await at.session.commit()
        return changed(at, N_("Rooli on tallennettu."))

    @post("/unit", policy=Policy.COORDINATOR)
    async def unit(self, request: Asked, at: Seen[Desk]) -> Template | Redirect:
        entry = await Entry.read(request, UnitForm)
        if entry.ok:
            await judge_place(at.session, at.seen, entry, "unit_id")
        if not entry.ok:
            return await person_page(at, unit=entry, status=422)
        await actions.change_unit(at.session, at.network_id, at.one.person, entry.value.unit_id, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Yksikkö on vaihdettu."))


def changed(at: Desk, said: str) -> Redirect:
    """After the commit: what was open with other rights closes."""
    hub.cut(f"person:{at.one.person.id}")
    return go(f"/networks/{at.network_id}/people/{at.one.person.id}/roles", said)


async def supervisors(at: Desk) -> list[Person]:
    """Those to whom this one's nominations can go."""
    found = await people_with(at.session, at.network_id, Role.SUPERVISOR, Role.MANAGER)
    return [other for other in found if other.id != at.one.person.id]


async def person_page(
    at: Desk,
    *,
    role: Entry[RoleForm] | None = None,
    unit: Entry[UnitForm] | None = None,
    phone: Entry[PhoneForm] | None = None,
    term: Entry[Any] | None = None,
    status: int = 200,
) -> Template:
    session, one = at.session, at.one
    leads = {Role.SUPERVISOR, Role.MANAGER} & {rank.membership.role for rank in one.ranks}
    successor = await queries.unit_successor(session, one.place)
    wished = successor.id if successor else one.person.unit_id
    return page(
        "people/person.html",
        **at.seen._asdict(),
        one=one,
        words=wording,
        role_entry=role or Entry.blank(RoleForm),
        unit_entry=unit or Entry.blank(UnitForm, unit_id=wished),
        phone_entry=phone or Entry.blank(PhoneForm, phone=phones.phone(one.phone)),
        term_entry=term,
        supervisors=await supervisors(at) if leads else [],
        on_paper=await queries.may_have_paper(session, one.person),
        bounced=bool(one.person.email and await troubles.broken(session, [one.person.email])),
        status=status,
        **await choices(session, at.seen),
    )
