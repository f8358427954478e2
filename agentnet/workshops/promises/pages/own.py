"""One's own promise: give it, change it, withdraw it, and tell before the next workshop how it went."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.web import Entry, Me, Policy, Seen, Session, go, here, limit, page
from agentnet.words import N_, NotAllowed, _
from agentnet.workshops import news
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.models import Participant
from agentnet.workshops.pages.doors import workshop_in_sight
from agentnet.workshops.picking.queries import about_my_name
from agentnet.workshops.promises import actions, queries, rights, rules
from agentnet.workshops.promises.flow import KEPT, SHARINGS, Sharing
from agentnet.workshops.promises.forms import AnswerForm, PromiseForm
from agentnet.workshops.promises.models import Promise
from agentnet.workshops.queries import Seen as SeenWorkshop

Asked = Request[Any, Any, Any]


class PromisePages(Controller):
    path = "/workshops/{workshop_id:uuid}/promise"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def show(
        self, session: Session, me: Me, seen: Seen[SeenWorkshop], edit: FromQuery[bool] = False
    ) -> Template | Redirect:
        """The promise, or the form for one. Who leads without taking part sees what it looks like."""
        if seen.participant is None and me and (await about_my_name(session, seen.workshop, me))[0] is not None:
            return go(f"/workshops/{seen.workshop.id}", N_("Kerro ensin, olitko se sinä, joka liittyi nimelläsi."))
        if seen.participant is None and not seen.leads:
            raise NotAllowed(N_("Lupauksen antavat ne, jotka ovat mukana työpajassa."))
        return await _shown(session, seen, edit=edit)

    @post(policy=Policy.PARTICIPANT)
    async def give(
        self, request: Asked, session: Session, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect | Response[str]:
        """What cannot be is a sentence for a script, which keeps the words, and the page for everybody else."""
        who = _taking_part(seen)
        limit("board write", f"participant:{who.id}")
        entry = await Entry.read(request, PromiseForm)
        if not entry.ok and here().htmx:
            said = next(iter(entry.errors.values()))
            return Response(said, status_code=422, media_type="text/plain; charset=utf-8")
        if not entry.ok:
            return await _shown(session, seen, entry=entry, status=422)
        form = entry.value
        await actions.give(session, seen.workshop, who, text=form.text, sharing=form.sharing)
        await session.commit()
        return await _after(session, seen, N_("Lupauksesi on tallessa."))

    @post("/withdraw", policy=Policy.PARTICIPANT)
    async def withdraw(self, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        await actions.withdraw(session, _taking_part(seen))
        await session.commit()
        return await _after(session, seen, N_("Lupaus on peruttu, ja sen sanat on poistettu."))

    @post("/answer", policy=Policy.MEMBER)
    async def answer(self, request: Asked, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        who = _taking_part(seen)
        limit("board write", f"participant:{who.id}")
        entry = await Entry.read(request, AnswerForm)
        if not entry.ok:
            return await _shown(session, seen, answer=entry, status=422)
        await actions.answer(session, seen.workshop, who, kept=entry.value.kept, learnt=entry.value.learnt)
        await session.commit()
        return await _after(session, seen, N_("Kiitos! Yhden ihmisen kokeilusta oppii koko verkosto."))


def _taking_part(seen: SeenWorkshop) -> Participant:
    """Raises `NotAllowed` for those who are not in."""
    if seen.participant is None:
        raise NotAllowed(N_("Lupauksen antavat ne, jotka ovat mukana työpajassa."))
    return seen.participant


async def _after(session: Database, seen: SeenWorkshop, said: str) -> Template | Redirect:
    """The piece that has changed, for a script; the page for everybody else."""
    if here().htmx:
        return page("promises/_mine.html", **await _context(session, seen, said=_(said)))
    return go(f"/workshops/{seen.workshop.id}/promise", said)


async def _shown(
    session: Database,
    seen: SeenWorkshop,
    *,
    edit: bool = False,
    entry: Entry[PromiseForm] | None = None,
    answer: Entry[AnswerForm] | None = None,
    status: int = 200,
) -> Template:
    context = await _context(session, seen, edit=edit, entry=entry, answer=answer)
    path, kind = f"/workshops/{seen.workshop.id}/promise", ActivityKind.PROMISE
    context["following"] = await news.following(seen.workshop, path, kind=kind, since=seen.tick)
    return page("promises/promise.html", status=status, **context)


async def _context(
    session: Database,
    seen: SeenWorkshop,
    *,
    edit: bool = False,
    entry: Entry[PromiseForm] | None = None,
    answer: Entry[AnswerForm] | None = None,
    said: str = "",
) -> dict[str, Any]:
    who = seen.participant
    mine = await queries.promise_of(session, who.id) if who else None
    writes = rights.may_promise(seen.workshop, who, mine)
    given = mine if rights.is_given(mine) else None
    return {
        "network": seen.network if seen.standing else None,
        "seen": seen,
        "workshop": seen.workshop,
        "mine": given,
        "writes": writes and (given is None or edit or entry is not None),
        "edits": writes,
        "answers": rights.may_answer(seen.workshop, who, mine),
        "entry": entry or _blank(given),
        "answer": answer or _told(given),
        "sharings": [(one.value, _(name), _(what)) for one, (name, what) in SHARINGS.items()],
        "kept": [(one.value, _(name)) for one, name in KEPT.items()],
        "limit": rules.LENGTH,
        "said": said,
    }


def _blank(given: Promise | None) -> Entry[PromiseForm]:
    if given is None:
        return Entry.blank(PromiseForm, sharing=Sharing.NAMELESS)
    return Entry.blank(PromiseForm, text=given.text, sharing=given.sharing)


def _told(given: Promise | None) -> Entry[AnswerForm]:
    if given is None or given.kept is None:
        return Entry.blank(AnswerForm)
    return Entry.blank(AnswerForm, kept=given.kept, learnt=given.learnt)
