"""Doors for planning: the list of workshops, a new one, its details, its programme."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.network.queries import current_themes
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import day
from agentnet.words import N_, Missing, _
from agentnet.workshops import actions, news, queries
from agentnet.workshops.flow import Stage
from agentnet.workshops.forms import WorkshopForm, again, filled, judge
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.pages.networks import SeenNetwork, network_in_sight
from agentnet.workshops.patterns.actions import plant
from agentnet.workshops.patterns.library import LIBRARY
from agentnet.workshops.patterns.queries import copied, next_month, own_patterns, points_in, to_copy
from agentnet.workshops.programme import Point
from agentnet.workshops.queries import Seen as SeenWorkshop

FACTS = {"title", "purpose", "place", "remote_url", "places", "theme_id", "remind_days", "late_days"}
SHOWN = 20
"""So many past workshops are on a page of the list."""
NO_PROGRAMME = N_("Työpaja on suunniteltu. Lisää vielä ohjelma.")


class Workshops(Controller):
    path = "/networks/{network_id:uuid}/workshops"
    dependencies = {"place": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def workshops(
        self, session: Session, somebody: Somebody, place: Seen[SeenNetwork], number: FromQuery[int] = 1
    ) -> Template:
        network, standing = place
        found = await queries.workshops_of(session, standing)
        coming = [w for w in found if not queries.is_over(w)]
        past = [w for w in reversed(found) if queries.is_over(w)]
        mine = {w.id: await queries.registration_of(session, w.id, somebody) for w in coming}
        themes = await queries.theme_titles(session, [w.theme_id for w in found])
        last = max(1, -(-len(past) // SHOWN))
        number = min(max(number, 1), last)
        shown = past[(number - 1) * SHOWN : number * SHOWN]
        context: dict[str, Any] = {"coming": coming, "past": shown, "mine": mine, "themes": themes}
        context |= {"number": number, "last": last}
        latest = next((w for w in past if w.stage is not Stage.CANCELLED), None)
        return page("workshops/list.html", network=network, standing=standing, latest=latest, **context)

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, session: Session, place: Seen[SeenNetwork], begin: FromQuery[str] = "") -> Template:
        """Empty; or as an earlier workshop, a month later and without its people."""
        entry = Entry.blank(WorkshopForm, starts="12:30", ends="15:30", remind_days=3, late_days=5, begin=begin)
        if (workshop := await to_copy(session, place[0].id, begin)) is not None:
            entry = again(workshop, next_month(workshop.starts_at))
        return await self._form(session, place, entry)

    @post(policy=Policy.COORDINATOR)
    async def plan(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[SeenNetwork]
    ) -> Template | Redirect:
        network, standing = place
        standing.require("lead")
        themes = {theme.id for theme in await current_themes(session, network.id)}
        entry = judge(await Entry.read(request, WorkshopForm), themes)
        points: list[Point] = []
        try:
            points = await points_in(session, network.id, entry.value.begin) if entry.ok and entry.value.begin else []
        except Missing:
            entry.refuse("begin", _("Tätä pohjaa ei enää ole. Valitse toinen."))
        if not entry.ok:
            return await self._form(session, place, entry, status=422)
        form = entry.value
        values = form.model_dump(include=FACTS)
        workshop = await actions.plan(session, network.id, starts_at=form.starts_at, ends_at=form.ends_at, **values)
        await plant(session, workshop, points)
        await session.commit()
        said = N_("Työpaja on suunniteltu. Tarkista vielä ohjelma.")
        return go(f"/workshops/{workshop.id}/programme", said if points else NO_PROGRAMME)

    async def _form(
        self, session: Session, place: SeenNetwork, entry: Entry[WorkshopForm], status: int = 200
    ) -> Template:
        network, standing = place
        standing.require("lead")
        themes = [(theme.id, theme.title) for theme in await current_themes(session, network.id)]
        context: dict[str, Any] = {"workshop": None, "themes": themes, "action": f"/networks/{network.id}/workshops"}
        earlier = await copied(session, network.id)
        one = await to_copy(session, network.id, "".join(entry.typed.get("begin", [])))
        if one is not None and one not in earlier:
            earlier.insert(0, one)
        context["begins"] = [
            *((str(w.id), _("Kuten {title} {day}", title=w.title, day=day(w.starts_at))) for w in earlier),
            *((str(own.id), own.name) for own in await own_patterns(session, network.id)),
            *((one.key, _(one.name)) for one in LIBRARY.values()),
        ]
        return page("workshops/edit.html", network=network, entry=entry, status=status, **context)


class PlanPages(Controller):
    path = "/workshops/{workshop_id:uuid}/edit"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        return await self._form(session, seen, filled(seen.workshop))

    @post(policy=Policy.COORDINATOR)
    async def replan(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        require_lead(seen)
        themes = {theme.id for theme in await current_themes(session, seen.network.id)}
        if seen.workshop.theme_id:
            themes.add(seen.workshop.theme_id)
        entry = judge(await Entry.read(request, WorkshopForm), themes, seen.workshop)
        if entry.ok and entry.value.version != seen.workshop.version:
            entry.refuse("", _("Joku muu tallensi työpajan samaan aikaan. Tarkista tiedot ja tallenna uudelleen."))
            entry.typed["version"] = [str(seen.workshop.version)]
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        form = entry.value
        values = form.model_dump(include=FACTS)
        await actions.replan(session, seen.workshop, starts_at=form.starts_at, ends_at=form.ends_at, **values)
        await session.commit()
        await news.tell(seen.workshop.id)
        return go(f"/workshops/{seen.workshop.id}", N_("Työpajan tiedot on tallennettu."))

    async def _form(
        self, session: Session, seen: SeenWorkshop, entry: Entry[WorkshopForm], status: int = 200
    ) -> Template:
        require_lead(seen)
        themes = [(theme.id, theme.title) for theme in await current_themes(session, seen.network.id)]
        action = f"/workshops/{seen.workshop.id}/edit"
        context: dict[str, Any] = {"workshop": seen.workshop, "themes": themes, "action": action}
        return page("workshops/edit.html", network=seen.network, entry=entry, status=status, **context)
