"""What readers tell us: whether a chapter helped, what they searched for in vain, and that they have read an edition.

The first two are sent by nobody: no account, no cookie, and only a keyed hash of the address, in memory, to keep count.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import Controller, Request, post
from litestar.params import FromPath
from litestar.response import Redirect, Response
from pydantic import StringConstraints
from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session as Database
from agentnet.guide.reading import changes
from agentnet.guide.reading.chapter import chapter_page, named
from agentnet.guide.reading.finding import search
from agentnet.guide.reading.models import Helped, MissedSearch
from agentnet.guide.reading.queries import reading
from agentnet.guide.reading.searching import index_of, keep_missed
from agentnet.web import Entry, Form, Line, Me, Policy, Session, Somebody, Text, go, here, limit
from agentnet.web.formats import local
from agentnet.web.visit import sign
from agentnet.words import N_

Ask = Request[Any, Any, Any]
MOST_MISSED: Final = 2_000


class HelpForm(Form):
    answer: Literal["yes", "no"] = "yes"
    word: Annotated[Text, StringConstraints(max_length=1000)] = ""


class MissedForm(Form):
    q: Annotated[Line, StringConstraints(max_length=100)] = ""


class Saying(Controller):
    path = "/g/{slug:str}/{number:str}"

    @post("/{chapter:str}/apua", policy=Policy.PUBLIC, unsigned=True)
    async def helped(
        self,
        request: Ask,
        session: Session,
        me: Me,
        slug: FromPath[str],
        number: FromPath[str],
        chapter: FromPath[str],
    ) -> Response[Any]:
        """Yes or no, perhaps with a word."""
        found = await reading(session, me, slug, number)
        one = named(found, chapter)
        _without_a_trace(request)
        entry = await Entry.read(request, HelpForm)
        if not entry.ok:
            return await chapter_page(request, session, found, one, me, entry=entry, status=422)
        session.add(
            Helped(
                edition_id=found.edition.id,
                chapter_id=one.chapter_id,
                helped=entry.value.answer == "yes",
                word=entry.value.word,
                day=_today(),
            )
        )
        await session.commit()
        return go(f"{found.base}/{one.slug}?kiitos=1#apua")

    @post("/haku", policy=Policy.PUBLIC, unsigned=True)
    async def missed(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Redirect:
        """These words were found nowhere: one more time. What is found after all is not kept."""
        found = await reading(session, me, slug, number)
        _without_a_trace(request)
        entry = await Entry.read(request, MissedForm)
        in_vain = entry.ok and entry.value.q and not search(await index_of(session, found), entry.value.q, most=1).hits
        if in_vain and await _has_room(session, found.edition.id):
            await keep_missed(session, found.edition.id, entry.value.q)
            await session.commit()
        return go(f"{found.base}/haku?told=1")

    @post("/luettu", policy=Policy.SIGNED_IN)
    async def read(self, session: Session, somebody: Somebody, slug: FromPath[str], number: FromPath[str]) -> Redirect:
        found = await reading(session, somebody, slug, number)
        await changes.mark_read(session, found, somebody)
        await session.commit()
        return go(found.base, N_("Painos {number} on merkitty luetuksi."), number=found.edition.number)


def _without_a_trace(request: Ask) -> None:
    """Count what comes from one address, and leave no cookie with those who had none.

    Raises:
        TooMany: so much comes from there that no reader sends it.
    """
    here().set_key = False if here().me is None else here().set_key
    limit("reader", sign("reader", request.client.host if request.client else ""))


async def _has_room(session: Database, edition_id: UUID) -> bool:
    """Whether more may be kept of an edition: a flood of nonsense fills no disk."""
    kept = await session.scalar(
        select(func.count()).select_from(MissedSearch).where(col(MissedSearch.edition_id) == edition_id)
    )
    return (kept or 0) < MOST_MISSED


def _today() -> date:
    return local(clock.now()).date()


HANDLERS: Final = (Saying,)
