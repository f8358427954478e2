"""Results, only through the suppression service; wishes go on from here as themes and as material.

Themes and material are the network's: its coordinators take wishes on. The owner of a series leads its surveys only.
"""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import actions as network
from agentnet.network.queries import current_themes, standing
from agentnet.sources import actions as thread
from agentnet.sources.queries import picked_in
from agentnet.surveys import queries
from agentnet.surveys.asking import QUADRANTS
from agentnet.surveys.coding import counting
from agentnet.surveys.flow import Stage
from agentnet.surveys.forms import WishForm
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.reporting import charts, telling
from agentnet.surveys.reporting.forms import ShareForm
from agentnet.surveys.reporting.picking import groups_of, pick
from agentnet.surveys.results import results_of, text_seen_by
from agentnet.surveys.turning import turn
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_

WORDS: Final = {"tell": telling, "charts": charts, "quadrants": QUADRANTS}
"""What the templates of results say figures with."""


class ResultPages(Controller):
    path = "/surveys/{survey_id:uuid}/results"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template:
        """`?ryhmittely=`, `?haku=` and `?sivu=` pick the groups; `?tekstit=` and `?osa=` turn a question's texts."""
        rate = await queries.response_rate(session, seen.survey.id)
        if seen.survey.stage is not Stage.CLOSED:
            return page("surveys/waiting.html", rate=rate, **about(seen))
        found = await results_of(session, seen.survey, seen.standing)
        shared = found.shared
        sharing = Entry.blank(ShareForm, summary=shared.summary if shared else "", texts=bool(shared and shared.texts))
        themes = await current_themes(session, seen.network.id)
        taken = {theme.source_id for theme in themes if theme.source_id}
        picked_texts = await picked_in(session, seen.network.id)
        onward = (await standing(session, somebody, seen.network.id)).may("lead")
        counts = await counting.counts_of(session, seen.survey) if counting.may_read(found) else {}
        asked = request.query_params
        turned = {"picked": pick(groups_of([found.figures]), asked), "turned": turn(found, asked)}
        about_it: dict[str, Any] = WORDS | about(seen) | turned
        about_it |= {"found": found, "counts": counts, "sharing": sharing}
        about_it |= {"taken": taken, "picked_texts": picked_texts, "onward": onward}
        return page("surveys/results.html", rate=rate, **about_it)

    @post("/theme", policy=Policy.COORDINATOR)
    async def theme(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template | Redirect:
        """Poimi teemaksi: the page asks for the theme's name first, with the wish in sight."""
        (await standing(session, somebody, seen.network.id)).require("lead")
        entry = await Entry.read(request, WishForm)
        if "source_id" in entry.errors:
            return go(f"/surveys/{seen.survey.id}/results", N_("Vastausta ei löytynyt tämän kyselyn tuloksista."))
        source_id = UUID(entry.typed["source_id"][-1])
        wish = await text_seen_by(session, seen.survey, seen.standing, source_id)
        if not entry.ok or not entry.value.title:
            status = 200 if entry.ok else 422
            return page("surveys/theme.html", status=status, wish=wish, entry=entry, **about(seen))
        await network.add_theme(
            session, seen.network.id, entry.value.title, wish.text, source_id=wish.id, by=somebody.id
        )
        await session.commit()
        return go(
            f"/surveys/{seen.survey.id}/results?teksti={wish.id}#text-{wish.id}", N_("Toiveesta tuli vuoden teema.")
        )

    @post("/pick", policy=Policy.COORDINATOR)
    async def pick(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Redirect:
        (await standing(session, somebody, seen.network.id)).require("lead")
        entry = await Entry.read(request, WishForm)
        back = f"/surveys/{seen.survey.id}/results"
        if not entry.ok:
            return go(back, N_("Vastausta ei löytynyt tämän kyselyn tuloksista."))
        wish = await text_seen_by(session, seen.survey, seen.standing, entry.value.source_id)
        await thread.pick(session, seen.network.id, wish.id, None, somebody.id)
        await session.commit()
        return go(f"{back}?teksti={wish.id}#text-{wish.id}", N_("Vastaus on nyt aineistossa."))
