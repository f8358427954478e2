"""The picture that opens a chapter: looks, not words. Approvals hold; a designer signs the looks off."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect
from sqlmodel import select

from agentnet.db import Session as Database
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.models import ChapterText
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.reviews import signing
from agentnet.network.models import Person
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Refused


class ArtForm(Form):
    """`art` is the name of one of the guide's pictures; empty: none."""

    art: Line = ""


async def open_with(session: Database, seen: SeenChapter, name: str, *, by: Person) -> bool:
    """Open the chapter with the picture, in every language; False when it already does.

    Raises:
        NotAllowed: `by` is no designer nor coordinator. Refused: the guide has no such picture.
    """
    seen.standing.require("design")
    if name == seen.chapter.art:
        return False
    if name and name not in await pictures.known(session, seen.guide.id):
        raise Refused(N_("Valitse kuva oppaan kuvista."))
    seen.chapter.art = name
    session.add(seen.chapter)
    for text in await _texts(session, seen.chapter.id):
        await signing.layout_changed(session, replace(seen, text=text), by=by)
    return True


async def _texts(session: Database, chapter_id: UUID) -> list[ChapterText]:
    return list(await session.scalars(select(ChapterText).where(ChapterText.chapter_id == chapter_id)))


class ArtPages(Controller):
    path = "/chapters/{chapter_id:uuid}/art"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @post(policy=Policy.COORDINATOR)
    async def choose(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("design")
        entry = await Entry.read(request, ArtForm)
        if not entry.ok:
            raise Refused(N_("Valitse kuva oppaan kuvista."))
        changed = await open_with(session, seen, entry.value.art, by=somebody)
        await session.commit()
        return go(seen.at(), N_("Avauskuva on tallennettu.") if changed else N_("Avauskuva on ennallaan."))


HANDLERS: Final = (ArtPages,)
