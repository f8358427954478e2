"""Doors to a network's register: the list, and a new entry by hand or from a source."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, guide_beside, network_in_sight, source_in_sight
from agentnet.guide.models import Guide
from agentnet.guide.register import actions, queries
from agentnet.guide.register.flow import KINDS, STATUSES, EntryKind, Status
from agentnet.guide.register.forms import EntryForm
from agentnet.guide.register.queries import Wanted
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing

TONES = {
    Status.NEW: "stone",
    Status.TAKEN: "gold",
    Status.WORKING: "gold",
    Status.DONE: "ok",
    Status.CANNOT: "warn",
}


class Register(Controller):
    path = "/networks/{network_id:uuid}/register"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        beside: Seen[Guide | None],
        search: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        """`?kind=`, `?status=`, `?area=` narrow the list, `?sort=` orders it."""
        network, standing = seen
        standing.require("contribute")
        asked = request.query_params
        wanted = Wanted(
            kind=_one_of(EntryKind, asked.get("kind", "")),
            status=_one_of(Status, asked.get("status", "")),
            area=_uuid(asked.get("area", "")),
            search=search,
            sort=asked.get("sort", "new"),
            number=number,
        )
        areas, _regions = await queries.places(session, network)
        return page(
            "guide/register.html",
            network=network,
            standing=standing,
            tab="register",
            beside=beside,
            found=await queries.entries(session, network.id, wanted),
            wanted=wanted,
            areas=areas,
            kinds=KINDS,
            statuses=STATUSES,
            tones=TONES,
            binned=await queries.binned(session, network.id) if standing.may("lead") else [],
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]) -> Template:
        """`?source=` begins from a contribution, `?kind=` says what it is."""
        seen[1].require("lead")
        source = _uuid(request.query_params.get("source", ""))
        kind = _one_of(EntryKind, request.query_params.get("kind", "")) or EntryKind.BARRIER
        words = ""
        if source is not None:
            words = (await source_in_sight(session, seen[1], source)).text
        short = len(words) <= 120 and "\n" not in words
        blank: dict[str, Any] = {"title": words} if short else {"text": words}
        return await self._form(session, seen, Entry.blank(EntryForm, kind=kind, source=source, **blank))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, EntryForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        source = entry.value.source
        if source is not None:
            await source_in_sight(session, standing, source)
        given = entry.value.model_dump(exclude={"source", "version"})
        made = await actions.make(session, network, **given, source_id=source, by=somebody)
        await session.commit()
        return go(f"/register/{made.id}", N_("Kirjattu. Vie se seuraavaksi johtajille."))

    async def _form(self, session: Session, seen: SeenNetwork, entry: Entry[EntryForm], status: int = 200) -> Template:
        network, standing = seen
        areas, regions = await queries.places(session, network)
        source = None
        if asked := _uuid(entry.typed.get("source", [""])[-1]):
            with suppress(Missing):
                source = await source_in_sight(session, standing, asked)
        return page(
            "guide/register_new.html",
            network=network,
            entry=entry,
            areas=areas,
            regions=regions,
            kinds=KINDS,
            source=source,
            status=status,
        )


def _one_of(words: Any, typed: str) -> Any:
    return words(typed) if typed in set(words) else None


def _uuid(typed: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(typed)
    return None
