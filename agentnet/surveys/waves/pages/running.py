"""Running a wave: its dates, its open link and poster, reminders by one press, and how many have answered."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import clock
from agentnet.surveys import queries
from agentnet.surveys.flow import Stage
from agentnet.surveys.waves import links, odd, reminding, scheduling
from agentnet.surveys.waves.forms import ScheduleForm, judge_schedule
from agentnet.surveys.waves.pages.doors import wave_in_sight
from agentnet.surveys.waves.posters import poster_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.web.formats import local
from agentnet.words import N_, Missing, Refused, n_

Ask = Request[Any, Any, Any]


class RunningPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"seen": Provide(wave_in_sight)}

    @get("/schedule", policy=Policy.COORDINATOR)
    async def dates(self, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        survey = seen.survey
        opens = local(survey.opens_at) if survey.opens_at else None
        entry = Entry.blank(
            ScheduleForm,
            wave_name=survey.wave_name,
            opens_on=opens.date() if opens else None,
            opens_time=f"{opens:%H:%M}" if opens else "09:00",
            closes_on=local(survey.closes_at).date() if survey.closes_at else None,
            reminders=survey.reminders,
            version=survey.version,
        )
        return _dates(seen, entry)

    @post("/schedule", policy=Policy.COORDINATOR)
    async def schedule(
        self, request: Ask, session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, ScheduleForm)
        if judge_schedule(entry, clock.now(), draft=seen.survey.stage is Stage.DRAFT):
            form = entry.value
            try:
                await scheduling.schedule(
                    session,
                    seen.survey,
                    wave_name=form.wave_name,
                    opens_at=form.opens_at,
                    closes_at=form.closes_at,
                    reminders=int(form.reminders),
                    version=form.version,
                    by=somebody,
                )
                await session.commit()
                return go(f"/surveys/{seen.survey.id}", N_("Aikataulu on tallennettu."))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(seen.survey.version)]
        return _dates(seen, entry, status=422)

    @post("/remind", policy=Policy.COORDINATOR)
    async def remind(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        number = await reminding.remind_now(session, seen.survey, somebody)
        await session.commit()
        said = n_("Muistutus lähti {n} henkilölle.", "Muistutus lähti {n} henkilölle.", number)
        return go(f"/surveys/{seen.survey.id}", said)

    @post("/link", policy=Policy.COORDINATOR)
    async def make_link(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        """The link before it stops working."""
        seen.standing.require("lead")
        await links.make_link(session, seen.survey, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#link", N_("Uusi linkki on käytössä. Entinen ei enää toimi."))

    @post("/link/revoke", policy=Policy.COORDINATOR, after_end=True)
    async def revoke_link(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await links.revoke_link(session, seen.survey, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#link", N_("Linkki ei enää toimi."))

    @post("/units/{unit_id:uuid}/close", policy=Policy.COORDINATOR)
    async def close_unit(
        self, session: Session, seen: Seen[queries.Seen], somebody: Somebody, unit_id: FromPath[UUID]
    ) -> Redirect:
        """Undone by a press in the same place."""
        seen.standing.require("lead")
        await odd.close_unit(session, seen.survey, unit_id, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#units", N_("Yksiköstä ei oteta nyt vastauksia."))

    @post("/units/{unit_id:uuid}/open", policy=Policy.COORDINATOR)
    async def open_unit(
        self, session: Session, seen: Seen[queries.Seen], somebody: Somebody, unit_id: FromPath[UUID]
    ) -> Redirect:
        seen.standing.require("lead")
        await odd.open_unit(session, seen.survey, unit_id, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#units", N_("Yksiköstä voi taas vastata."))

    @get("/poster.pdf", policy=Policy.COORDINATOR)
    async def poster(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Response[bytes]:
        seen.standing.require("lead")
        if (link := await links.link_of(session, seen.survey)) is None:
            raise Missing
        limit("label sheet", str(somebody.id))
        data = await poster_of(seen.survey, seen.network, links.address(link))
        headers = {"Content-Disposition": 'attachment; filename="juliste.pdf"'}
        return Response(data, media_type="application/pdf", headers=headers)

    @get("/rate", policy=Policy.COORDINATOR)
    async def rate(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        """The live count of the wave's page."""
        seen.standing.require("lead")
        return page("surveys/_rate.html", survey=seen.survey, rate=await queries.response_rate(session, seen.survey.id))


def _dates(seen: queries.Seen, entry: Entry[ScheduleForm], status: int = 200) -> Template:
    return page(
        "surveys/schedule.html",
        status=status,
        network=seen.network,
        survey=seen.survey,
        entry=entry,
    )


HANDLERS: Final[tuple[Any, ...]] = (RunningPages,)
