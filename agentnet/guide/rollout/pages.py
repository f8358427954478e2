"""Doors to the rollout: how far the edition has come, a unit's own word, copies, trainings, reminders."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.db import Session as Database
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.models import Edition, Guide
from agentnet.guide.rollout import actions, queries
from agentnet.guide.rollout.flow import How
from agentnet.guide.rollout.forms import AttendedForm, CopiesForm, TrainingForm, UnitForm
from agentnet.guide.rollout.rules import require_speaks_for, speaks_for
from agentnet.network.models import Person
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Missing, Refused, _, n_

Ask = Request[Any, Any, Any]
HOW: Final = {
    How.MEETING: N_("tiimikokouksessa"),
    How.TRAINING: N_("koulutuksessa"),
    How.ALONE: N_("jokainen luki itse"),
    How.OTHER: N_("muulla tavalla"),
}


class Rollout(Controller):
    path = "/guides/{guide_id:uuid}/rollout"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenGuide], somebody: Somebody) -> Template:
        return await _page(session, seen, somebody)

    @post("/units", policy=Policy.MEMBER)
    async def unit(
        self, request: Ask, session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("contribute")
        edition = await _edition(session, guide)
        entry = await Entry.read(request, UnitForm)
        if entry.ok:
            form = entry.value
            if (await queries.overview(session, guide, edition)).of_unit(form.unit_id) is None:
                raise Missing
            require_speaks_for(standing, somebody.unit_id, form.unit_id)
            try:
                await _say(session, edition, form, somebody)
            except Refused as refused:
                entry.refuse("day", str(refused))
        if entry.errors:
            return await _page(session, seen, somebody, unit_entry=entry, status=422)
        await session.commit()
        back = entry.value.act == "back"
        return go(_here(guide), N_("Kuittaus on peruttu.") if back else N_("Kiitos! Yksikkö on käynyt oppaan läpi."))

    @post("/copies", policy=Policy.COORDINATOR)
    async def copies(
        self, request: Ask, session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        edition = await _edition(session, guide)
        entry = await Entry.read(request, CopiesForm)
        if not entry.ok:
            return await _page(session, seen, somebody, copies_entry=entry, status=422)
        told = await queries.overview(session, guide, edition)
        if entry.value.region_id not in {one.id for one in told.regions}:
            raise Missing
        await actions.order(session, edition, {entry.value.region_id: entry.value.copies}, by=somebody)
        await session.commit()
        return go(_here(guide) + "#copies", N_("Painettujen oppaiden määrä on tallennettu."))

    @post("/trainings", policy=Policy.COORDINATOR)
    async def plan(
        self, request: Ask, session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        edition = await _edition(session, guide)
        entry = await Entry.read(request, TrainingForm)
        if not entry.ok:
            return await _page(session, seen, somebody, training_entry=entry, status=422)
        told = await queries.overview(session, guide, edition)
        if entry.value.region_id and entry.value.region_id not in {one.id for one in told.regions}:
            raise Missing
        actions.plan(session, edition, **entry.value.model_dump(), by=somebody)
        await session.commit()
        return go(_here(guide) + "#trainings", N_("Koulutus on lisätty."))

    @post("/trainings/{training_id:uuid}", policy=Policy.COORDINATOR)
    async def attended(
        self,
        request: Ask,
        session: Session,
        seen: Seen[SeenGuide],
        somebody: Somebody,
        training_id: FromPath[UUID],
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        training = await actions.training_in(session, await _edition(session, guide), training_id)
        entry = await Entry.read(request, AttendedForm)
        if not entry.ok:
            return await _page(session, seen, somebody, attended_entry=(training_id, entry), status=422)
        if entry.value.act == "save":
            training.attended = entry.value.attended
        else:
            actions.put_away(training, away=entry.value.act == "bin")
        await session.commit()
        return go(_here(guide) + "#trainings", N_("Koulutuksen tiedot on tallennettu."))

    @post("/reminders", policy=Policy.COORDINATOR)
    async def remind(self, session: Session, seen: Seen[SeenGuide]) -> Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        edition = await _edition(session, guide)
        sent = await actions.remind(session, guide, edition, await queries.overview(session, guide, edition))
        await session.commit()
        said = n_("Muistutus lähti yhdelle esihenkilölle.", "Muistutus lähti {n} esihenkilölle.", sent)
        return go(_here(guide), said if sent else N_("Ketään ei ollut muistutettavana, tai muistutus lähti jo."))


HANDLERS: Final = (Rollout,)


async def _say(session: Database, edition: Edition, form: UnitForm, by: Person) -> None:
    if form.act == "back":
        await actions.take_back(session, edition, form.unit_id)
    else:
        await actions.confirm(
            session, edition, form.unit_id, day=form.day or local(clock.now()).date(), how=form.how, by=by
        )


async def _edition(session: Database, guide: Guide) -> Edition:
    """Raises `Missing` before the guide has an edition."""
    if (found := await queries.edition_to_go_through(session, guide)) is None:
        raise Missing
    return found


def _here(guide: Guide) -> str:
    return f"/guides/{guide.id}/rollout"


async def _page(session: Database, seen: SeenGuide, me: Person, *, status: int = 200, **entries: Any) -> Template:
    guide, network, standing = seen
    standing.require("contribute")
    edition = await queries.edition_to_go_through(session, guide)
    told = await queries.overview(session, guide, edition) if edition else None
    mine = told.of_unit(me.unit_id) if told else None
    return page(
        "guide/rollout.html",
        network=network,
        guide=guide,
        standing=standing,
        edition=edition,
        told=told,
        mine=mine if mine and speaks_for(standing, me.unit_id, mine[0].unit_id) else None,
        names=await queries.region_names(session, [*told.trainings, *told.binned]) if told else {},
        how={how.value: _(words) for how, words in HOW.items()},
        region_options=[(str(one.id), one.name) for one in told.regions] if told else [],
        today=local(clock.now()).date(),
        tab="rollout",
        status=status,
        **{"unit_entry": None, "copies_entry": None, "training_entry": None, "attended_entry": None, **entries},
    )
