"""Two readings side by side, when both are ready: how alike they are, and what is to be settled."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.surveys.coding import apart
from agentnet.surveys.coding.forms import SettleForm
from agentnet.surveys.coding.pages.doors import Desk, book_at, book_with, desk_in_sight, drawn, query
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing


class ComparePages(Controller):
    path = "/surveys/{survey_id:uuid}/coding"
    dependencies = {"desk": Provide(desk_in_sight)}

    @get("/agreement", policy=Policy.COORDINATOR)
    async def show(self, session: Session, desk: Seen[Desk], question: FromQuery[str] = "") -> Template:
        book = await book_at(session, desk, question)
        if book is None or book.coding is None:
            raise Missing
        found, first, second = await apart.compared(session, book, desk.seen.standing)
        left = await apart.unsettled(session, book, found)
        names = [
            person.name if id and (person := await session.get(Person, id)) else ""
            for id in (book.coding.first_id, book.coding.second_id)
        ]
        more = drawn(desk, book, found=found, first=first, second=second, left=left, names=names)
        return page("surveys/coding/agreement.html", **more)

    @post("/texts/{source_id:uuid}/settle", policy=Policy.COORDINATOR)
    async def settle(
        self, request: Request[Any, Any, Any], session: Session, desk: Seen[Desk], source_id: FromPath[UUID]
    ) -> Redirect:
        book = await book_with(session, desk, source_id)
        back = f"{desk.at}/agreement?{query(question=book.question.key)}"
        entry = await Entry.read(request, SettleForm)
        if not entry.ok:
            return go(back, N_("Valitse koodi."))
        await apart.settle(session, book, source_id, entry.value.codes)
        await session.commit()
        return go(back, N_("Sovittu."))
