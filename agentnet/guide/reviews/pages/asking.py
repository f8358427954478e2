"""Doors of those who lead: a chapter goes to its directors, they are reminded, terms are kept, looks signed off."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.chapters import actions, shown
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.reviews import reminders, signing, terms
from agentnet.guide.reviews.forms import SendForm, TermsForm
from agentnet.guide.reviews.queries import asked_on
from agentnet.guide.reviews.short import short
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, NotAllowed, Refused, n_

Asked = Request[Any, Any, Any]


class AskPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get("/send", policy=Policy.COORDINATOR)
    async def show_send(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        """What the directors are told with the text; the rest of the two-minute version makes itself.

        The reason of an earlier version is not offered for a new one.
        """
        _require_sender(seen)
        step, text = await asked_on(session, seen.text.id), seen.text
        why = text.why if step is None or step.revision == text.revision else ""
        initial = {"why": why, "asks": text.asks, "register_number": text.register_number}
        return await self._send_page(session, seen, Entry.blank(SendForm, **initial))

    @post("/send", policy=Policy.COORDINATOR)
    async def send(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        _require_sender(seen)
        entry = await Entry.read(request, SendForm)
        if not entry.ok:
            return await self._send_page(session, seen, entry, status=422)
        form, text = entry.value, seen.text
        text.why, text.asks, text.register_number = form.why, form.asks, form.register_number
        try:
            await actions.take(session, seen, "review", roles=seen.standing.roles, by=somebody)
        except NotAllowed:
            raise
        except Refused as refused:
            # What was set above is never committed; rolling it back would take the page's own rows along.
            return await self._send_page(session, seen, entry, wrong=str(refused), status=409)
        await session.commit()
        return go(seen.at(), N_("Luku on johtajien käsittelyssä. Heille on lähetetty kirje."))

    async def _send_page(
        self, session: Session, seen: SeenChapter, entry: Entry[SendForm], wrong: str = "", status: int = 200
    ) -> Template:
        return page(
            "guide/send.html",
            network=seen.network,
            seen=seen,
            entry=entry,
            short=await short(session, seen),
            states=await shown.area_states(session, seen),
            wrong=wrong,
            status=status,
        )

    @post("/remind", policy=Policy.COORDINATOR)
    async def remind(self, session: Session, seen: Seen[SeenChapter]) -> Redirect:
        """Remind those who have not answered; the same people once a day."""
        seen.standing.require("lead")
        told = await reminders.remind_now(session, seen)
        await session.commit()
        return go(
            seen.at("/review"),
            n_("Muistutus on lähetetty {n} henkilölle.", "Muistutus on lähetetty {n} henkilölle.", told),
        )

    @post("/sign", policy=Policy.COORDINATOR)
    async def sign(self, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Redirect:
        """A change of looks alone is for a designer to sign off."""
        await signing.sign_off(session, seen, by=somebody)
        await session.commit()
        return go(seen.at(), N_("Ulkoasu on kuitattu."))

    @get("/terms", policy=Policy.COORDINATOR)
    async def show_terms(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        seen.standing.require("lead")
        chapter = seen.chapter
        initial = {
            "owner": chapter.owner,
            "owner_id": chapter.owner_id,
            "valid_from": chapter.valid_from,
            "look_again_by": chapter.look_again_by,
            "register_number": seen.text.register_number,
        }
        return await self._terms_page(session, seen, Entry.blank(TermsForm, **initial))

    @post("/terms", policy=Policy.COORDINATOR)
    async def keep_terms(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, TermsForm)
        if entry.ok:
            try:
                await terms.set_terms(session, seen, entry.value, by=somebody)
            except terms.BadTerms as bad:
                entry.refuse(bad.field, str(bad))
        if entry.errors:
            return await self._terms_page(session, seen, entry, status=422)
        await session.commit()
        return go(seen.at(), N_("Vastuutaho ja päivät on tallennettu."))

    async def _terms_page(
        self, session: Session, seen: SeenChapter, entry: Entry[TermsForm], status: int = 200
    ) -> Template:
        people = [(one.id, one.name) for one in await terms.owners(session, seen.network.id)]
        return page("guide/terms.html", network=seen.network, seen=seen, entry=entry, people=people, status=status)


def _require_sender(seen: SeenChapter) -> None:
    """Raises `Refused` or `NotAllowed`: it cannot go to review from here, or not by this person."""
    actions.allowed(seen.text.stage, "review", seen.standing.roles)
