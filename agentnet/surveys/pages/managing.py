"""Making a survey, opening and closing it: the coordinator's pages, and the list that every member sees."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.surveys import actions, editing, queries
from agentnet.surveys.flow import Anonymity, Stage
from agentnet.surveys.forms import SurveyForm
from agentnet.surveys.pages.doors import SeenNetwork, network_in_sight, survey_in_sight
from agentnet.surveys.rules import ANONYMITIES, KINDS, KNOWN, QUESTION_KINDS
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Refused, _, n_


class NetworkSurveys(Controller):
    path = "/networks/{network_id:uuid}/surveys"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def surveys(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Template:
        found = await queries.surveys_of(session, seen.standing)
        ids = [survey.id for survey in found]
        return page(
            "surveys/list.html",
            network=seen.network,
            surveys=found,
            rates=await queries.response_rates(session, ids),
            answered=await queries.answered_by(session, somebody, ids),
            leads=seen.standing.may("lead"),
            contributes=seen.standing.may("contribute"),
            kinds=KINDS,
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, seen: Seen[SeenNetwork]) -> Template:
        seen.standing.require("lead")
        entry = Entry.blank(SurveyForm, anonymity=Anonymity.ANONYMOUS)
        return page("surveys/new.html", network=seen.network, entry=entry, **choices())

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, SurveyForm)
        if not entry.ok:
            return page("surveys/new.html", status=422, network=seen.network, entry=entry, **choices())
        form = entry.value
        survey = await actions.make(
            session,
            seen.network.id,
            kind=form.kind,
            title=form.title,
            intro=form.intro,
            anonymity=form.anonymity,
            closes_at=form.closes_at,
        )
        await session.commit()
        return go(f"/surveys/{survey.id}", N_("Luonnos on tallennettu. Lisää seuraavaksi kysymykset."))


class SurveyPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[queries.Seen]) -> Template | Redirect:
        """The coordinator's page; others are led to what they can do here."""
        if not seen.standing.may("lead"):
            return go(f"/surveys/{seen.survey.id}/{'answer' if seen.survey.stage is Stage.OPEN else 'results'}")
        return page(
            "surveys/survey.html",
            rate=await queries.response_rate(session, seen.survey.id),
            questions=await queries.questions_of(session, seen.survey.id),
            **about(seen),
        )

    @get("/edit", policy=Policy.COORDINATOR)
    async def edit(self, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        words = seen.survey.model_dump(include={"title", "kind", "anonymity", "intro", "version"})
        closes_at = seen.survey.closes_at
        entry = Entry.blank(SurveyForm, closes_on=local(closes_at).date() if closes_at else None, **words)
        return page("surveys/edit.html", entry=entry, **about(seen), **choices())

    @post("/edit", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, SurveyForm)
        if entry.ok:
            form = entry.value
            try:
                words = form.model_dump(exclude={"closes_on"})
                await editing.rewrite(session, seen.survey, closes_at=form.closes_at, **words)
                await session.commit()
                return go(f"/surveys/{seen.survey.id}", N_("Tallennettu."))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(seen.survey.version)]
        return page("surveys/edit.html", status=422, entry=entry, **about(seen), **choices())

    @get("/preview", policy=Policy.COORDINATOR)
    async def preview(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        questions = await queries.questions_of(session, seen.survey.id)
        return page("surveys/preview.html", questions=questions, entry=None, known=KNOWN, **about(seen))

    @post("/open", policy=Policy.COORDINATOR)
    async def open_survey(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        number = await actions.open_survey(session, seen.survey, somebody)
        await session.commit()
        said = n_("Kysely on auki. Kutsu lähti {n} henkilölle.", "Kysely on auki. Kutsu lähti {n} henkilölle.", number)
        return go(f"/surveys/{seen.survey.id}", said)

    @post("/close", policy=Policy.COORDINATOR)
    async def close(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.close(session, seen.survey, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/results", N_("Kysely on suljettu. Tulokset ovat tässä."))


def about(seen: queries.Seen) -> dict[str, Any]:
    return {
        "network": seen.network,
        "survey": seen.survey,
        "leads": seen.standing.may("lead"),
        "kinds": KINDS,
        "question_kinds": QUESTION_KINDS,
        "anonymities": ANONYMITIES,
    }


def choices() -> dict[str, Any]:
    """What the form of a survey offers, in words."""
    return {
        "kind_options": [(kind.value, _(word)) for kind, word in KINDS.items()],
        "anonymity_options": [(one.value, _(word), _(KNOWN[one])) for one, word in ANONYMITIES.items()],
    }
