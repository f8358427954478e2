"""Doors to a network's guides: the list, a new guide, one guide with its chapters and editions."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template
from sqlmodel import select

from agentnet.guide.chapters import actions, queries, shown
from agentnet.guide.chapters.forms import ChapterForm, GuideForm, slug_of
from agentnet.guide.doors import SeenGuide, SeenNetwork, guide_in_sight, network_in_sight, theme_of
from agentnet.guide.editions.queries import editions_of
from agentnet.guide.editions.under_way import unfinished
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.guides.words import KINDS, LANGUAGES
from agentnet.guide.models import Guide
from agentnet.guide.reviews import terms
from agentnet.guide.translations.queries import other_tongues
from agentnet.network.queries import areas_of, current_themes
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _


class Guides(Controller):
    path = "/networks/{network_id:uuid}/guides"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def guides(self, session: Session, seen: Seen[SeenNetwork]) -> Template | Redirect:
        """One guide is gone to at once; several are listed."""
        network, standing = seen
        found = await queries.guides_of(session, network.id)
        if len(found) == 1:
            return go(f"/guides/{found[0].id}")
        entry, kinds = Entry.blank(GuideForm), {kind: _(words) for kind, words in KINDS.items()}
        return page(
            "guide/guides.html",
            network=network,
            standing=standing,
            guides=found,
            kinds=kinds,
            entry=entry,
            tab="guides",
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, seen: Seen[SeenNetwork]) -> Template:
        network, standing = seen
        standing.require("lead")
        return page("guide/guide_new.html", network=network, entry=Entry.blank(GuideForm))

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, GuideForm)
        if entry.ok:
            slug = entry.value.slug or slug_of(entry.value.title)
            if await session.scalar(select(Guide.id).where(Guide.slug == slug)):
                entry.refuse("slug", _("Osoite {slug} on jo käytössä. Valitse toinen.", slug=slug))
        if not entry.ok:
            return page("guide/guide_new.html", network=network, entry=entry, status=422)
        guide = Guide(network_id=network.id, title=entry.value.title, subtitle=entry.value.subtitle, slug=slug)
        session.add(guide)
        await session.commit()
        return go(f"/guides/{guide.id}", N_("Opas on perustettu. Lisää ensimmäinen luku."))


class GuidePages(Controller):
    path = "/guides/{guide_id:uuid}"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        guide, network, standing = seen
        chapters = await queries.chapters_of(session, guide.id, guide.languages[0])
        if not standing.may("read-drafts"):
            chapters = [(chapter, text) for chapter, text in chapters if text.stage in SEEN_BY_ALL]
        areas = {chapter.id: await queries.areas_of(session, chapter.id) for chapter, _text in chapters}
        return page(
            "guide/guide.html",
            network=network,
            standing=standing,
            guide=guide,
            chapters=chapters,
            areas=areas,
            stages={stage: _(words) for stage, words in shown.STAGES.items()},
            editions=await editions_of(session, guide.id),
            making=await unfinished(session, guide.id) if standing.may("lead") else [],
            kind=_(KINDS[guide.kind]),
            others=await other_tongues(session, guide, [chapter.id for chapter, _text in chapters], standing),
            names={code: _(words) for code, words in LANGUAGES.items()},
            look_again=await terms.near(session, guide) if standing.may("read-drafts") else [],
            tab="chapters",
        )

    @get("/chapters/new", policy=Policy.COORDINATOR)
    async def new_chapter(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        return await self._form(session, seen, Entry.blank(ChapterForm))

    @post("/chapters", policy=Policy.COORDINATOR)
    async def make_chapter(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, ChapterForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        form = entry.value
        known = {area.id for area in await areas_of(session, network.id)}
        chapter = await actions.make_chapter(
            session,
            guide,
            title=form.title,
            slug=slug_of(form.title),
            areas=[area for area in form.areas if area in known],
            theme_id=await theme_of(session, standing, form.theme_id),
            by=somebody,
        )
        await session.commit()
        return go(f"/chapters/{chapter.id}/edit", N_("Luku on perustettu. Voit aloittaa kirjoittamisen."))

    async def _form(self, session: Session, seen: SeenGuide, entry: Entry[ChapterForm], status: int = 200) -> Template:
        guide, network, standing = seen
        standing.require("lead")
        areas = await areas_of(session, network.id)
        themes = await current_themes(session, network.id)
        return page(
            "guide/chapter_new.html",
            network=network,
            guide=guide,
            entry=entry,
            area_options=[(area.id, area.name) for area in areas],
            theme_options=[(theme.id, theme.title) for theme in themes],
            status=status,
        )
