"""What the groups' boards are like: decided before anybody has used one."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused, _
from agentnet.workshops.boards import settings
from agentnet.workshops.boards.layouts import PLANS
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.forms import PlanForm
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.pages.doors import Grouped, grouped_in_sight, tell
from agentnet.workshops.groups.pages.show import about
from agentnet.workshops.groups.queries import work_of

RULES = ("layout", "offers", "votes_each", "several", "moderated", "comments", "reactions", "pictures", "version")


class PlanGroupBoards(Controller):
    path = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}/boards"
    dependencies = {"place": Provide(grouped_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def boards(self, session: Session, place: Seen[Grouped]) -> Template:
        work = await work_of(session, place.activity.id) or GroupWork(activity_id=place.activity.id)
        rules = {name: getattr(work, name) for name in RULES}
        entry = Entry.blank(PlanForm, names="\n".join(work.names), rows="\n".join(work.rows), **rules)
        return _form(place, entry)

    @post(policy=Policy.COORDINATOR)
    async def plan(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[Grouped]
    ) -> Template | Redirect:
        place.require_lead()
        entry = await Entry.read(request, PlanForm)
        work = await work_of(session, place.activity.id)
        if entry.ok and work is not None and entry.value.version != work.version:
            entry.refuse("", _("Joku muu muutti asetuksia samaan aikaan. Tarkista ne ja tallenna uudelleen."))
            entry.typed["version"] = [str(work.version)]
        if not entry.ok:
            return _form(place, entry, status=422)
        try:
            await actions.plan_boards(session, place.workshop, place.activity, **entry.value.plan)
        except Refused as refused:
            entry.refuse("", str(refused))
            return _form(place, entry, status=409)
        await session.commit()
        await tell(place.workshop.id)
        return go(place.path, N_("Ryhmien taulut ovat nyt tällaisia."))


def _form(place: Grouped, entry: Entry[PlanForm], status: int = 200) -> Template:
    place.require_lead()
    return page(
        "groups/boards.html",
        status=status,
        entry=entry,
        layouts=[(layout.value, _(plan.title), _(plan.hint)) for layout, plan in PLANS.items()],
        offers=[(offer.value, _(name), _(hint)) for offer, (name, hint) in settings.OFFERS.items()],
        **about(place),
    )
