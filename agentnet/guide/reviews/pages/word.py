"""Doors of the Word round trip: the file out, the commented file back, what was found in it, and taking it in."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.press.word_package import Unfit
from agentnet.guide.reviews import talking, word
from agentnet.guide.reviews.forms import TakeForm, WordForm
from agentnet.guide.reviews.queries import seats_of, word_return_seen_by
from agentnet.guide.rules import require_voice
from agentnet.network.models import Person
from agentnet.network.queries import directors_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, here, limit, page
from agentnet.words import N_, Missing, Refused, _, n_

Asked = Request[Any, Any, Any]
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY: Final = 20 << 20


class WordPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get("/review.docx", policy=Policy.MEMBER)
    async def out(self, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Response[bytes]:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        limit("chapter paper", str(somebody.id))
        made = await word.outgoing(session, seen)
        name = f"{seen.chapter.slug}-{seen.text.language}-{seen.text.revision}.docx"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(made, media_type=WORD, headers=headers)

    @get("/word", policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Template:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        return await self._page(session, seen, somebody, Entry.blank(WordForm))

    @post("/word", policy=Policy.MEMBER, files=True, request_max_body_size=BODY)
    async def back(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        """A commented file comes back. Nothing is taken in yet."""
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        limit("chapter paper", str(somebody.id))
        entry = await Entry.read(request, WordForm)
        sent = here().form.files.get("file", [])
        if not sent or not sent[0].data:
            entry.refuse("file", _("Valitse tiedosto, johon kirjoitit kommentit."))
        elif len(sent[0].data) > word.LARGEST:
            entry.refuse("file", _("Tiedosto on liian suuri: enintään {n} megatavua.", n=word.LARGEST >> 20))
        if not entry.errors:
            try:
                whose = await self._whose(session, seen, somebody, entry.value.director_id)
                row = await word.incoming(session, seen, sent[0].name, sent[0].data, whose=whose, by=somebody)
                await session.commit()
                return go(seen.at(f"/word/{row.id}"))
            except Unfit as unfit:
                entry.refuse("file", unfit.sentence)
        return await self._page(session, seen, somebody, entry, status=422)

    @get("/word/{return_id:uuid}", policy=Policy.MEMBER)
    async def found(
        self, session: Session, seen: Seen[SeenChapter], somebody: Somebody, return_id: FromPath[UUID]
    ) -> Template:
        """What was found: which paragraph, which words, what could not be placed."""
        row = await word_return_seen_by(session, seen, somebody, return_id)
        whose = (await chapters.names(session, [row.director_id]))[row.director_id]
        found = word.found_in(row)
        return page(
            "guide/word_found.html",
            network=seen.network,
            seen=seen,
            row=row,
            whose=whose,
            found=found,
            fresh=sum(one.takes for one in found),
        )

    @post("/word/{return_id:uuid}", policy=Policy.MEMBER)
    async def take(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody, return_id: FromPath[UUID]
    ) -> Redirect:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        row = await word_return_seen_by(session, seen, somebody, return_id)
        entry = await Entry.read(request, TakeForm)
        if not entry.ok:
            raise Missing
        if row.taken_at is not None:
            raise Refused(N_("Nämä kommentit on jo luettu sisään."))
        whose = await self._whose(session, seen, somebody, row.director_id)
        made = await word.take(session, seen, row, entry.value.chosen, whose, by=somebody)
        await session.commit()
        return go(seen.at("/review", "#talks-head"), n_("{n} kommentti luettiin.", "{n} kommenttia luettiin.", made))

    async def _whose(self, session: Session, seen: SeenChapter, me: Person, director_id: UUID | None) -> Person:
        """One's own, or (a coordinator) those of a director."""
        if director_id is None or director_id == me.id:
            return me
        seen.standing.require("lead")
        return await talking.director_of(session, seen, director_id)

    async def _page(
        self, session: Session, seen: SeenChapter, me: Person, entry: Entry[WordForm], status: int = 200
    ) -> Template:
        areas = [area.id for area in seen.areas]
        leads = seen.standing.may("lead") and areas
        directors = await directors_of(session, seen.network.id, areas) if leads else []
        people = {one.person.id: one.person.name for one in directors}
        return page(
            "guide/word.html",
            network=seen.network,
            seen=seen,
            entry=entry,
            people=[(me.id, _("Omat kommenttini")), *people.items()] if people else [],
            most=word.LARGEST >> 20,
            status=status,
        )
