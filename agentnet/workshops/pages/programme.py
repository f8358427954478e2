"""Doors to a workshop's programme: what is in it, in which order."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused
from agentnet.workshops import news, programme, queries
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.forms import ActivityForm, OrderForm, SaveForm, judged
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.pages.points import new_form
from agentnet.workshops.queries import Seen as SeenWorkshop

OLD = N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen.")


class ProgrammePages(Controller):
    path = "/workshops/{workshop_id:uuid}/programme"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def programme(
        self,
        session: Session,
        seen: Seen[SeenWorkshop],
        removed: FromQuery[UUID | None] = None,
        moved: FromQuery[UUID | None] = None,
        way: FromQuery[str] = "",
    ) -> Template:
        """`moved` went one `way` just now: whoever moves by keyboard stays at its button."""
        require_lead(seen)
        agenda = await queries.agenda(session, seen.workshop.id)
        gone = await queries.agenda(session, seen.workshop.id, removed=True)
        return page(
            "workshops/programme.html",
            network=seen.network,
            workshop=seen.workshop,
            agenda=programme.timetable(seen.workshop, agenda),
            ends=programme.ends_at(seen.workshop, agenda),
            gone=gone,
            just=next((activity for activity in gone if activity.id == removed), None),
            moved=moved,
            way=way,
            kinds=programme.KINDS,
            entry=Entry.blank(SaveForm, name=seen.workshop.title),
        )

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        require_lead(seen)
        entry = judged(await Entry.read(request, ActivityForm))
        if not entry.ok:
            said = "".join(entry.typed.get("kind", []))
            return new_form(seen, entry, ActivityKind(said) if said in list(ActivityKind) else ActivityKind.TALK, 422)
        await programme.add_point(session, seen.workshop, entry.value.point, after=entry.value.after)
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(f"/workshops/{seen.workshop.id}/programme", N_("Ohjelmakohta on lisätty."))

    @post("/order", policy=Policy.COORDINATOR)
    async def order(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, OrderForm)
        if not entry.ok:
            raise Refused(OLD)
        id, more, home = entry.value.activity_id, "", f"/workshops/{seen.workshop.id}/programme"
        match entry.value.way:
            case "up" | "down" as way:
                await programme.move(session, seen.workshop, id, up=way == "up")
                more = f"?moved={id}&way={way}"
            case "remove":
                more = f"?removed={(await programme.remove(session, seen.workshop, id)).id}"
            case "restore":
                await programme.restore(session, seen.workshop, id)
            case "after" if entry.value.after is not None:
                await programme.move_after(session, seen.workshop, id, after=entry.value.after)
                more = f"?moved={id}"
            case _:
                raise Refused(OLD)
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(home + more)
