"""Doors to the points of a programme: a new one of some kind, and a page for each."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, _
from agentnet.workshops import news, programme, queries
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import PLANS
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.forms import ActivityForm, ChangeForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.polls.flow import KINDS as POLLS
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.queries import Seen as SeenWorkshop

NAMES = {
    ActivityKind.POLL: N_("Pikakysely"),
    ActivityKind.PROMISE: N_("Mitä kokeilen seuraavaksi?"),
    ActivityKind.BREAK: N_("Tauko"),
    ActivityKind.FEEDBACK: N_("Palaute"),
}
"""What a new point is called until somebody says otherwise."""
OFFERS = {
    Offer.CHOOSE: N_("Kirjoittaja valitsee nimen, peitenimen tai nimettömän"),
    Offer.CODE_NAME: N_("Oma nimi tai peitenimi"),
    Offer.NAME: N_("Oma nimi"),
    Offer.ANONYMOUS: N_("Kaikki nimettömästi"),
}


class NewPointPages(Controller):
    path = "/workshops/{workshop_id:uuid}/programme/new"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def new(
        self,
        seen: Seen[SeenWorkshop],
        kind: FromQuery[ActivityKind | None] = None,
        after: FromQuery[UUID | None] = None,
    ) -> Template:
        """First the kind, then what that kind needs."""
        require_lead(seen)
        if kind is None:
            context: dict[str, Any] = {"kinds": programme.KINDS, "after": after}
            return page("workshops/programme_kinds.html", network=seen.network, workshop=seen.workshop, **context)
        title = _(NAMES[kind]) if kind in NAMES else None
        minutes = 5 if kind is ActivityKind.POLL else 30 if kind in (ActivityKind.BOARD, ActivityKind.GROUPS) else 15
        return new_form(seen, Entry.blank(ActivityForm, kind=kind, title=title, minutes=minutes, after=after), kind)


class PointPages(Controller):
    path = "/workshops/{workshop_id:uuid}/programme/{activity_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def point(self, session: Session, seen: Seen[SeenWorkshop], activity_id: FromPath[UUID]) -> Template:
        require_lead(seen)
        activity = await programme.activity_of(session, seen.workshop, activity_id)
        values = {name: getattr(activity, name) for name in ("title", "instruction", "minutes", "version")}
        return await self._page(session, seen, activity_id, Entry.blank(ChangeForm, **values))

    @post(policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop], activity_id: FromPath[UUID]
    ) -> Template | Redirect:
        require_lead(seen)
        activity = await programme.activity_of(session, seen.workshop, activity_id)
        entry = await Entry.read(request, ChangeForm)
        if entry.ok and entry.value.version != activity.version:
            entry.refuse("", _("Joku muu muutti kohtaa samaan aikaan. Tarkista tiedot ja tallenna uudelleen."))
            entry.typed["version"] = [str(activity.version)]
        if not entry.ok:
            return await self._page(session, seen, activity_id, entry, 422)
        words = entry.value.model_dump(include={"title", "instruction", "minutes"})
        await programme.change(session, seen.workshop, activity_id, **words)
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(f"/workshops/{seen.workshop.id}/programme", N_("Ohjelmakohta on tallennettu."))

    async def _page(
        self, session: Session, seen: SeenWorkshop, activity_id: UUID, entry: Entry[ChangeForm], status: int = 200
    ) -> Template:
        activity = await programme.activity_of(session, seen.workshop, activity_id)
        context: dict[str, Any] = {
            "activity": activity,
            "board": await programme.board_of(session, activity),
            "poll": await poll_of(session, activity.id),
            "agenda": await queries.agenda(session, seen.workshop.id),
            "kinds": programme.KINDS,
            "entry": entry,
        }
        template = "workshops/programme_point.html"
        return page(template, network=seen.network, workshop=seen.workshop, status=status, **context)


def new_form(seen: SeenWorkshop, entry: Entry[ActivityForm], kind: ActivityKind, status: int = 200) -> Template:
    context: dict[str, Any] = {
        "kind": kind,
        "kinds": programme.KINDS,
        "layouts": PLANS,
        "offers": OFFERS,
        "polls": POLLS,
    }
    template = "workshops/programme_new.html"
    return page(template, network=seen.network, workshop=seen.workshop, entry=entry, status=status, **context)
