"""Ending a network: the checklist, offers of responsibility, archives, and the end itself."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import files
from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.network.organisation import networks
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.year.ending import archiving, checklist, handing
from agentnet.year.forms import EndForm, OfferForm, TakeForm
from agentnet.year.pages.doors import SeenNetwork, network_in_sight

Asked = Request[Any, Any, Any]


class EndingPages(Controller):
    path = "/networks/{network_id:uuid}/ending"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        seen.standing.require("lead")
        return await _page(session, seen)

    @post("/offer", policy=Policy.COORDINATOR)
    async def offer(
        self, request: Asked, session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        """Every chosen thing to one person."""
        seen.standing.require("lead")
        entry = await Entry.read(request, OfferForm)
        if entry.ok and not entry.value.things:
            entry.refuse("things", _("Valitse ainakin yksi asia."))
        to = await session.get(Person, entry.value.to) if entry.ok and not entry.errors else None
        if not entry.ok or entry.errors:
            return await _page(session, seen, offer=entry, status=422)
        if to is None:
            raise Missing
        try:
            for thing in entry.value.things:
                kind, _colon, id = thing.partition(":")
                await handing.offer(session, seen.network, kind, _uuid(id), to, by=somebody)
        except Refused as refused:
            entry.refuse("to", str(refused))
            return await _page(session, seen, offer=entry, status=422)
        await session.commit()
        return go(
            f"/networks/{seen.network.id}/ending", N_("Tarjous on lähetetty. Näet tästä, kun siihen on vastattu.")
        )

    @post("/archive", policy=Policy.COORDINATOR, after_end=True)
    async def archive(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        limit("board export", str(somebody.id))
        await archiving.ask(session, seen.network, by=somebody)
        await session.commit()
        return go(f"/networks/{seen.network.id}/ending#archive", N_("Arkistoa tehdään. Se ilmestyy tälle sivulle."))

    @get("/archive/{archive_id:uuid}", policy=Policy.COORDINATOR)
    async def download(self, session: Session, seen: Seen[SeenNetwork], archive_id: FromPath[UUID]) -> Response[bytes]:
        seen.standing.require("lead")
        made = await archiving.archive_of(session, seen.network.id, archive_id)
        name = f"verkosto-{made.created_at.date().isoformat()}.zip"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(await files.get(made.sha256), media_type="application/zip", headers=headers)

    @post(policy=Policy.COORDINATOR)
    async def end(
        self, request: Asked, session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        """The end: nothing may be going on. What has no owner in the line is said, and has to be meant."""
        seen.standing.require("lead")
        entry = await Entry.read(request, EndForm)
        if entry.ok and await checklist.open_of(session, seen.network.id):
            entry.refuse("sure", _("Jotakin on vielä kesken. Päätä ensin ne asiat, jotka näkyvät kohdassa 2."))
        ownerless = any(not one.owner for one in await checklist.things_of(session, seen.network.id))
        if entry.ok and not entry.errors and ownerless and not entry.value.sure:
            entry.refuse("sure", _("Joillakin asioilla ei ole omistajaa. Vahvista, että verkoston voi silti päättää."))
        if not entry.ok or entry.errors:
            return await _page(session, seen, end=entry, status=422)
        networks.archive(session, seen.network, by=somebody.id)
        await session.commit()
        return go(
            f"/networks/{seen.network.id}",
            N_("Verkosto on päätetty. Se säilyy luettavana. Pääkäyttäjä voi avata sen uudelleen."),
        )


@get("/responsibilities/{handing_id:uuid}", policy=Policy.SIGNED_IN)
async def responsibility(session: Session, somebody: Somebody, handing_id: FromPath[UUID]) -> Template:
    made, network, title = await handing.offered_to(session, somebody, handing_id)
    return page("year/responsibility.html", made=made, about=network, title=title, words=checklist.WORDS)


@post("/responsibilities/{handing_id:uuid}", policy=Policy.SIGNED_IN)
async def answer(request: Asked, session: Session, somebody: Somebody, handing_id: FromPath[UUID]) -> Redirect:
    made, _network, _title = await handing.offered_to(session, somebody, handing_id)
    entry = await Entry.read(request, TakeForm)
    if not entry.ok:
        raise Missing
    await handing.answer(session, made, takes=entry.value.answer == "take", by=somebody)
    await session.commit()
    said = (
        N_("Kiitos! Asia on nyt sinun vastuullasi.")
        if made.accepted
        else N_("Vastauksesi on kirjattu. Kiitos, että kerroit.")
    )
    return go(f"/responsibilities/{made.id}", said)


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Missing from None


async def _page(session: Database, seen: SeenNetwork, status: int = 200, **forms: Entry[Any]) -> Template:
    line = await checklist.line_people(session, seen.network.id)
    return page(
        "year/ending.html",
        network=seen.network,
        standing=seen.standing,
        things=await checklist.things_of(session, seen.network.id),
        going_on=await checklist.open_of(session, seen.network.id),
        line=[(one.id, ", ".join(part for part in (one.name, one.title) if part)) for one in line],
        archives=await archiving.archives_of(session, seen.network.id),
        words=checklist.WORDS,
        offer=forms.get("offer"),
        end=forms.get("end"),
        status=status,
    )


HANDLERS: Final = (EndingPages, responsibility, answer)
