"""The guide as readers meet it: `/g/{slug}/{number}/…`, fast, without scripts, without an account, without cookies."""

from typing import Any, Final

import msgspec
from litestar import Controller, Request, Router, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response

from agentnet.guide.press import Brand
from agentnet.guide.press.brand_css import stylesheet
from agentnet.guide.reading import changes, desk_pages, file_pages, queries, reader_pages, saying_pages
from agentnet.guide.reading.chapter import chapter_page, named
from agentnet.guide.reading.finding import Found, search
from agentnet.guide.reading.queries import reading
from agentnet.guide.reading.searching import index_of
from agentnet.guide.reading.showing import shown, tagged, who
from agentnet.web import Me, Policy, Session, go
from agentnet.words import Missing

Ask = Request[Any, Any, Any]
MOST: Final = 100


class PublicGuide(Controller):
    path = "/g/{slug:str}"
    opt = {"shrinks": True, "indexed": True}

    @get(policy=Policy.PUBLIC)
    async def newest(self, session: Session, me: Me, slug: FromPath[str]) -> Redirect:
        """The guide's own address leads to its newest edition."""
        return go((await reading(session, me, slug)).base)

    @get("/{number:str}", policy=Policy.PUBLIC)
    async def cover(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        """What this is, its chapters, what changed, and what has changed since one's last visit."""
        found = await reading(session, me, slug, number)
        openings = await queries.openings(session, found.edition.id)
        context: dict[str, Any] = {
            **await changes.news_for(session, found, me),
            "openings": openings,
            "how": changes.HOW,
        }
        return shown(request, found, "guide/public_edition.html", **context)

    @get("/{number:str}/brand.css", policy=Policy.PUBLIC)
    async def brand(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        """The edition's own colours, by day and by night."""
        found = await reading(session, me, slug, number)
        try:
            brand = msgspec.convert(found.edition.brand, Brand)
        except msgspec.ValidationError:
            brand = Brand()
        return tagged(request, stylesheet(brand), kept=who(found), media_type="text/css")

    @get("/{number:str}/haku", policy=Policy.PUBLIC)
    async def look(
        self,
        request: Ask,
        session: Session,
        me: Me,
        slug: FromPath[str],
        number: FromPath[str],
        q: FromQuery[str] = "",
        told: FromQuery[str] = "",
    ) -> Response[str]:
        """By heading, with the passage; any form of a word finds any other."""
        found = await reading(session, me, slug, number)
        asked = " ".join(q.split())[:MOST]
        hits = search(await index_of(session, found), asked) if asked else Found()
        context: dict[str, Any] = {"q": asked, "found_here": hits, "told": bool(told), "here": "haku"}
        return shown(request, found, "guide/public_search.html", **context)

    @get("/{number:str}/sanasto", policy=Policy.PUBLIC)
    async def words(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        """The terms that the edition uses, with the meaning that both fields agreed on."""
        found = await reading(session, me, slug, number)
        return shown(request, found, "guide/public_words.html", here="sanasto")

    @get("/{number:str}/tiedot", policy=Policy.PUBLIC)
    async def about(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        """The colophon: from what, by whom, approved by whom, and the hash."""
        found = await reading(session, me, slug, number)
        approvals = {one.id: queries.approvals_in(one) for one in found.chapters}
        return shown(request, found, "guide/public_about.html", here="tiedot", approvals=approvals)

    @get("/{number:str}/painokset", policy=Policy.PUBLIC)
    async def editions(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        found = await reading(session, me, slug, number)
        return shown(request, found, "guide/public_editions.html", here="painokset")

    @get("/{number:str}/muutokset", policy=Policy.PUBLIC)
    async def changed(
        self,
        request: Ask,
        session: Session,
        me: Me,
        slug: FromPath[str],
        number: FromPath[str],
        since: FromQuery[str] = "",
    ) -> Response[str]:
        """Word by word, from the edition before, or the one that the reader read last."""
        found = await reading(session, me, slug, number)
        older = [one for one in found.same_language if one.created_at < found.edition.created_at]
        old = next((one for one in older if one.number == since), found.before)
        listed = await changes.word_by_word(session, found, old) if old else []
        context: dict[str, Any] = {"older": older, "old": old, "changes": listed, "how": changes.HOW}
        return shown(request, found, "guide/public_changes.html", here="muutokset", **context)

    @get("/{number:str}/{chapter:str}", policy=Policy.PUBLIC)
    async def chapter(
        self,
        request: Ask,
        session: Session,
        me: Me,
        slug: FromPath[str],
        number: FromPath[str],
        chapter: FromPath[str],
        kiitos: FromQuery[str] = "",
    ) -> Response[str]:
        """One chapter; with `.md` at the end of the address, its Markdown."""
        found = await reading(session, me, slug, number)
        name, _dot, kind = chapter.partition(".")
        one = named(found, name)
        if kind == "md":
            text = f"# {one.title}\n\n{await queries.text_of(session, one, 'markdown')}\n"
            return tagged(request, text, kept=who(found), media_type="text/markdown")
        if kind:
            raise Missing
        return await chapter_page(request, session, found, one, me, thanked=bool(kiitos))


ROOMS: Final = (file_pages, saying_pages, desk_pages, reader_pages)
HANDLERS: Final = (Router("/", route_handlers=[PublicGuide, *(one for room in ROOMS for one in room.HANDLERS)]),)
"""In one router: what is read and what is said share addresses."""
