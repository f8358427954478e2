"""The desk of coding: texts a page at a time, codes put on them by a press, suggestions, and who codes."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from agentnet.child import ChildFailed
from agentnet.surveys.coding import actions, apart
from agentnet.surveys.coding.forms import PressForm, WayForm
from agentnet.surveys.coding.pages.doors import Desk, View, book_at, book_with, desk_in_sight, drawn, query, shown
from agentnet.surveys.coding.queries import Book
from agentnet.surveys.coding.suggesting import suggestions
from agentnet.web import Entry, Policy, Seen, Session, Somebody, answer, go, page
from agentnet.words import N_, Missing, Refused


class TextPages(Controller):
    path = "/surveys/{survey_id:uuid}/coding"
    dependencies = {"desk": Provide(desk_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(
        self,
        session: Session,
        desk: Seen[Desk],
        question: FromQuery[str] = "",
        show: FromQuery[str] = "",
        q: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        book = await book_at(session, desk, question)
        if book is None:
            return page("surveys/coding/none.html", **drawn(desk, None))
        view = View(show, q, number)
        items, view_page, last = shown(book, view)
        return page("surveys/coding/desk.html", items=items, view=view, page=view_page, last=last, **drawn(desk, book))

    @post("/texts/{source_id:uuid}", policy=Policy.COORDINATOR)
    async def press(
        self, request: Request[Any, Any, Any], session: Session, desk: Seen[Desk], source_id: FromPath[UUID]
    ) -> Response[Any] | Redirect:
        """Put a code on a text, take it off, or turn a suggestion down."""
        book = await book_with(session, desk, source_id)
        entry = await Entry.read(request, PressForm)
        if not entry.ok:
            return go(desk.at, N_("Valitse koodi."))
        form = entry.value
        if form.put:
            await actions.put(session, book, form.put, source_id)
        elif form.off:
            await actions.take_off(session, book, form.off, source_id)
        elif form.no:
            await actions.turn_down(session, book, form.no, source_id)
        await session.commit()
        book = await book_with(session, desk, source_id)
        view = View(form.show, form.q, form.page)
        item = next(one for one in book.texts.items if one.id == source_id)
        more = drawn(desk, book, item=item, view=view, page=form.page)
        return answer(request, "surveys/coding/_answer.html", to=_back(desk, book, form, source_id), **more)

    @get("/suggestions", policy=Policy.COORDINATOR)
    async def suggestions(self, session: Session, desk: Seen[Desk], question: FromQuery[str] = "") -> Template:
        book = await book_at(session, desk, question)
        if book is None:
            raise Missing
        try:
            found = await suggestions(book)
        except ChildFailed as failed:
            raise Refused(N_("Ehdotuksia ei voitu laskea. Yritä hetken päästä uudelleen.")) from failed
        return page("surveys/coding/suggestions.html", found=found, **drawn(desk, book))

    @post("/way", policy=Policy.COORDINATOR)
    async def way(
        self, request: Request[Any, Any, Any], session: Session, desk: Seen[Desk], somebody: Somebody
    ) -> Redirect:
        """Code apart by two, join, take it back, say that one is ready (or not yet)."""
        entry = await Entry.read(request, WayForm)
        book = await book_at(session, desk, entry.value.question if entry.ok else "")
        if book is None or not entry.ok:
            return go(desk.at)
        back = f"{desk.at}?{query(question=book.question.key)}"
        match entry.value.act:
            case "apart":
                await apart.part(session, book, somebody.id)
                said = N_("Koodaatte nyt kahdestaan. Kumpikin näkee vain omat koodinsa, kunnes molemmat ovat valmiita.")
            case "join":
                await apart.join(session, book, somebody.id)
                said = N_("Olet nyt toinen koodaaja.")
            case "together":
                await apart.together(session, book, somebody.id)
                said = N_("Koodaatte taas yhdessä.")
            case "ready" | "unready" as act:
                standing = desk.seen.standing
                if await apart.say_ready(session, book, somebody.id, ready=act == "ready", standing=standing):
                    back = f"{desk.at}/agreement?{query(question=book.question.key)}"
                said = N_("Merkitty.")
            case _:
                return go(back)
        await session.commit()
        return go(back, said)


def _back(desk: Desk, book: Book, form: PressForm, text: UUID) -> str:
    key = book.question.key
    if form.show == "suggestions":
        return f"{desk.at}/suggestions?{query(question=key)}"
    return f"{desk.at}?{query(question=key, show=form.show, q=form.q, number=form.page)}#text-{text}"
