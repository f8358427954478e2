"""A new code, alone or at once on texts that were suggested together."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys.coding import actions
from agentnet.surveys.coding.forms import CodeForm
from agentnet.surveys.coding.pages.doors import Desk, beside, book_at, desk_in_sight, drawn, query
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing, Refused

Asked = Request[Any, Any, Any]


class NewCodePages(Controller):
    path = "/surveys/{survey_id:uuid}/coding/codes"
    dependencies = {"desk": Provide(desk_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def blank(self, session: Session, desk: Seen[Desk], question: FromQuery[str] = "") -> Template:
        book = await book_at(session, desk, question)
        if book is None:
            raise Missing
        entry = Entry.blank(CodeForm, question=question)
        return page("surveys/coding/new.html", entry=entry, chosen=[], **drawn(desk, book))

    @post(policy=Policy.COORDINATOR)
    async def make(self, request: Asked, session: Session, desk: Seen[Desk]) -> Template | Redirect:
        entry = await Entry.read(request, CodeForm)
        book = await book_at(session, desk, entry.typed.get("question", [""])[-1])
        if book is None:
            raise Missing
        if entry.ok:
            form = entry.value
            try:
                await actions.make_code(
                    session, book, name=form.name, description=form.description, tone=form.tone, texts=form.texts
                )
            except Refused as refused:
                beside(entry, "name", refused)
        if not entry.ok or entry.errors:
            chosen = entry.typed.get("texts", [])
            return page("surveys/coding/new.html", status=422, entry=entry, chosen=chosen, **drawn(desk, book))
        await session.commit()
        there = "/suggestions" if entry.value.texts else ""
        return go(f"{desk.at}{there}?{query(question=book.question.key)}", N_("Koodi on valmis käyttöön."))
