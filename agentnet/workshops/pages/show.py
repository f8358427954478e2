"""Doors to one workshop: what, when, where; registering; the calendar entry; going in; feedback."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.surveys.actions import ask
from agentnet.web import Entry, Me, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused
from agentnet.workshops import actions, invitations, programme, queries
from agentnet.workshops.flow import FOLLOWS, Attendance, Stage
from agentnet.workshops.forms import RegisterForm, StageForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop

SAID = {
    Attendance.ON_SITE: N_("Kiitos, paikkasi on varattu. Lisää työpaja vielä kalenteriisi."),
    Attendance.REMOTE: N_("Kiitos, tulet etänä. Lisää työpaja vielä kalenteriisi."),
    Attendance.CANNOT: N_("Kiitos tiedosta. Voit muuttaa ilmoittautumistasi työpajaan saakka."),
}


class WorkshopPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def show(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Template:
        workshop = seen.workshop
        mine = await queries.registration_of(session, workshop.id, me) if isinstance(me, Person) else None
        on = await queries.activity_on(session, workshop.id)
        return page(
            "workshops/show.html",
            network=seen.network if seen.standing else None,
            seen=seen,
            workshop=workshop,
            agenda=await queries.agenda(session, workshop.id),
            on=on,
            mine=mine,
            counts=await queries.registered(session, workshop.id),
            registrations=await queries.registrations(session, workshop.id) if seen.leads else [],
            themes=await queries.theme_titles(session, [workshop.theme_id]),
            next_stages=sorted(FOLLOWS[workshop.stage]) if seen.leads else [],
            history=await queries.history(session, workshop.id) if seen.leads else [],
        )

    @post("/register", policy=Policy.MEMBER)
    async def register(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        entry = await Entry.read(request, RegisterForm)
        if not entry.ok:
            raise Refused(N_("Valitse, tuletko paikan päälle, etänä vai et pääse."))
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
        return Response(invitations.entry(seen.workshop), media_type="text/calendar; charset=utf-8", headers=headers)

    @post("/stage", policy=Policy.COORDINATOR)
    async def stage(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, StageForm)
        if not entry.ok:
            raise Refused(N_("Tuntematon vaihe. Päivitä sivu."))
        change = await actions.enter_stage(session, seen.workshop, entry.value.stage, by=somebody)
        await session.commit()
        if change.now is Stage.LIVE:
            return go(f"/workshops/{seen.workshop.id}/cockpit", N_("Työpaja on käynnissä."))
        return go(f"/workshops/{seen.workshop.id}", N_("Työpajan vaihe on vaihdettu."))

    @post("/enter", policy=Policy.MEMBER)
    async def enter(self, session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]) -> Redirect:
        """A member joins by one press; everyone who is in goes to what is on."""
        await actions.join(session, seen.workshop, somebody)
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/now")

    @get("/now", policy=Policy.PARTICIPANT)
    async def now(self, session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        """Where everybody is: the board that is on, or the workshop's page."""
        board = await programme.board_of(session, await queries.activity_on(session, seen.workshop.id))
        if board is None or not (seen.participant or seen.leads):
            return go(f"/workshops/{seen.workshop.id}")
        return go(f"/boards/{board.id}")

    @get("/feedback", policy=Policy.PARTICIPANT)
    async def feedback(self, seen: Seen[SeenWorkshop]) -> Redirect:
        """To the anonymous feedback form of this workshop."""
        if seen.workshop.feedback_id is None:
            raise Refused(N_("Palaute avataan, kun työpaja alkaa."))
        return go(f"/surveys/{seen.workshop.feedback_id}/answer")


async def ask_for_feedback(session: Session, seen: SeenWorkshop) -> None:
    """Everybody who is in is asked; guests too, without their names."""
    if seen.workshop.feedback_id is None:
        return
    present = await queries.present(session, seen.workshop.id)
    await ask(
        session,
        seen.workshop.feedback_id,
        people=[p.participant.person_id for p in present if p.participant.person_id],
        guests=[p.participant.guest_id for p in present if p.participant.guest_id],
    )
