"""Doors to one entry of the register: reading, changing, taking it to directors, answering, its bin."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.guide.doors import told_to
from agentnet.guide.register import actions, queries
from agentnet.guide.register.flow import KINDS, STATUSES, Status, answers_from
from agentnet.guide.register.forms import AnswerForm, EntryForm, ReopenForm
from agentnet.guide.register.list_pages import TONES, Register
from agentnet.guide.register.queries import SeenEntry
from agentnet.guide.rules import READS_SOURCES
from agentnet.sources.queries import items_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, n_


async def entry_in_sight(session: Session, somebody: Somebody, entry_id: FromPath[UUID]) -> SeenEntry:
    return await queries.entry_seen_by(session, somebody, entry_id)


class EntryPages(Controller):
    path = "/register/{entry_id:uuid}"
    dependencies = {"seen": Provide(entry_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenEntry]) -> Template:
        return await _page(session, seen)

    @post(policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenEntry]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, EntryForm)
        if entry.ok:
            try:
                await actions.change(session, seen.network, seen.entry, **entry.value.model_dump(exclude={"source"}))
            except Refused as refused:
                entry.refuse("title", str(refused))
                entry.typed["version"] = [str(seen.entry.version)]
        if not entry.ok:
            return await _page(session, seen, edit=entry, status=422)
        await session.commit()
        return go(f"/register/{seen.entry.id}", N_("Kirjaus on tallennettu."))

    @post("/take", policy=Policy.COORDINATOR)
    async def take(self, session: Session, seen: Seen[SeenEntry], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        n = await actions.take(session, seen, by=somebody)
        await session.commit()
        said = n_("Kirje on lähetetty {n} johtajalle.", "Kirje on lähetetty {n} johtajalle.", n)
        return go(f"/register/{seen.entry.id}", said)

    @post("/answer", policy=Policy.MEMBER)
    async def answer(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenEntry], somebody: Somebody
    ) -> Template | Redirect:
        if not seen.standing.may("lead"):
            seen.standing.require("approve")
        entry = await Entry.read(request, AnswerForm)
        if not entry.ok:
            return await _page(session, seen, answer=entry, status=422)
        await actions.answer(session, seen, Status(entry.value.status), entry.value.text, by=somebody)
        await session.commit()
        return go(f"/register/{seen.entry.id}", N_("Vastaus on kirjattu. Agentit näkevät sen."))

    @post("/reopen", policy=Policy.COORDINATOR)
    async def reopen(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenEntry], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, ReopenForm)
        if not entry.ok:
            return await _page(session, seen, again=entry, status=422)
        await actions.reopen(session, seen, entry.value.text, by=somebody)
        await session.commit()
        return go(f"/register/{seen.entry.id}", N_("Asia on avattu uudelleen."))

    @post(["/bin", "/restore"], policy=Policy.COORDINATOR)
    async def put_away(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenEntry]) -> Redirect:
        seen.standing.require("lead")
        away = request.url.path.endswith("/bin")
        await actions.put_away(session, seen.entry, away=away)
        await session.commit()
        if away:
            return go(f"/networks/{seen.network.id}/register", N_("Kirjaus on roskakorissa. Voit palauttaa sen."))
        return go(f"/register/{seen.entry.id}", N_("Kirjaus on palautettu."))


async def _page(
    session: Session, seen: SeenEntry, *, edit: Entry[EntryForm] | None = None, status: int = 200, **forms: Any
) -> Template:
    entry, standing = seen.entry, seen.standing
    (shown,) = await queries.around(session, [entry])
    areas, regions = await queries.places(session, seen.network)
    kept = {n: getattr(entry, n) for n in ("kind", "title", "text", "area_id", "remover", "version")}
    named = {"areas": [one.id for one in shown.areas], "regions": [one.id for one in shown.regions]}
    return page(
        "guide/register_entry.html",
        network=seen.network,
        standing=standing,
        shown=shown,
        one=entry,
        steps=await queries.steps_of(session, [entry.id]),
        source=await _source(session, seen),
        directors=await queries.directors(session, shown) if standing.may("lead") else [],
        answers=await _answers(session, seen, shown),
        edit=edit or Entry.blank(EntryForm, **kept, **named),
        areas=areas,
        regions=regions,
        kinds=KINDS,
        statuses=STATUSES[entry.kind],
        tones=TONES,
        status=status,
        **forms,
    )


async def _answers(session: Session, seen: SeenEntry, shown: queries.Shown) -> tuple[Status, ...]:
    """What the one who looks may answer: coordinators, and the directors of its areas."""
    theirs = {person.id for person in await queries.directors(session, shown)}
    director = seen.standing.may("approve") and (not theirs or seen.standing.person_id in theirs)
    return answers_from(seen.entry.status) if director or seen.standing.may("lead") else ()


async def _source(session: Session, seen: SeenEntry) -> Any:
    """The words that it came from, for those who read sources."""
    if seen.entry.source_id is None or not seen.standing.roles & READS_SOURCES:
        return None
    items = await items_of(session, [seen.entry.source_id], seen.standing)
    return next((item for item in await told_to(session, seen.standing, list(items.values())) if item.text), None)


HANDLERS: Final = (Register, EntryPages)
