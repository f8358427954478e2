"""What waits for a supervisor goes to another; a number to call; an address that letters came back from."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.actions import requests as asking
from agentnet.notify import troubles
from agentnet.notify.posting import write
from agentnet.people import actions
from agentnet.people.pages.doors import NetworkSeen, network_in_sight, person_in_sight
from agentnet.people.pages.roles import PhoneForm, changed, person_page, supervisors
from agentnet.people.queries import PersonSeen
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody
from agentnet.words import N_


class PassForm(Form):
    supervisor_id: UUID


class PassingPages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}"
    dependencies = {"seen": Provide(network_in_sight), "one": Provide(person_in_sight)}

    @post("/pass", policy=Policy.COORDINATOR)
    async def pass_on(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template | Redirect:
        """Pending nominations and open requests go to another supervisor, who hears of it."""
        seen.standing.require("lead")
        entry = await Entry.read(request, PassForm)
        led = {other.id: other for other in await supervisors(session, seen, but=one.person)}
        heir = led.get(entry.value.supervisor_id) if entry.ok else None
        if heir is None:
            return await person_page(session, seen, one, term=entry, status=422)
        many = await asking.pass_on(session, seen.network.id, one.person.id, heir.id, by=somebody.id)
        if many:
            path = f"/networks/{seen.network.id}/nominations"
            said = {"was": one.person.name, "many": str(many), "path": path}
            write(session, [heir], "nominations-passed", one.person.id, seen.network, said)
        await session.commit()
        said_then = N_("Nimeämiset siirrettiin.") if many else N_("Siirrettäviä nimeämisiä ei ollut.")
        return changed(seen, one.person, said_then)

    @post("/phone", policy=Policy.COORDINATOR)
    async def phone(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template | Redirect:
        """The number that is called when letters have not helped."""
        seen.standing.require("lead")
        entry = await Entry.read(request, PhoneForm)
        if not entry.ok:
            return await person_page(session, seen, one, phone=entry, status=422)
        await actions.change_phone(session, seen.network.id, one.person, entry.value.phone, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Puhelinnumero on tallennettu."))

    @post("/address", policy=Policy.COORDINATOR)
    async def address_works(self, session: Session, seen: Seen[NetworkSeen], one: Seen[PersonSeen]) -> Redirect:
        """Letters came back; somebody has asked, and the address is right."""
        seen.standing.require("lead")
        await troubles.clear(session, one.person.email or "")
        await session.commit()
        return changed(seen, one.person, N_("Osoitteeseen lähetetään taas kirjeitä."))
