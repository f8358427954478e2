"""Questions to start from: taken into a draft, kept from a survey, and the network's own ones in a list."""

from typing import Any, NamedTuple
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys import queries
from agentnet.surveys.forms import BeginForm, PatternForm
from agentnet.surveys.pages.doors import SeenNetwork, network_in_sight, survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.patterns import actions
from agentnet.surveys.patterns.library import LIBRARY
from agentnet.surveys.patterns.models import SurveyPattern
from agentnet.surveys.patterns.queries import earlier_surveys, own_pattern, own_patterns, questions_in
from agentnet.surveys.questions import Asking
from agentnet.surveys.rules import KINDS, QUESTION_KINDS
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, n_


class Offer(NamedTuple):
    """Something to start from, on the page where one is chosen."""

    begin: str
    name: str
    about: str
    asked: list[Asking]


class StartPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get("/from", policy=Policy.COORDINATOR)
    async def choose(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        survey = seen.survey
        ready = sorted(LIBRARY.values(), key=lambda one: one.kind is not survey.kind)
        groups = {
            "library": [Offer(one.kind.value, one.name, one.about, list(one.questions)) for one in ready],
            "own": [
                Offer(str(one.id), one.name, one.about, [Asking.model_validate(asked) for asked in one.questions])
                for one in await own_patterns(session, seen.network.id)
            ],
            "earlier": [
                Offer(str(one.id), one.title, one.wave_name, await questions_in(session, survey, str(one.id)))
                for one in await earlier_surveys(session, survey)
            ],
        }
        return page("surveys/from.html", groups=groups, **about(seen))

    @post("/from", policy=Policy.COORDINATOR)
    async def take(self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]) -> Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, BeginForm)
        asked = await questions_in(session, seen.survey, entry.value.begin if entry.ok else "")
        await actions.plant(session, seen.survey, asked)
        await session.commit()
        said = n_("Yksi kysymys on lisätty. Muuta se omaksesi.", "{n} kysymystä on lisätty.", len(asked))
        return go(f"/surveys/{seen.survey.id}", said)

    @post("/copy", policy=Policy.COORDINATOR)
    async def copy(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        made = await actions.copy_survey(session, seen.survey, somebody)
        await session.commit()
        return go(f"/surveys/{made.id}", N_("Kopio on luonnos, jota voit muuttaa vapaasti."))

    @get("/pattern", policy=Policy.COORDINATOR)
    async def name(self, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        entry = Entry.blank(PatternForm, name=seen.survey.title[:80])
        return _name(seen.network, entry, f"/surveys/{seen.survey.id}/pattern")

    @post("/pattern", policy=Policy.COORDINATOR)
    async def keep(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, PatternForm)
        if not entry.ok:
            return _name(seen.network, entry, f"/surveys/{seen.survey.id}/pattern", status=422)
        await actions.save(session, seen.survey, name=entry.value.name, about=entry.value.about, by=somebody)
        await session.commit()
        return go(f"/networks/{seen.network.id}/survey-patterns", N_("Kysymykset on tallennettu pohjaksi."))


class PatternPages(Controller):
    path = "/networks/{network_id:uuid}/survey-patterns"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[SeenNetwork], removed: FromQuery[UUID | None] = None) -> Template:
        seen.standing.require("lead")
        gone = await own_patterns(session, seen.network.id, binned=True)
        return page(
            "surveys/patterns.html",
            network=seen.network,
            own=await own_patterns(session, seen.network.id),
            gone=gone,
            just=next((one for one in gone if one.id == removed), None),
            library=LIBRARY,
            kinds=KINDS,
            question_kinds=QUESTION_KINDS,
        )

    @get("/{pattern_id:uuid}", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[SeenNetwork], pattern_id: FromPath[UUID]) -> Template:
        seen.standing.require("lead")
        pattern = await own_pattern(session, seen.network.id, pattern_id)
        return _name(seen.network, Entry.blank(PatternForm, name=pattern.name, about=pattern.about), "", pattern)

    @post("/{pattern_id:uuid}", policy=Policy.COORDINATOR)
    async def rename(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], pattern_id: FromPath[UUID]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        pattern = await own_pattern(session, seen.network.id, pattern_id)
        entry = await Entry.read(request, PatternForm)
        if not entry.ok:
            return _name(seen.network, entry, "", pattern, status=422)
        actions.rename(pattern, name=entry.value.name, about=entry.value.about)
        await session.commit()
        return go(f"/networks/{seen.network.id}/survey-patterns", N_("Tallennettu."))

    @post("/{pattern_id:uuid}/bin", policy=Policy.COORDINATOR)
    async def bin(self, session: Session, seen: Seen[SeenNetwork], pattern_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        actions.bin(await own_pattern(session, seen.network.id, pattern_id))
        await session.commit()
        return go(f"/networks/{seen.network.id}/survey-patterns?removed={pattern_id}")

    @post("/{pattern_id:uuid}/restore", policy=Policy.COORDINATOR)
    async def restore(self, session: Session, seen: Seen[SeenNetwork], pattern_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        actions.restore(await own_pattern(session, seen.network.id, pattern_id))
        await session.commit()
        return go(f"/networks/{seen.network.id}/survey-patterns")


def _name(
    network: Any, entry: Entry[PatternForm], action: str, pattern: SurveyPattern | None = None, status: int = 200
) -> Template:
    to = action or f"/networks/{network.id}/survey-patterns/{pattern.id if pattern else ''}"
    context = {"network": network, "entry": entry, "pattern": pattern, "action": to}
    return page("surveys/pattern_name.html", status=status, **context)
