"""One code's page, with everything that can be done to it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.queries import standing
from agentnet.surveys.coding import actions, themes
from agentnet.surveys.coding.forms import MergeForm, RenameForm, SplitForm, ThemeForm
from agentnet.surveys.coding.models import AnswerCode
from agentnet.surveys.coding.pages.doors import Desk, beside, book_of_code, desk_in_sight, drawn, query
from agentnet.surveys.coding.queries import Book
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused

Asked = Request[Any, Any, Any]


class CodePages(Controller):
    path = "/surveys/{survey_id:uuid}/coding/codes"
    dependencies = {"desk": Provide(desk_in_sight)}

    @get("/{code_id:uuid}", policy=Policy.COORDINATOR)
    async def show(self, session: Session, desk: Seen[Desk], code_id: FromPath[UUID]) -> Template:
        book, code = await book_of_code(session, desk, code_id)
        return await _page(session, desk, book, code)

    @post("/{code_id:uuid}", policy=Policy.COORDINATOR)
    async def change(
        self, request: Asked, session: Session, desk: Seen[Desk], code_id: FromPath[UUID]
    ) -> Template | Redirect:
        book, code = await book_of_code(session, desk, code_id)
        entry = await Entry.read(request, RenameForm)
        if entry.ok:
            form = entry.value.model_dump()
            try:
                await actions.change_code(session, book, book.code(code.id), **form)
            except Refused as refused:
                beside(entry, "name", refused)
        if not entry.ok or entry.errors:
            return await _page(session, desk, book, code, entry=entry, status=422)
        await themes.say_anew(session, code)
        await session.commit()
        return go(f"{desk.at}/codes/{code.id}", N_("Koodi on tallennettu."))

    @post("/{code_id:uuid}/merge", policy=Policy.COORDINATOR)
    async def merge(
        self, request: Asked, session: Session, desk: Seen[Desk], somebody: Somebody, code_id: FromPath[UUID]
    ) -> Template | Redirect:
        book, code = await book_of_code(session, desk, code_id)
        entry = await Entry.read(request, MergeForm)
        if not entry.ok:
            return await _page(session, desk, book, code, merging=entry, status=422)
        target = book.code(entry.value.into)
        await actions.merge(session, book, book.code(code.id), target, by=somebody.id)
        await session.commit()
        return go(f"{desk.at}/codes/{target.id}", N_("Koodit on yhdistetty. Yhdistämisen voi kumota koodien listalta."))

    @post("/{code_id:uuid}/split", policy=Policy.COORDINATOR)
    async def split(
        self, request: Asked, session: Session, desk: Seen[Desk], somebody: Somebody, code_id: FromPath[UUID]
    ) -> Template | Redirect:
        book, code = await book_of_code(session, desk, code_id)
        entry = await Entry.read(request, SplitForm)
        made: AnswerCode | None = None
        if entry.ok:
            form = entry.value
            try:
                made = await actions.split(
                    session, book, book.code(code.id), name=form.name, texts=form.texts, by=somebody.id
                )
            except Refused as refused:
                beside(entry, "name" if form.texts else "texts", refused)
        if made is None:
            return await _page(session, desk, book, code, splitting=entry, status=422)
        await session.commit()
        return go(f"{desk.at}/codes/{made.id}", N_("Osa teksteistä on nyt uudessa koodissa."))

    @post("/{code_id:uuid}/bin", policy=Policy.COORDINATOR)
    async def throw(self, session: Session, desk: Seen[Desk], somebody: Somebody, code_id: FromPath[UUID]) -> Redirect:
        book, code = await book_of_code(session, desk, code_id)
        await actions.throw(session, book, book.code(code.id), by=somebody.id)
        await session.commit()
        return go(_desk(desk, book), N_("Koodi on roskakorissa. Sen voi palauttaa koodien listalta."))

    @post("/{code_id:uuid}/restore", policy=Policy.COORDINATOR)
    async def restore(
        self, session: Session, desk: Seen[Desk], somebody: Somebody, code_id: FromPath[UUID]
    ) -> Redirect:
        book, code = await book_of_code(session, desk, code_id)
        await actions.bring_back(session, book, code.id, by=somebody.id)
        await session.commit()
        return go(_desk(desk, book), N_("Koodi on taas käytössä."))

    @post("/{code_id:uuid}/theme", policy=Policy.COORDINATOR)
    async def theme(
        self, request: Asked, session: Session, desk: Seen[Desk], somebody: Somebody, code_id: FromPath[UUID]
    ) -> Template | Redirect:
        """Poimi aineistoksi: material is the network's, so it is its coordinators who take it on."""
        book, code = await book_of_code(session, desk, code_id)
        (await standing(session, somebody, desk.seen.network.id)).require("lead")
        entry = await Entry.read(request, ThemeForm)
        if entry.ok:
            try:
                await themes.pick(session, book, book.code(code.id), entry.value.quotes, somebody.id)
            except Refused as refused:
                beside(entry, "quotes", refused)
        if not entry.ok or entry.errors:
            return await _page(session, desk, book, code, picking=entry, status=422)
        await session.commit()
        return go(f"{desk.at}/codes/{code.id}", N_("Teema on nyt aineistossa."))


def _desk(desk: Desk, book: Book) -> str:
    return f"{desk.at}?{query(question=book.question.key)}"


async def _page(
    session: Database, desk: Desk, book: Book, code: AnswerCode, *, status: int = 200, **entries: Entry[Any]
) -> Template:
    if code.binned_at is not None:
        raise Missing
    quoted = await themes.quoted(session, code.id)
    fresh = RenameForm.model_fields
    blank: dict[str, Entry[Any]] = {
        "entry": Entry.blank(RenameForm, **{name: getattr(code, name) for name in fresh}),
        "merging": Entry.blank(MergeForm),
        "splitting": Entry.blank(SplitForm),
        "picking": Entry.blank(ThemeForm, quotes=quoted),
    }
    others = [(str(one.id), one.name) for one in book.codes if one.id != code.id]
    under = set(book.texts_with(code.id))
    texts = [item for item in book.texts.items if item.id in under]
    picked = bool(await themes.picked(session, [code.id]))
    more = {"code": code, "others": others, "items": texts, "picked": picked, "theme": themes.theme_id(code.id)}
    return page("surveys/coding/code.html", status=status, **drawn(desk, book), **(blank | entries | more))
