"""A series: its waves with their response rates, the calendar of the next ones, its owner and handing it over."""

from typing import Any, Final

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.surveys import queries
from agentnet.surveys.flow import Stage
from agentnet.surveys.rules import KINDS
from agentnet.surveys.waves import handing
from agentnet.surveys.waves.forms import HandoverForm, NextForm, OfferForm
from agentnet.surveys.waves.handing import Offer
from agentnet.surveys.waves.pages.doors import SeenSeries, offer_in_sight, series_in_sight
from agentnet.surveys.waves.series import calendar_of, make_next, waves_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing

Ask = Request[Any, Any, Any]


class SeriesPages(Controller):
    path = "/series/{series_id:uuid}"
    dependencies = {"seen": Provide(series_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenSeries]) -> Template:
        return await _page(session, seen)

    @post("/next", policy=Policy.COORDINATOR)
    async def make_next(
        self, request: Ask, session: Session, seen: Seen[SeenSeries], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, NextForm)
        if not entry.ok:
            return await _page(session, seen, status=422, entry=entry)
        form = entry.value
        survey = await make_next(session, seen.series, somebody, opens_on=form.opens_on, closes_on=form.closes_on)
        await session.commit()
        return go(f"/surveys/{survey.id}", N_("Seuraava kierros on luonnoksena. Kysymykset ovat samat kuin viimeksi."))

    @get("/handover", policy=Policy.COORDINATOR)
    async def search(self, session: Session, seen: Seen[SeenSeries], haku: FromQuery[str] = "") -> Template:
        seen.standing.require("lead")
        found = await handing.people_to_take(session, seen.series, haku[:100])
        waiting = await handing.offered_now(session, seen.series.id)
        return page("surveys/handover.html", found=found, search=haku[:100], waiting=waiting, **_about(seen))

    @post("/handover", policy=Policy.COORDINATOR)
    async def offer(self, request: Ask, session: Session, seen: Seen[SeenSeries], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, HandoverForm)
        if not entry.ok:
            return go(f"/series/{seen.series.id}/handover", N_("Valitse ensin, kenelle mittari luovutetaan."))
        person = await session.get(Person, entry.value.person_id)
        if person is None or not await handing.may_take(session, seen.series, person):
            raise Missing
        await handing.offer(session, seen.series, person, by=somebody)
        await session.commit()
        said = N_("Tarjous lähti: {name}. Mittari vaihtaa omistajaa, kun hän ottaa sen vastaan.")
        return go(f"/series/{seen.series.id}", said, name=person.name)

    @post("/handover/withdraw", policy=Policy.COORDINATOR)
    async def withdraw(self, session: Session, seen: Seen[SeenSeries], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await handing.withdraw(session, seen.series, by=somebody)
        await session.commit()
        return go(f"/series/{seen.series.id}", N_("Tarjous on peruttu."))


class HandoverPages(Controller):
    """For the one to whom a series is offered."""

    path = "/handovers/{handover_id:uuid}"
    dependencies = {"offered": Provide(offer_in_sight)}

    @get(policy=Policy.SIGNED_IN)
    async def show(self, offered: Seen[Offer]) -> Template:
        return page("surveys/offered.html", offered=offered)

    @post(policy=Policy.SIGNED_IN)
    async def answer(
        self, request: Ask, session: Session, offered: Seen[Offer], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, OfferForm)
        if not entry.ok:
            return page("surveys/offered.html", status=422, offered=offered)
        takes = entry.value.takes == "yes"
        await handing.answer_offer(session, offered, takes=takes, by=somebody)
        await session.commit()
        if not takes:
            return go("/", N_("Kerroimme, että et ota mittaria vastaan."))
        return go(f"/series/{offered.series.id}", N_("Mittari on nyt sinun."))


async def _page(
    session: Session, seen: SeenSeries, *, status: int = 200, entry: Entry[NextForm] | None = None
) -> Template:
    leads = seen.standing.may("lead")
    waves = [one for one in await waves_of(session, seen.series.id) if leads or one.stage is not Stage.DRAFT]
    return page(
        "surveys/series.html",
        status=status,
        waves=waves,
        rates=await queries.response_rates(session, [one.id for one in waves]),
        coming=await calendar_of(session, seen.series, waves) if leads and waves else [],
        owner=await session.get(Person, seen.series.owner_id) if seen.series.owner_id else None,
        waiting=await handing.offered_now(session, seen.series.id) if leads else None,
        entry=entry,
        **_about(seen),
    )


def _about(seen: SeenSeries) -> dict[str, Any]:
    return {
        "network": seen.network,
        "series": seen.series,
        "leads": seen.standing.may("lead"),
        "kinds": KINDS,
    }


HANDLERS: Final[tuple[Any, ...]] = (SeriesPages, HandoverPages)
