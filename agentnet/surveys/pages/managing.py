"""A survey's own page, its words, opening and closing it. The list of surveys and new ones are in `lists`."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.queries import standing
from agentnet.surveys import actions, editing, queries
from agentnet.surveys.flow import Anonymity, Asked, Stage
from agentnet.surveys.forms import SurveyForm
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.rules import ANONYMITIES, KIND_ICONS, KINDS, KNOWN, QUESTION_KINDS
from agentnet.surveys.waves.forms import ONLY_ANONYMOUS
from agentnet.surveys.waves.showing import shown_wave
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Refused, _, n_


class SurveyPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[queries.Seen]) -> Template | Redirect:
        """The coordinator's page; others are led to what they can do here."""
        if not seen.standing.may("lead"):
            to_answer = seen.survey.stage is Stage.OPEN and seen.survey.asked is Asked.MEMBERS
            return go(f"/surveys/{seen.survey.id}/{'answer' if to_answer else 'results'}")
        questions = await queries.questions_of(session, seen.survey.id)
        removed = await editing.removed_from(session, seen.survey)
        wave = await shown_wave(session, seen.survey)
        return page("surveys/survey.html", questions=questions, removed=removed, **wave, **about(seen))

    @get("/edit", policy=Policy.COORDINATOR)
    async def edit(self, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        words = seen.survey.model_dump(include={"title", "kind", "anonymity", "intro", "version"})
        closes_at = seen.survey.closes_at
        entry = Entry.blank(SurveyForm, closes_on=local(closes_at).date() if closes_at else None, **words)
        return page("surveys/edit.html", entry=entry, **about(seen), **choices())

    @post("/edit", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, SurveyForm)
        coordinates = (await standing(session, somebody, seen.network.id)).may("lead")
        if entry.ok and entry.value.anonymity is not Anonymity.ANONYMOUS and not coordinates:
            entry.refuse("anonymity", _("Vain koordinaattori voi tehdä kyselyn, jossa vastaajan nimi tiedetään."))
        if entry.ok and entry.value.anonymity is not Anonymity.ANONYMOUS and seen.survey.asked is not Asked.MEMBERS:
            entry.refuse("anonymity", _(ONLY_ANONYMOUS))
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

    @post("/open", policy=Policy.COORDINATOR)
    async def open_survey(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        number = await actions.open_survey(session, seen.survey, somebody)
        await session.commit()
        said = n_("Kysely on auki. Kutsu lähti {n} henkilölle.", "Kysely on auki. Kutsu lähti {n} henkilölle.", number)
        if seen.survey.asked is Asked.UNITS:
            said = N_("Kysely on auki. Jaa seuraavaksi linkki tai juliste yksiköihin.")
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
        "kind_icons": KIND_ICONS,
        "anonymities": ANONYMITIES,
    }


def choices() -> dict[str, Any]:
    """What the form of a survey offers, in words."""
    return {
        "kind_options": [(kind.value, _(word)) for kind, word in KINDS.items()],
        "anonymity_options": [(one.value, _(word), _(KNOWN[one])) for one, word in ANONYMITIES.items()],
    }
