"""Doors to guides and to one chapter: reading it, its areas, its stages, its earlier revisions."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.guide import press
from agentnet.guide.chapters import actions, queries, reading, shown
from agentnet.guide.chapters.forms import AreasForm, StepForm
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.flow import EDITABLE
from agentnet.guide.pictures.queries import pictures_of
from agentnet.guide.reviews.pages.show import around
from agentnet.guide.rules import may_write
from agentnet.network.queries import areas_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused


class ChapterPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        """The chapter as it will look, its story, and where it came from."""
        revision = await queries.revision_of(session, seen.text)
        blocks = queries.blocks_of(revision)
        known = await reading.known(session, seen.chapter, seen.network.id, reader=seen.standing)
        origins, findings = await shown.behind(session, seen)
        return page(
            "guide/chapter.html",
            network=seen.network,
            seen=seen,
            body=press.render(blocks, language=seen.text.language, known=known),
            revision=revision,
            steps=shown.stage_steps(seen.text.stage),
            buttons=shown.buttons(seen),
            may_write=may_write(seen.text.stage, seen.standing),
            may_choose_art=seen.standing.may("design"),
            pictures=await pictures_of(session, seen.guide.id) if seen.standing.may("design") else [],
            may_name_areas=seen.standing.may("lead") and seen.text.stage in EDITABLE,
            **await around(session, seen),
            origins=origins,
            findings=findings,
            all_areas=await areas_of(session, seen.network.id) if seen.standing.may("lead") else [],
        )

    @get("/revisions/{n:int}", policy=Policy.MEMBER)
    async def revision(self, session: Session, seen: Seen[SeenChapter], n: FromPath[int]) -> Template:
        """An earlier revision, as it was."""
        if not seen.standing.may("read-drafts"):
            raise Missing
        revision = await queries.revision_of(session, seen.text, n)
        if revision is None:
            raise Missing
        known = await reading.known(session, seen.chapter, seen.network.id, reader=seen.standing)
        body = press.render(queries.blocks_of(revision), language=seen.text.language, known=known)
        people = await queries.names(session, [revision.by])
        return page(
            "guide/revision.html", network=seen.network, seen=seen, revision=revision, body=body, by=people[revision.by]
        )

    @post("/stage", policy=Policy.COORDINATOR)
    async def step(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        entry = await Entry.read(request, StepForm)
        if not entry.ok or entry.value.step not in shown.BUTTONS:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        await actions.take(session, seen, entry.value.step, roles=seen.standing.roles, by=somebody)
        await session.commit()
        if entry.value.step in shown.BACKWARDS:
            return go(seen.at(), N_("Luku on taas luonnoksena."))
        return go(seen.at(), N_("Luku on siirtynyt seuraavaan vaiheeseen."))

    @post("/areas", policy=Policy.COORDINATOR)
    async def name_areas(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter]) -> Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, AreasForm)
        if not entry.ok:
            raise Refused(N_("Valitse palvelualueet luettelosta."))
        for stage in await queries.stages_of(session, seen.chapter.id):
            actions.require_open_areas(stage)
        known = {area.id for area in await areas_of(session, seen.network.id)}
        areas: list[UUID] = [area for area in entry.value.areas if area in known]
        await actions.name_areas(session, seen.chapter, areas)
        await session.commit()
        return go(seen.at(), N_("Luvun palvelualueet on tallennettu."))
