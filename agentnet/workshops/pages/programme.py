"""Doors to a workshop's programme: what is in it, in which order."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused, _
from agentnet.workshops import programme, queries
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.forms import ActivityForm, OrderForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop

KINDS = {
    ActivityKind.TALK: N_("Puheenvuoro"),
    ActivityKind.BOARD: N_("Ideataulu"),
    ActivityKind.GROUPS: N_("Pienryhmät"),
    ActivityKind.BREAK: N_("Tauko"),
    ActivityKind.FEEDBACK: N_("Palaute"),
}


class ProgrammePages(Controller):
    path = "/workshops/{workshop_id:uuid}/programme"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def programme(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        return await self._page(session, seen, Entry.blank(ActivityForm, minutes=15, votes=3))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        require_lead(seen)
        entry = await Entry.read(request, ActivityForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        form = entry.value
        await programme.add(
            session,
            seen.workshop,
            kind=form.kind,
            title=form.title,
            instruction=form.instruction,
            minutes=form.minutes,
            sections=form.section_names,
            votes=form.votes,
        )
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/programme", N_("Ohjelmakohta on lisätty."))

    @post("/order", policy=Policy.COORDINATOR)
    async def order(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, OrderForm)
        if not entry.ok or entry.value.way not in ("up", "down", "remove"):
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        if entry.value.way == "remove":
            await programme.remove(session, seen.workshop, entry.value.activity_id)
        else:
            await programme.move(session, seen.workshop, entry.value.activity_id, up=entry.value.way == "up")
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/programme")

    async def _page(
        self, session: Session, seen: SeenWorkshop, entry: Entry[ActivityForm], status: int = 200
    ) -> Template:
        require_lead(seen)
        return page(
            "workshops/programme.html",
            network=seen.network,
            workshop=seen.workshop,
            agenda=programme.timetable(seen.workshop, await queries.agenda(session, seen.workshop.id)),
            kinds=[(kind.value, _(words)) for kind, words in KINDS.items()],
            entry=entry,
            status=status,
        )
