"""Leaving with a successor: an agent for themselves, or a coordinator for them."""

from datetime import date
from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.actions import AlreadyNominated
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Nomination, Person
from agentnet.network.queries import people_with
from agentnet.notify.posting import write
from agentnet.people import actions
from agentnet.people.actions.succession import Heir
from agentnet.people.pages import jobs
from agentnet.people.pages.doors import NetworkSeen, network_in_sight, person_in_sight
from agentnet.people.queries import PersonSeen
from agentnet.web import Email, Entry, Form, Line, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, NotAllowed, Refused, _


class LeaveForm(Form):
    last_day: date | None = None
    name: Line = ""
    email: Email | None = None
    why: Text = ""


class LeavingPages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}/leave"
    dependencies = {"seen": Provide(network_in_sight), "one": Provide(person_in_sight)}

    @get(policy=Policy.MEMBER)
    async def form(self, seen: Seen[NetworkSeen], one: Seen[PersonSeen], somebody: Somebody) -> Template:
        _rank(seen, one, somebody)
        return _page(seen, one, somebody, Entry.blank(LeaveForm))

    @post(policy=Policy.MEMBER)
    async def leave(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template | Redirect:
        rank = _rank(seen, one, somebody)
        entry = await Entry.read(request, LeaveForm)
        if entry.ok and bool(entry.value.name) != bool(entry.value.email):
            entry.refuse("email" if entry.value.name else "name", _("Kirjoita sekä nimi että sähköpostiosoite."))
        if not entry.ok:
            return _page(seen, one, somebody, entry, status=422)
        form = entry.value
        heir = Heir(form.name, form.email, form.why) if form.name and form.email else None
        try:
            made = await actions.leave(session, rank, one.person, last_day=form.last_day, heir=heir, by=somebody)
        except AlreadyNominated:
            made = None
            entry.refuse("email", _("Hänet on jo nimetty, tai hän on jo verkoston agentti."))
        except Refused as refused:
            made = None
            entry.refuse("last_day", str(refused))
        if entry.errors:
            return _page(seen, one, somebody, entry, status=422)
        await jobs.plan(session, rank)
        if made is not None:
            await _tell(session, seen, made, somebody)
        await session.commit()
        said = N_("Tallennettu. Avoimet tehtävät siirtyvät, kun seuraaja on hyväksynyt.")
        return go(f"/networks/{seen.network.id}", said if made else N_("Viimeinen päivä on tallennettu. Kiitos!"))


async def _tell(session: Session, seen: NetworkSeen, made: Nomination, by: Person) -> None:
    readers = [one for one in await people_with(session, seen.network.id, Role.COORDINATOR) if one.id != by.id]
    said = {"name": made.name, "nominator": by.name, "path": f"/nominations/{made.id}"}
    write(session, readers, "nomination-made", made.id, seen.network, said)


def _rank(seen: NetworkSeen, one: PersonSeen, somebody: Person) -> Membership:
    """The agent's place that is left: one's own, or anybody's for a coordinator.

    Raises:
        NotAllowed: another's, or there is none.
    """
    ranks = [rank.membership for rank in one.ranks if rank.membership.role is Role.AGENT and not rank.has_ended]
    if (one.person.id != somebody.id and not seen.standing.may("lead")) or not ranks:
        raise NotAllowed(N_("Vain agentti itse tai koordinaattori voi tehdä tämän."))
    return ranks[0]


def _page(seen: NetworkSeen, one: PersonSeen, somebody: Person, entry: Entry[LeaveForm], status: int = 200) -> Template:
    mine = one.person.id == somebody.id
    return page("people/leave.html", network=seen.network, one=one, mine=mine, entry=entry, status=status)
