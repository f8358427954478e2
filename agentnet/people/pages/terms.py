"""The days of one role: its term, its renewal, its pauses and its end."""

from collections.abc import Awaitable
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network.actions import terms
from agentnet.network.models import Membership
from agentnet.network.quiet import today
from agentnet.people.pages import jobs
from agentnet.people.pages.doors import NetworkSeen, network_in_sight, person_in_sight, rank_in_sight
from agentnet.people.pages.roles import changed, person_page
from agentnet.people.queries import PersonSeen
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody
from agentnet.words import N_, Refused


class TermForm(Form):
    starts_on: date | None = None
    ends_on: date | None = None


class PauseForm(Form):
    first: date | None = None
    last: date | None = None


class TermPages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}/roles/{membership_id:uuid}"
    dependencies = {
        "seen": Provide(network_in_sight),
        "one": Provide(person_in_sight),
        "rank": Provide(rank_in_sight),
    }

    @post("/term", policy=Policy.COORDINATOR)
    async def term(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, TermForm)
        if entry.ok:
            form = entry.value
            await _try(entry, "ends_on", terms.set_term(session, rank, form.starts_on, form.ends_on, by=somebody.id))
        return await _done(session, seen, one, rank, entry, N_("Kausi on tallennettu."))

    @post("/pause", policy=Policy.COORDINATOR)
    async def pause(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, PauseForm)
        if entry.ok:
            first = entry.value.first or today(clock.now())
            await _try(entry, "last", terms.pause(session, rank, first, entry.value.last, by=somebody.id))
        return await _done(session, seen, one, rank, entry, N_("Tauko on tallennettu."))

    @post("/renew", policy=Policy.COORDINATOR)
    async def renew(
        self,
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Redirect:
        seen.standing.require("lead")
        await terms.renew(session, rank, by=somebody.id)
        await jobs.plan(session, rank)
        await session.commit()
        return changed(seen, one.person, N_("Kausi jatkuu."))

    @post("/resume", policy=Policy.COORDINATOR)
    async def resume(
        self,
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Redirect:
        seen.standing.require("lead")
        await terms.resume(session, rank, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Tauko on päättynyt."))

    @post("/end", policy=Policy.COORDINATOR)
    async def end(
        self,
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Redirect:
        seen.standing.require("lead")
        await terms.end(session, rank, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Rooli on päättynyt. Voit vielä perua sen."))

    @post("/restore", policy=Policy.COORDINATOR)
    async def restore(
        self,
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        rank: Seen[Membership],
        somebody: Somebody,
    ) -> Redirect:
        seen.standing.require("lead")
        await terms.restore(session, rank, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Rooli jatkuu."))


async def _try(entry: Entry[Any], field: str, act: Awaitable[None]) -> None:
    try:
        await act
    except Refused as refused:
        entry.refuse(field, str(refused))


async def _done(
    session: Session, seen: NetworkSeen, one: PersonSeen, rank: Membership, entry: Entry[Any], said: str
) -> Template | Redirect:
    if not entry.ok:
        rank_id: UUID = rank.id
        entry.typed["rank"] = [str(rank_id)]
        return await person_page(session, seen, one, term=entry, status=422)
    await jobs.plan(session, rank)
    await session.commit()
    return changed(seen, one.person, said)
