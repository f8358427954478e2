"""Doors to programmes that a workshop can be started from: choosing, looking first, keeping one's own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing
from agentnet.workshops import programme, queries
from agentnet.workshops.forms import PatternForm, SaveForm
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.pages.networks import SeenNetwork, network_in_sight
from agentnet.workshops.patterns import actions
from agentnet.workshops.patterns.library import LIBRARY
from agentnet.workshops.patterns.queries import copied, own_pattern, own_patterns, points_in
from agentnet.workshops.programme import Point, unpacked
from agentnet.workshops.queries import Seen as SeenWorkshop


class StartPages(Controller):
    path = "/workshops/{workshop_id:uuid}/programme/patterns"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, seen: Seen[SeenWorkshop], pattern: FromQuery[str] = "") -> Template:
        """All that can be started from; or one of them with its times in this workshop, before it is taken."""
        require_lead(seen)
        workshop, agenda = seen.workshop, await queries.agenda(session, seen.workshop.id)
        context: dict[str, Any] = {"network": seen.network, "workshop": workshop, "kinds": programme.KINDS}
        if not pattern:
            others = [one for one in await copied(session, seen.network.id) if one.id != workshop.id]
            own = await own_patterns(session, seen.network.id)
            return page("workshops/patterns_choose.html", library=LIBRARY, own=own, others=others, **context)
        points = await points_in(session, seen.network.id, pattern)
        begins = programme.ends_at(workshop, agenda)
        ends = begins + timedelta(minutes=sum(point.minutes for point in points))
        times = timed(points, begins)
        more: dict[str, Any] = {"pattern": pattern, "points": times, "ends": ends, "agenda": agenda}
        return page("workshops/patterns_look.html", **context, **more)

    @post(policy=Policy.COORDINATOR)
    async def take(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        entry = await Entry.read(request, PatternForm)
        if not entry.ok:
            raise Missing
        await actions.plant(session, seen.workshop, await points_in(session, seen.network.id, entry.value.pattern))
        await session.commit()
        return go(
            f"/workshops/{seen.workshop.id}/programme", N_("Ohjelmapohja on otettu käyttöön. Muokkaa sitä vapaasti.")
        )

    @post("/save", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        require_lead(seen)
        entry = await Entry.read(request, SaveForm)
        if not entry.ok:
            context: dict[str, Any] = {"workshop": seen.workshop, "entry": entry, "action": request.url.path}
            return page("workshops/patterns_name.html", network=seen.network, status=422, pattern=None, **context)
        await actions.save(session, seen.workshop, name=entry.value.name, about=entry.value.about, by=somebody)
        await session.commit()
        return go(f"/networks/{seen.network.id}/patterns", N_("Ohjelma on tallennettu pohjaksi."))


class PatternPages(Controller):
    path = "/networks/{network_id:uuid}/patterns"
    dependencies = {"place": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def patterns(
        self, session: Session, place: Seen[SeenNetwork], removed: FromQuery[UUID | None] = None
    ) -> Template:
        network, standing = place
        standing.require("lead")
        gone = await own_patterns(session, network.id, binned=True)
        return page(
            "workshops/patterns.html",
            network=network,
            library=LIBRARY,
            own=[(one, unpacked(one.points)) for one in await own_patterns(session, network.id)],
            gone=gone,
            just=next((one for one in gone if one.id == removed), None),
            kinds=programme.KINDS,
        )

    @get("/{pattern_id:uuid}", policy=Policy.COORDINATOR)
    async def one(self, session: Session, place: Seen[SeenNetwork], pattern_id: FromPath[UUID]) -> Template:
        network, standing = place
        standing.require("lead")
        own = await own_pattern(session, network.id, pattern_id)
        return _named(place, own, Entry.blank(SaveForm, name=own.name, about=own.about))

    @post("/{pattern_id:uuid}", policy=Policy.COORDINATOR)
    async def rename(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[SeenNetwork], pattern_id: FromPath[UUID]
    ) -> Template | Redirect:
        network, standing = place
        standing.require("lead")
        own = await own_pattern(session, network.id, pattern_id)
        entry = await Entry.read(request, SaveForm)
        if not entry.ok:
            return _named(place, own, entry, 422)
        actions.rename(own, name=entry.value.name, about=entry.value.about)
        await session.commit()
        return go(f"/networks/{network.id}/patterns", N_("Pohjan nimi on tallennettu."))

    @post(["/{pattern_id:uuid}/bin", "/{pattern_id:uuid}/restore"], policy=Policy.COORDINATOR)
    async def bin(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[SeenNetwork], pattern_id: FromPath[UUID]
    ) -> Redirect:
        """Deleting leaves the way back in sight."""
        network, standing = place
        standing.require("lead")
        own, home = await own_pattern(session, network.id, pattern_id), f"/networks/{network.id}/patterns"
        if request.url.path.endswith("/bin"):
            actions.bin(own)
            home = f"{home}?removed={own.id}"
        else:
            actions.restore(own)
        await session.commit()
        return go(home)


def _named(place: SeenNetwork, own: Any, entry: Entry[SaveForm], status: int = 200) -> Template:
    action = f"/networks/{place[0].id}/patterns/{own.id}"
    context: dict[str, Any] = {"pattern": own, "workshop": None, "action": action}
    return page("workshops/patterns_name.html", network=place[0], entry=entry, status=status, **context)


def timed(points: Sequence[Point], begins: datetime) -> list[tuple[Point, datetime]]:
    """When each point would begin."""
    times = []
    for point in points:
        times.append((point, begins))
        begins += timedelta(minutes=point.minutes)
    return times
