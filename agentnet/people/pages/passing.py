"""What waits for a supervisor goes to another; a number to call; an address that letters came back from."""

from uuid import UUID

from litestar import Controller, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.actions import requests as asking
from agentnet.notify import troubles
from agentnet.notify.posting import write
from agentnet.people import actions
from agentnet.people.pages.doors import Asked, Desk, desk
from agentnet.people.pages.roles import PhoneForm, changed, person_page, supervisors
from agentnet.web import Entry, Form, Policy, Seen
from agentnet.words import N_, _

OWN = N_("Hän on antanut numeronsa toisessa verkostossa. Hän voi sallia sen näkymisen täällä sivullaan Omat tiedot.")


class PassForm(Form):
    supervisor_id: UUID


class PassingPages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}"
    dependencies = {"at": Provide(desk)}

    @post("/pass", policy=Policy.COORDINATOR)
    async def pass_on(self, request: Asked, at: Seen[Desk]) -> Template | Redirect:
        """Pending nominations and open requests go to another supervisor, who hears of it."""
        entry = await Entry.read(request, PassForm)
        led = {other.id: other for other in await supervisors(at)}
        heir = led.get(entry.value.supervisor_id) if entry.ok else None
        if heir is None:
            return await person_page(at, term=entry, status=422)
        many = await asking.pass_on(at.session, at.network_id, at.one.person.id, heir.id, by=at.by.id)
        if many:
            path = f"/networks/{at.network_id}/nominations"
            said = {"was": at.one.person.name, "many": str(many), "path": path}
            write(at.session, [heir], "nominations-passed", at.one.person.id, at.seen.network, said)
        await at.session.commit()
        said_then = N_("Nimeämiset siirrettiin.") if many else N_("Siirrettäviä nimeämisiä ei ollut.")
        return changed(at, said_then)

    @post("/phone", policy=Policy.COORDINATOR)
    async def phone(self, request: Asked, at: Seen[Desk]) -> Template | Redirect:
        """The number that is called when letters have not helped."""
        entry = await Entry.read(request, PhoneForm)
        if not entry.ok:
            return await person_page(at, phone=entry, status=422)
        if at.one.is_number_hidden:
            entry.refuse("phone", _(OWN))
            return await person_page(at, phone=entry, status=422)
        await actions.change_phone(at.session, at.network_id, at.one.person, entry.value.phone, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Puhelinnumero on tallennettu."))

    @post("/address", policy=Policy.COORDINATOR)
    async def address_works(self, at: Seen[Desk]) -> Redirect:
        """Letters came back; somebody has asked, and the address is right."""
        await troubles.clear(at.session, at.one.person.email or "")
        await at.session.commit()
        return changed(at, N_("Osoitteeseen lähetetään taas kirjeitä."))
