"""Before results are shared: words are hidden from texts; then they are shared with the members, by a press."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.surveys import queries
from agentnet.surveys.coding import copies
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.reporting import actions, redacting
from agentnet.surveys.reporting.forms import RedactForm, ShareForm
from agentnet.surveys.reporting.keeping import figures_for
from agentnet.surveys.results import text_seen_by
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _


class SharingPages(Controller):
    path = "/surveys/{survey_id:uuid}/results"
    dependencies = {"seen": Provide(survey_in_sight)}

    @post("/share", policy=Policy.COORDINATOR)
    async def share(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        await figures_for(session, seen.survey)
        entry = await Entry.read(request, ShareForm)
        if not entry.ok:
            return page("surveys/share.html", status=422, sharing=entry, **about(seen))
        value = entry.value
        await actions.share(session, seen.survey, summary=value.summary, texts=value.texts, by=somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/results", N_("Tulokset on jaettu jäsenille."))

    @post("/unshare", policy=Policy.COORDINATOR)
    async def unshare(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.unshare(session, seen.survey, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/results", N_("Jakaminen on peruttu."))

    @get("/texts/{source_id:uuid}", policy=Policy.COORDINATOR)
    async def text(self, session: Session, seen: Seen[queries.Seen], source_id: FromPath[UUID]) -> Template:
        seen.standing.require("lead")
        item = await text_seen_by(session, seen.survey, seen.standing, source_id)
        there = (await redacting.redactions(session, seen.survey.id)).get(source_id)
        reason = there.reason if there else ""
        entry = Entry.blank(RedactForm, text=item.text, whole=bool(there and there.whole), reason=reason)
        return page("surveys/redact.html", entry=entry, item=item, there=there, **about(seen))

    @post("/texts/{source_id:uuid}", policy=Policy.COORDINATOR)
    async def hide(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[queries.Seen],
        somebody: Somebody,
        source_id: FromPath[UUID],
    ) -> Template | Redirect:
        seen.standing.require("lead")
        item = await text_seen_by(session, seen.survey, seen.standing, source_id)
        entry = await Entry.read(request, RedactForm)
        if entry.ok and not entry.value.whole and not entry.value.text:
            entry.refuse("text", _("Kirjoita, mitä tekstistä jää, tai valitse koko vastauksen piilottaminen."))
        if not entry.ok:
            there = (await redacting.redactions(session, seen.survey.id)).get(source_id)
            return page("surveys/redact.html", status=422, entry=entry, item=item, there=there, **about(seen))
        words = entry.value
        await copies.hide(
            session, seen.survey, item.id, text=words.text, whole=words.whole, reason=words.reason, by=somebody
        )
        await session.commit()
        return go(
            f"/surveys/{seen.survey.id}/results?teksti={item.id}#text-{item.id}", N_("Sanat on piilotettu kaikkialta.")
        )

    @post("/texts/{source_id:uuid}/restore", policy=Policy.COORDINATOR)
    async def restore(
        self, session: Session, seen: Seen[queries.Seen], somebody: Somebody, source_id: FromPath[UUID]
    ) -> Redirect:
        seen.standing.require("lead")
        item = await text_seen_by(session, seen.survey, seen.standing, source_id)
        await copies.restore(session, seen.survey, item.id, somebody)
        await session.commit()
        return go(
            f"/surveys/{seen.survey.id}/results?teksti={item.id}#text-{item.id}", N_("Alkuperäinen teksti näkyy taas.")
        )
