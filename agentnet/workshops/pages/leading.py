"""What only the leader does while a workshop is on: next activity, the board's phase, the door, taking somebody out."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect

from agentnet import db, live
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import actions, news, programme, queries
from agentnet.workshops.boards.actions import enter_phase
from agentnet.workshops.boards.flow import PHASES
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.forms import DoorForm, PhaseForm, RemoveForm, StartForm
from agentnet.workshops.groups.returning import when_left
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop
from agentnet.workshops.steering import TIMED

DOOR = {"renew": N_("Liittymiskoodi on uusittu."), "lock": N_("Ovi on lukossa."), "unlock": N_("Ovi on auki.")}


class LeadPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @post("/door", policy=Policy.COORDINATOR)
    async def door(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, DoorForm)
        act = entry.value.act if entry.ok else ""
        if act not in DOOR:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        if act == "renew":
            actions.renew_door(session, seen.workshop, by=somebody)
        else:
            actions.lock_door(seen.workshop, locked=act == "lock")
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(f"/workshops/{seen.workshop.id}/cockpit", DOOR[act])

    @post("/participants/remove", policy=Policy.COORDINATOR)
    async def remove(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, RemoveForm)
        if not entry.ok:
            raise Missing
        who = await actions.remove(session, seen.workshop, entry.value.participant_id, by=somebody)
        await session.commit()
        live.hub.cut(f"guest:{who.guest_id}" if who.guest_id else f"person:{who.person_id}")
        await news.tell(seen.workshop.id)
        return go(f"/workshops/{seen.workshop.id}/cockpit", N_("{name} on poistettu työpajasta."), name=who.name)


@post("/workshops/{workshop_id:uuid}/activity", policy=Policy.COORDINATOR)
async def start(request: Request[Any, Any, Any], somebody: Somebody, workshop_id: FromPath[UUID]) -> Redirect:
    """To any activity of the programme. What comes of leaving one has a transaction of its own, after this one."""
    entry = await Entry.read(request, StartForm)
    async with db.writing() as session:
        seen = await queries.workshop_seen_by(session, somebody, workshop_id)
        require_lead(seen)
        if not entry.ok:
            raise Missing
        left = await programme.on_now(session, seen.workshop)
        chosen = await programme.activity_of(session, seen.workshop, entry.value.activity_id)
        activity = await programme.start(session, seen.workshop, chosen.id, timed=chosen.kind in TIMED)
        if activity.kind is ActivityKind.FEEDBACK:
            await actions.ask_for_feedback(session, seen.workshop)
        await session.commit()
    if left is not None and left.id != activity.id:
        await when_left(left, somebody)
    await news.tell(workshop_id)
    return go(f"/workshops/{workshop_id}/cockpit")


@post("/workshops/{workshop_id:uuid}/phase", policy=Policy.COORDINATOR)
async def phase(request: Request[Any, Any, Any], somebody: Somebody, workshop_id: FromPath[UUID]) -> Redirect:
    """The board that is on goes to another phase. Its writer writes, so no session of ours is open meanwhile."""
    async with db.reading() as session:
        seen = await queries.workshop_seen_by(session, somebody, workshop_id)
        require_lead(seen)
        board = await programme.board_of(session, await programme.on_now(session, seen.workshop))
    entry = await Entry.read(request, PhaseForm)
    if board is None or not entry.ok:
        raise Refused(N_("Ideataulu ei ole nyt käynnissä. Päivitä sivu."))
    chosen = entry.value.phase
    await enter_phase(board.id, chosen, op_id=entry.value.nonce or uuid4(), by=somebody)
    await news.tell(workshop_id)
    return go(f"/workshops/{workshop_id}/cockpit", PHASES[chosen].name)


HANDLERS = [LeadPages, start, phase]
