"""The days of one role: its term, its renewal, its pauses and its end."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network.actions import terms
from agentnet.network.models import Membership
from agentnet.network.quiet import today
from agentnet.people.pages import jobs
from agentnet.people.pages.doors import Asked, Desk, desk, rank_in_sight
from agentnet.people.pages.roles import changed, person_page
from agentnet.web import Entry, Form, Policy, Seen, attempt
from agentnet.words import N_


class TermForm(Form):
    starts_on: date | None = None
    ends_on: date | None = None


class PauseForm(Form):
    first: date | None = None
    last: date | None = None


class TermPages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}/roles/{membership_id:uuid}"
    dependencies = {"at": Provide(desk), "rank": Provide(rank_in_sight)}

    @post("/term", policy=Policy.COORDINATOR)
    async def term(self, request: Asked, at: Seen[Desk], rank: Seen[Membership]) -> Template | Redirect:
        entry = await Entry.read(request, TermForm)
        if entry.ok:
            form = entry.value
            await attempt(entry, "ends_on", terms.set_term(at.session, rank, form.starts_on, form.ends_on, by=at.by.id))
        return await _done(at, rank, entry, N_("Kausi on tallennettu."))

    @post("/pause", policy=Policy.COORDINATOR)
    async def pause(self, request: Asked, at: Seen[Desk], rank: Seen[Membership]) -> Template | Redirect:
        entry = await Entry.read(request, PauseForm)
        if entry.ok:
            first = entry.value.first or today(clock.now())
            await attempt(entry, "last", terms.pause(at.session, rank, first, entry.value.last, by=at.by.id))
        return await _done(at, rank, entry, N_("Tauko on tallennettu."))

    @post("/renew", policy=Policy.COORDINATOR)
    async def renew(self, at: Seen[Desk], rank: Seen[Membership]) -> Redirect:
        await terms.renew(at.session, rank, by=at.by.id)
        await jobs.plan(at.session, rank)
        await at.session.commit()
        return changed(at, N_("Kausi jatkuu."))

    @post("/resume", policy=Policy.COORDINATOR)
    async def resume(self, at: Seen[Desk], rank: Seen[Membership]) -> Redirect:
        await terms.resume(at.session, rank, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Tauko on päättynyt."))

    @post("/end", policy=Policy.COORDINATOR)
    async def end(self, at: Seen[Desk], rank: Seen[Membership]) -> Redirect:
        await terms.end(at.session, rank, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Rooli on päättynyt. Voit vielä perua sen."))

    @post("/restore", policy=Policy.COORDINATOR)
    async def restore(self, at: Seen[Desk], rank: Seen[Membership]) -> Redirect:
        await terms.restore(at.session, rank, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Rooli jatkuu."))


async def _done(at: Desk, rank: Membership, entry: Entry[Any], said: str) -> Template | Redirect:
    if not entry.ok:
        rank_id: UUID = rank.id
        entry.typed["rank"] = [str(rank_id)]
        return await person_page(at, term=entry, status=422)
    await jobs.plan(at.session, rank)
    await at.session.commit()
    return changed(at, said)
