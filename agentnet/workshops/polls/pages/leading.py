"""What leaders press: open, close, show, hide; written answers one by one; the page of the projector."""

from typing import Any, Final

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Response

from agentnet.web import Entry, Policy, Seen, Session, go, here, safe_path
from agentnet.words import N_, Missing
from agentnet.workshops.polls import actions, keeping, queries, telling, views, writing
from agentnet.workshops.polls.flow import Audience, Step
from agentnet.workshops.polls.forms import ScreenForm, StepForm, TextForm
from agentnet.workshops.polls.pages.doors import pieces, poll_in_sight, require_lead, said, tell
from agentnet.workshops.polls.queries import Seen as SeenPoll

SAID: Final = {
    Step.OPEN: N_("Kysely on auki. Kaikki voivat vastata."),
    Step.CLOSE: N_("Kysely on suljettu."),
    Step.SHOW: N_("Tulokset näkyvät nyt kaikille."),
    Step.HIDE: N_("Tulokset on piilotettu."),
}


class LeadPages(Controller):
    path = "/polls/{poll_id:uuid}"
    dependencies = {"seen": Provide(poll_in_sight)}

    @post("/step", policy=Policy.PARTICIPANT)
    async def step(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenPoll]
    ) -> Response[Any] | Redirect:
        require_lead(seen)
        entry = await Entry.read(request, StepForm)
        if not entry.ok:
            raise Missing
        await actions.take(session, seen.poll, entry.value.step)
        await session.commit()
        await tell(seen.poll, everybody=True)
        return await _answer(session, seen, SAID[entry.value.step], entry.value.next)

    @post("/texts", policy=Policy.PARTICIPANT)
    async def texts(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenPoll]
    ) -> Response[Any] | Redirect:
        """Show or hide one written answer."""
        require_lead(seen)
        entry = await Entry.read(request, TextForm)
        hidden = entry.value.hidden() if entry.ok else None
        if hidden is not None:
            id, reason = hidden
            me = request.user
            await writing.hide_text(session, seen.poll, id, reason=reason, by=me.id)
        elif entry.ok and entry.value.show is not None:
            id = entry.value.show
            await writing.show_text(session, seen.poll, id)
        else:
            raise Missing
        await keeping.again(session, seen.poll)
        writer = await queries.writer_of(session, seen.poll.id, id)
        await session.commit()
        await tell(seen.poll)
        telling.tell_writer(seen.poll.id, writer)
        return await _answer(session, seen, N_("Vastaus on piilotettu.") if hidden else N_("Vastaus näkyy kaikille."))

    @post("/turn", policy=Policy.PARTICIPANT)
    async def turn(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenPoll]
    ) -> Response[Any] | Redirect:
        """Another page of the written answers on the projector."""
        require_lead(seen)
        entry = await Entry.read(request, ScreenForm)
        if not entry.ok:
            raise Missing
        await actions.lock(session, seen.poll)
        view = await views.seen(session, seen.poll, Audience.LEADERS)
        writing.turn_page(seen.poll, entry.value.page, view.screens)
        await session.commit()
        await tell(seen.poll)
        return await _answer(session, seen, N_("Valkokankaan sivu on vaihdettu."))


async def _answer(session: Session, seen: SeenPoll, words: str, to: str = "") -> Response[Any] | Redirect:
    if here().htmx:
        return said(await pieces(session, seen))
    return go(safe_path(to, f"/polls/{seen.poll.id}"), words)


HANDLERS: Final = (LeadPages,)
