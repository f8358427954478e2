"""Doors to the list of a workshop's people: who comes, who has not answered, who was there; on paper and as a table."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet import live
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.nexts import safe_path
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import actions, news
from agentnet.workshops.flow import Attendance
from agentnet.workshops.forms import AnswerForForm, DecideForm, RemoveForm, TickForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.people.actions import tick
from agentnet.workshops.people.flow import NAMES, Which
from agentnet.workshops.people.queries import Attendee, attendees, counts, listed, outsiders, removed
from agentnet.workshops.people.sheet import csv_bytes
from agentnet.workshops.picking import actions as picking
from agentnet.workshops.picking.queries import waiting
from agentnet.workshops.queries import Seen as SeenWorkshop

OLD = N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen.")
ANSWERS: Final = {
    Attendance.ON_SITE: N_("Tulee paikalle"),
    Attendance.REMOTE: N_("Tulee etänä"),
    Attendance.CANNOT: N_("Ei pääse"),
}


class PeoplePages(Controller):
    path = "/workshops/{workshop_id:uuid}/people"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def people(
        self,
        session: Session,
        seen: Seen[SeenWorkshop],
        show: FromQuery[Which] = Which.ALL,
        q: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        require_lead(seen)
        everybody = await attendees(session, seen.workshop)
        context: dict[str, Any] = {"counts": counts(everybody), "names": NAMES, "answers": ANSWERS, "which": Which}
        return page(
            "workshops/people.html",
            network=seen.network,
            workshop=seen.workshop,
            shown=(here := listed(_shown(everybody, show, q), number)),
            number=here.number if number else 0,
            show=show,
            search=q,
            outsiders=await outsiders(session, seen.workshop.id),
            removed=await removed(session, seen.workshop.id),
            waiting=await waiting(session, seen.workshop.id),
            **context,
        )

    @get("/list.csv", policy=Policy.COORDINATOR)
    async def table(
        self, session: Session, seen: Seen[SeenWorkshop], show: FromQuery[Which] = Which.ALL, q: FromQuery[str] = ""
    ) -> Response[bytes]:
        require_lead(seen)
        found = _shown(await attendees(session, seen.workshop), show, q)
        body = csv_bytes(found, await outsiders(session, seen.workshop.id))
        headers = {"Content-Disposition": f'attachment; filename="osallistujat-{seen.workshop.number}.csv"'}
        return Response(body, media_type="text/csv; charset=utf-8", headers=headers)

    @get("/waiting", policy=Policy.COORDINATOR)
    async def who_waits(self, session: Session, seen: Seen[SeenWorkshop], to: FromQuery[str] = "") -> Template:
        """For the leader's view and the remote control: those who picked a name that is in use."""
        require_lead(seen)
        found, home = await waiting(session, seen.workshop.id), safe_path(to, f"/workshops/{seen.workshop.id}/cockpit")
        return page("workshops/_people_waiting.html", workshop=seen.workshop, waiting=found, to=home)

    @post("/answer", policy=Policy.COORDINATOR)
    async def answer(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, AnswerForForm)
        if not entry.ok:
            raise Refused(OLD)
        person, said = entry.value.person_id, entry.value.attendance
        await actions.register_for(session, seen.workshop, person, said, by=somebody)
        await session.commit()
        return go(_row(request, seen, person), N_("Vastaus on kirjattu, ja asianomainen saa siitä viestin."))

    @post("/tick", policy=Policy.COORDINATOR)
    async def tick(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, TickForm)
        if not entry.ok:
            raise Refused(OLD)
        present = entry.value.present == "yes"
        one = await tick(session, seen.workshop, entry.value.person_id, present=present, by=somebody)
        await session.commit()
        said = N_("{name} on merkitty läsnä olleeksi.") if present else N_("Merkintä on poistettu: {name}.")
        return go(_row(request, seen, one.person.id), said, name=one.person.name)

    @post("/return", policy=Policy.COORDINATOR)
    async def let_back(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, RemoveForm)
        if not entry.ok:
            raise Missing
        who = await actions.let_back(session, seen.workshop, entry.value.participant_id, by=somebody)
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(_home(seen), N_("{name} pääsee taas sisään."), name=who.name)

    @post("/same", policy=Policy.COORDINATOR)
    async def same(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        """The leader knows whether it is the same person at the door."""
        require_lead(seen)
        entry = await Entry.read(request, DecideForm)
        if not entry.ok:
            raise Refused(OLD)
        same = entry.value.same == "yes"
        out = await picking.decide(session, seen.workshop, entry.value.pick_id, same=same, by=somebody)
        await session.commit()
        if out is not None:
            live.hub.cut(f"guest:{out}")
        await news.tell(seen.workshop.id)
        to = safe_path(entry.value.to, _home(seen))
        return go(to, N_("Pääsi sisään.") if same else N_("Laitetta ei päästetty sisään."))


def _shown(everybody: list[Attendee], show: Which, search: str) -> list[Attendee]:
    return [one for one in everybody if one.fits(show) and one.matches(search)]


def _row(request: Request[Any, Any, Any], seen: SeenWorkshop, person: UUID) -> str:
    return f"{_home(seen)}?{request.url.query}#p-{person}"


def _home(seen: SeenWorkshop) -> str:
    return f"/workshops/{seen.workshop.id}/people"
