"""The doors of letters to many: write, look, try on oneself, put into the outbox, look again and send, stop."""

from typing import Any, Final
from uuid import UUID, uuid4

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.network.queries import network_seen_by
from agentnet.notify.bulk import actions, queries
from agentnet.notify.bulk.forms import LetterForm, texts_in
from agentnet.notify.bulk.models import BulkStage
from agentnet.notify.bulk.queries import REASONS, Reader, Seen
from agentnet.notify.bulk.showing import STAGES, preview, progress, title_of
from agentnet.web import LONG_TEXT, Entry, Policy, Session, Somebody, go, page
from agentnet.web import Seen as InSight
from agentnet.words import N_, Refused, _


async def in_sight(session: Session, somebody: Somebody, bulk_id: FromPath[UUID]) -> Seen:
    return await queries.draft_seen_by(session, somebody, bulk_id)


@get("/networks/{network_id:uuid}/bulk", policy=Policy.COORDINATOR)
async def show_all(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> Template:
    network, standing = await network_seen_by(session, somebody, network_id)
    standing.require("lead")
    return page(
        "notify/bulks.html",
        network=network,
        rows=await queries.drafts_of(session, network.id),
        stages=STAGES,
        title=title_of,
    )


class BulkPages(Controller):
    path = "/bulk/{bulk_id:uuid}"
    dependencies = {"seen": Provide(in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(
        self, session: Session, seen: InSight[Seen], somebody: Somebody, reader: FromQuery[UUID | None] = None
    ) -> Template:
        if seen.draft.stage is BulkStage.WRITING:
            fields = {f"{key}_{code}": text for code, words in seen.draft.texts.items() for key, text in words.items()}
            return await _write(session, seen, Entry.blank(LetterForm, version=seen.draft.version, **fields), somebody)
        readers = await queries.readers_of(session, seen.draft)
        as_seen_by = next((one.person for one in readers if one.person.id == reader), _first(readers, somebody))
        return page(
            "notify/bulk.html",
            **_around(seen, readers),
            author=await session.get_one(Person, seen.draft.by),
            shown=preview(seen, as_seen_by, await session.get_one(Person, seen.draft.by)),
            as_seen_by=as_seen_by,
            progress=progress(await queries.progress_of(session, seen.draft)),
        )

    @post(policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: InSight[Seen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, LetterForm)
        texts = texts_in(entry) if entry.ok else {}
        if entry.errors:
            return await _write(session, seen, entry, somebody, status=422)
        await actions.save(session, seen.draft, texts, version=entry.value.version)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Luonnos on tallennettu."))

    @post("/test", policy=Policy.COORDINATOR)
    async def test(self, session: Session, seen: InSight[Seen], somebody: Somebody) -> Redirect:
        """To oneself, as the others would get it. As many times as wanted."""
        if not somebody.email or not seen.draft.texts:
            raise Refused(N_("Tallenna kirje ensin. Koekirje tarvitsee myös oman sähköpostiosoitteesi."))
        author = await session.get_one(Person, seen.draft.by)
        actions.post(session, seen.draft, somebody, author, "bulk-test", slot=uuid4().hex)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Koekirje on lähdössä sinulle."))

    @post("/outbox", policy=Policy.COORDINATOR)
    async def outbox(self, session: Session, seen: InSight[Seen]) -> Redirect:
        actions.enter(seen.draft, BulkStage.WAITING)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Kirje odottaa lähtevissä. Tarkista se vielä."))

    @post("/back", policy=Policy.COORDINATOR)
    async def back(self, session: Session, seen: InSight[Seen]) -> Redirect:
        actions.enter(seen.draft, BulkStage.WRITING)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Voit taas muokata kirjettä."))

    @post("/send", policy=Policy.COORDINATOR)
    async def send(self, session: Session, seen: InSight[Seen], somebody: Somebody) -> Redirect:
        number = await actions.send(session, seen.draft, somebody)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Lähdössä: {n} kirjettä."), n=number)

    @post("/stop", policy=Policy.COORDINATOR)
    async def stop(self, session: Session, seen: InSight[Seen], somebody: Somebody) -> Redirect:
        number = await actions.stop(session, seen.draft, somebody)
        await session.commit()
        return go(f"/bulk/{seen.draft.id}", N_("Pysäytetty: {n} kirjettä jäi lähtemättä."), n=number)

    @post("/remove", policy=Policy.COORDINATOR)
    async def remove(self, session: Session, seen: InSight[Seen]) -> Redirect:
        await actions.remove(session, seen.draft)
        await session.commit()
        return go(f"/networks/{seen.network.id}/bulk", N_("Luonnos on poistettu."))


def _first(readers: list[Reader], other: Person) -> Person:
    return next((one.person for one in readers if not one.hindrance), other)


def _around(seen: Seen, readers: list[Reader]) -> dict[str, Any]:
    return {
        "network": seen.network,
        "draft": seen.draft,
        "title": title_of(seen.draft.texts),
        "stage": STAGES[seen.draft.stage],
        "gets": [one for one in readers if not one.hindrance],
        "misses": [(one.person, _(REASONS[one.hindrance])) for one in readers if one.hindrance],
    }


async def _write(session: Any, seen: Seen, entry: Entry[LetterForm], me: Person, *, status: int = 200) -> Template:
    readers = await queries.readers_of(session, seen.draft)
    author = await session.get_one(Person, seen.draft.by)
    shown = preview(seen, _first(readers, me), author) if seen.draft.texts else None
    reader = _first(readers, me)
    return page(
        "notify/bulk_write.html",
        status=status,
        entry=entry,
        shown=shown,
        me_email=me.email,
        reader=reader,
        languages=[("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")],
        **_around(seen, readers),
    )


HANDLERS: Final[tuple[Any, ...]] = (show_all, BulkPages)
