"""Doors to the leader's view: the run of the workshop, who is in, the door."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template
from markupsafe import Markup

from agentnet import live
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import actions, joining, programme, queries
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.forms import DoorForm, RemoveForm, StartForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.pages.show import ask_for_feedback
from agentnet.workshops.queries import Seen as SeenWorkshop


class CockpitPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get("/cockpit", policy=Policy.COORDINATOR)
    async def cockpit(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        workshop = seen.workshop
        agenda = await queries.agenda(session, workshop.id)
        on = next((activity for activity in agenda if activity.state is ActivityState.ON), None)
        following = next((activity for activity in agenda if activity.state is ActivityState.COMING), None)
        present = await queries.present(session, workshop.id)
        return page(
            "workshops/cockpit.html",
            network=seen.network,
            seen=seen,
            workshop=workshop,
            agenda=agenda,
            on=on,
            following=following,
            board=await programme.board_of(session, on),
            present=present,
            regions=len({p.region for p in present if p.region}),
            fields={p.field for p in present if p.field},
            code=joining.shown(joining.code(workshop)),
            address=joining.address(workshop),
            qr=Markup(joining.picture(workshop).decode()),
        )

    @post("/activity", policy=Policy.COORDINATOR)
    async def start(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, StartForm)
        if not entry.ok:
            raise Missing
        activity = await programme.start(session, seen.workshop, entry.value.activity_id)
        if activity.kind is ActivityKind.FEEDBACK:
            await ask_for_feedback(session, seen)
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/cockpit")

    @post("/door", policy=Policy.COORDINATOR)
    async def door(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, DoorForm)
        act = entry.value.act if entry.ok else ""
        if act == "renew":
            actions.renew_door(session, seen.workshop, by=somebody)
        elif act in ("lock", "unlock"):
            actions.lock_door(seen.workshop, locked=act == "lock")
        else:
            raise Refused(N_("Tuntematon toiminto. Päivitä sivu."))
        await session.commit()
        said = {"renew": N_("Liittymiskoodi on uusittu."), "lock": N_("Ovi on lukossa."), "unlock": N_("Ovi on auki.")}
        return go(f"/workshops/{seen.workshop.id}/cockpit", said[act])

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
        return go(f"/workshops/{seen.workshop.id}/cockpit", N_("{name} on poistettu työpajasta."), name=who.name)
