"""Doors to one workshop: what, when, where; registering; the calendar entry; going in."""

from datetime import datetime
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.accounts import doors
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Me, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops import actions, invitations, joining, news, programme, queries
from agentnet.workshops.flow import FOLLOWS, TAKES_GUESTS, Attendance, Stage
from agentnet.workshops.forms import RegisterForm, StageForm
from agentnet.workshops.models import Activity
from agentnet.workshops.pages.doors import require_lead, require_taking_part, workshop_in_sight
from agentnet.workshops.picking.queries import about_my_name
from agentnet.workshops.queries import Seen as SeenWorkshop
from agentnet.workshops.whereabouts import places_behind, whereabouts

SAID = {
    Attendance.ON_SITE: N_("Kiitos, paikkasi on varattu. Lisää työpaja vielä kalenteriisi."),
    Attendance.REMOTE: N_("Kiitos, tulet etänä. Lisää työpaja vielä kalenteriisi."),
    Attendance.CANNOT: N_("Kiitos tiedosta. Voit muuttaa ilmoittautumistasi työpajaan saakka."),
}

ENTERED = {
    Stage.PLANNED: N_("Työpaja on taas suunnitteilla."),
    Stage.OPEN: N_("Ilmoittautuminen on auki. Kutsut ovat lähdössä."),
    Stage.CLOSED: N_("Työpaja on päättynyt. Koonti odottaa viimeistelyäsi."),
    Stage.CANCELLED: N_("Työpaja on peruttu."),
}


class WorkshopPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def show(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Template:
        workshop = seen.workshop
        mine = await queries.registration_of(session, workshop.id, me) if isinstance(me, Person) else None
        there = await whereabouts(session, seen)
        leads: dict[str, Any] = {}
        if seen.leads:
            leads = {
                "registrations": await queries.registrations(session, workshop.id),
                "counts": await queries.registered(session, workshop.id),
                "next_stages": sorted(FOLLOWS[workshop.stage]),
                "history": await queries.history(session, workshop.id),
                "address": joining.address(workshop),
            }
        until = queries.late_until(workshop) if isinstance(me, Person) else None
        taken, waits = await about_my_name(session, workshop, me) if me else (None, [])
        return page(
            "workshops/show.html",
            until=until,
            past=queries.is_over(workshop),
            free=await queries.free_places(session, workshop),
            boards=await queries.boards_to_write_on(session, workshop.id) if until else [],
            taken=taken,
            waits=waits,
            network=seen.network if seen.standing else None,
            agenda=await _agenda(session, seen),
            looks=await places_behind(session, seen),
            mine=mine,
            guest=isinstance(me, Guest),
            seen=seen,
            workshop=workshop,
            there=there,
            on=there.on,
            **leads,
        )

    @post("/register", policy=Policy.MEMBER)
    async def register(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_taking_part(seen)
        entry = await Entry.read(request, RegisterForm)
        if not entry.ok:
            raise Refused(N_("Valitse, tuletko paikalle, etänä vai et pääse."))
        mine = await actions.register(session, seen.workshop, entry.value.attendance, by=somebody)
        await session.commit()
        if mine.waiting:
            return go(
                f"/workshops/{seen.workshop.id}", N_("Paikat ovat täynnä. Olet jonossa ja saat paikan, kun joku peruu.")
            )
        return go(f"/workshops/{seen.workshop.id}", SAID[mine.attendance])

    @get("/calendar.ics", policy=Policy.MEMBER)
    async def calendar(self, seen: Seen[SeenWorkshop]) -> Response[bytes]:
        headers = {"Content-Disposition": f'attachment; filename="tyopaja-{seen.workshop.number}.ics"'}
        made = invitations.entry(seen.workshop, "CANCEL" if seen.workshop.stage is Stage.CANCELLED else "PUBLISH")
        return Response(made, media_type="text/calendar; charset=utf-8", headers=headers)

    @post("/stage", policy=Policy.COORDINATOR)
    async def stage(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, StageForm)
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        change = await actions.enter_stage(session, seen.workshop, entry.value.stage, by=somebody)
        guests = [] if change.now in TAKES_GUESTS else await queries.guests_in(session, seen.workshop.id)
        await session.commit()
        await news.tell(seen.workshop.id)
        for guest in guests:
            doors.hang_up(guest)
        if change.now is Stage.LIVE:
            return go(f"/workshops/{seen.workshop.id}/cockpit", N_("Työpaja on käynnissä."))
        return go(f"/workshops/{seen.workshop.id}", ENTERED[change.now])

    @post("/enter", policy=Policy.MEMBER)
    async def enter(self, session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]) -> Redirect:
        """A member joins by one press; everyone who is in goes to what is on."""
        require_taking_part(seen)
        late = queries.late_until(seen.workshop) is not None
        await actions.join(session, seen.workshop, somebody)
        boards = await queries.boards_to_write_on(session, seen.workshop.id) if late else []
        await session.commit()
        return go(f"/boards/{boards[0].id}" if len(boards) == 1 else f"/workshops/{seen.workshop.id}/now")

    @post("/leave", policy=Policy.PARTICIPANT)
    async def leave(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Redirect:
        """A guest gives the device to somebody else, who joins under a name of their own."""
        if not isinstance(me, Guest):
            raise NotAllowed
        await doors.leave(session)
        await session.commit()
        doors.hang_up(me)
        return go(f"/join/{joining.token(seen.workshop)}")


async def _agenda(session: Session, seen: SeenWorkshop) -> list[tuple[Activity, datetime]]:
    return programme.timetable(seen.workshop, await queries.agenda(session, seen.workshop.id))
