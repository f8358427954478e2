"""A unit ends and goes on elsewhere, does not end after all, gets another name; its people go on where it goes on."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import db, notify
from agentnet.network.organisation import editing
from agentnet.network.organisation.models import PlannedName
from agentnet.network.organisation.pages import telling
from agentnet.network.organisation.pages.doors import UnitSeen, unit_in_sight
from agentnet.network.organisation.pages.forms import EndForm, RenameForm
from agentnet.network.organisation.rows import state_of
from agentnet.network.quiet import morning
from agentnet.notify.models import Job
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]


@notify.job_handler("unit-renamed")
async def let_rename(job_id: UUID, _progress: notify.Progress) -> None:
    """The day of a planned name has come."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        planned = await session.get(PlannedName, job.about)
        if planned is not None and await editing.take_name(session, planned):
            await session.commit()


class ReorganisingPages(Controller):
    path = "/organisation/units/{unit_id:uuid}"
    dependencies = {"seen": Provide(unit_in_sight)}

    @post("/end", policy=Policy.ADMINISTRATOR)
    async def end(
        self, request: Asked, session: Session, seen: Seen[UnitSeen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, EndForm)
        unit_id, county = seen.unit.id, seen.county
        if entry.ok:
            form = entry.value
            named = [form.successor_id, *form.others] if form.successor_id else list(form.others)
            known = (await state_of(session, county.id)).units
            if any(str(one) not in known for one in named):
                entry.refuse("successor_id", _("Valitse luettelosta."))
            else:
                try:
                    successors = [one for one in named if one]
                    await editing.end(session, county.id, seen.unit, form.last_day, successors, by=somebody.id)
                except Refused as refused:
                    entry.refuse("last_day", str(refused))
        if entry.errors:
            return await telling.unit_page(session, seen, somebody, end=entry, status=422)
        await session.commit()
        return go(f"/organisation/units/{unit_id}", N_("Päättyminen on kirjattu. Voit vielä perua sen."))

    @post("/resume", policy=Policy.ADMINISTRATOR)
    async def resume(self, session: Session, seen: Seen[UnitSeen], somebody: Somebody) -> Redirect:
        unit_id = seen.unit.id
        await editing.resume(session, seen.county.id, seen.unit, by=somebody.id)
        await session.commit()
        return go(f"/organisation/units/{unit_id}", N_("Yksikkö on taas voimassa."))

    @post("/rename", policy=Policy.ADMINISTRATOR)
    async def rename(
        self, request: Asked, session: Session, seen: Seen[UnitSeen], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, RenameForm)
        unit_id = seen.unit.id
        if entry.ok:
            form = entry.value
            try:
                planned = await editing.rename(
                    session, seen.county.id, seen.unit, form.name, form.since, by=somebody.id
                )
                if planned is not None:
                    notify.enqueue(session, "unit-renamed", planned.id, by=None, due_at=morning(planned.since))
            except Refused as refused:
                entry.refuse("name", str(refused))
        if entry.errors:
            return await telling.unit_page(session, seen, somebody, rename=entry, status=422)
        await session.commit()
        return go(f"/organisation/units/{unit_id}", N_("Uusi nimi on tallennettu. Vanha jää historiaan."))

    @post("/people", policy=Policy.ADMINISTRATOR)
    async def move_people(self, session: Session, seen: Seen[UnitSeen], somebody: Somebody) -> Redirect:
        unit_id = seen.unit.id
        await editing.move_people(session, seen.county.id, seen.unit, by=somebody.id)
        await session.commit()
        return go(f"/organisation/units/{unit_id}", N_("Ihmiset ja nimeämiset on siirretty jatkavaan yksikköön."))
