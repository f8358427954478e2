"""The list of surveys that every member sees, and new surveys."""

from math import ceil
from typing import Any, Final

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Anonymity, Asked, Kind, Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.pages.doors import SeenNetwork, network_in_sight
from agentnet.surveys.pages.managing import choices
from agentnet.surveys.rules import KINDS
from agentnet.surveys.waves.forms import WaveForm, judge_wave
from agentnet.surveys.waves.rules import ASKED
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _

PAGE: Final = 25
STAGES: Final = {Stage.DRAFT: N_("luonnos"), Stage.OPEN: N_("auki"), Stage.CLOSED: N_("suljettu")}
NEXT: Final = {
    Asked.MEMBERS: N_("Luonnos on tallennettu. Lisää seuraavaksi kysymykset."),
    Asked.UNITS: N_("Luonnos on tallennettu. Valitse seuraavaksi yksiköt, joiden henkilöstöltä kysytään."),
    Asked.PERSONAL: N_("Luonnos on tallennettu. Lisää seuraavaksi vastaajien sähköpostiosoitteet."),
}


class NetworkSurveys(Controller):
    path = "/networks/{network_id:uuid}/surveys"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def surveys(
        self,
        session: Session,
        seen: Seen[SeenNetwork],
        somebody: Somebody,
        haku: FromQuery[str] = "",
        vaihe: FromQuery[str] = "",
        laji: FromQuery[str] = "",
        sivu: FromQuery[int] = 1,
    ) -> Template:
        everything = await queries.surveys_of(session, seen.standing)
        found = [one for one in everything if _fits(one, haku[:100], vaihe, laji)]
        last = max(1, ceil(len(found) / PAGE))
        here = min(max(sivu, 1), last)
        shown = found[(here - 1) * PAGE : here * PAGE]
        ids = [survey.id for survey in shown]
        return page(
            "surveys/list.html",
            network=seen.network,
            surveys=shown,
            any=bool(everything),
            many=len(everything) > 5,
            rates=await queries.response_rates(session, ids),
            answered=await queries.answered_by(session, somebody, ids),
            waiting={survey.id for survey in await queries.asked_of(session, somebody)},
            leads=seen.standing.may("lead"),
            kinds=KINDS,
            stages=STAGES,
            chosen={"haku": haku[:100], "vaihe": vaihe, "laji": laji},
            here=here,
            last=last,
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, seen: Seen[SeenNetwork]) -> Template:
        seen.standing.require("lead")
        return _new(seen, Entry.blank(WaveForm, anonymity=Anonymity.ANONYMOUS, asked=Asked.MEMBERS))

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, WaveForm)
        if not judge_wave(entry):
            return _new(seen, entry, status=422)
        form = entry.value
        survey = await actions.make(
            session,
            seen.network.id,
            kind=form.kind,
            title=form.title,
            intro=form.intro,
            anonymity=form.anonymity,
            closes_at=form.closes_at,
            asked=form.asked,
            by=somebody,
            repeats=form.repeats or form.kind is Kind.METER,
        )
        await session.commit()
        more = "" if form.asked is Asked.MEMBERS else "/asked"
        return go(f"/surveys/{survey.id}{more}", NEXT[form.asked])


def _fits(survey: Survey, search: str, stage: str, kind: str) -> bool:
    said = f"{survey.title} {survey.wave_name}".casefold()
    words = all(word in said for word in search.casefold().split())
    return words and stage in ("", survey.stage.value) and kind in ("", survey.kind.value)


def _new(seen: SeenNetwork, entry: Entry[WaveForm], status: int = 200) -> Template:
    options = [(one.value, _(name), _(about)) for one, (name, about) in ASKED.items()]
    return page(
        "surveys/new.html", status=status, network=seen.network, entry=entry, asked_options=options, **choices()
    )
