"""Doors to the making of an edition, and to its record: hashes, files, approvals, withdrawal."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from sqlmodel import select

from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.editions import actions, queries
from agentnet.guide.editions.forms import EXTENTS, LINKS, EditionForm
from agentnet.guide.editions.printing import FORMATS
from agentnet.guide.flow import Extent
from agentnet.guide.guides.words import LANGUAGES
from agentnet.guide.models import Edition
from agentnet.notify.models import Job
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, here, page
from agentnet.words import N_, Missing, Refused, _


class EditionPages(Controller):
    path = "/guides/{guide_id:uuid}/editions"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, session: Session, seen: Seen[SeenGuide], language: FromQuery[str] = "") -> Template:
        entry = Entry.blank(EditionForm, formats=[*FORMATS], links="notes", extent=Extent.MAJOR)
        return await self._form(session, seen, entry, language)

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, EditionForm)
        job = None
        if entry.ok:
            try:
                asked = entry.value.model_dump(exclude={"chapters"})
                job = await actions.ask(session, guide, entry.value.chapters, **asked, by=somebody)
            except Refused as refused:
                entry.refuse("chapters", str(refused))
        if job is None:
            return await self._form(session, seen, entry, (entry.typed.get("language") or [""])[-1], status=422)
        await session.commit()
        return go(f"/guides/{guide.id}/editions/making/{job}")

    @get("/making/{job_id:uuid}", policy=Policy.COORDINATOR)
    async def making(
        self, session: Session, seen: Seen[SeenGuide], job_id: FromPath[UUID]
    ) -> Template | Redirect | Response[str]:
        """How far it is; the page may be left and come back to."""
        guide, network, standing = seen
        standing.require("lead")
        job = await session.get(Job, job_id)
        if job is None or job.about != guide.id or job.kind != actions.JOB:
            raise Missing
        number, language = str(job.values["number"]), str(job.values["language"])
        edition = await session.scalar(
            select(Edition).where(Edition.guide_id == guide.id, Edition.number == number, Edition.language == language)
        )
        if edition is not None:
            done = f"/guides/{guide.id}/editions/{edition.id}"
            if here().htmx:
                return Response("", headers={"HX-Redirect": done}, media_type="text/html")
            return go(done, N_("Painos {number} on valmis."), number=edition.number)
        return page("guide/making.html", network=network, guide=guide, job=job)

    async def _form(
        self, session: Session, seen: SeenGuide, entry: Entry[EditionForm], language: str = "", status: int = 200
    ) -> Template:
        guide, network, standing = seen
        standing.require("lead")
        language = language if language in guide.languages else guide.languages[0]
        candidates = await queries.candidates(session, guide.id, language)
        return page(
            "guide/edition_new.html",
            network=network,
            guide=guide,
            entry=entry,
            in_language=language,
            tongues=[(code, _(LANGUAGES[code])) for code in guide.languages],
            candidates=candidates,
            options=[(c.chapter.id, c.revision.title, _hint(c)) for c in candidates],
            all=[str(c.chapter.id) for c in candidates],
            formats=[(kind, _(one.words)) for kind, one in FORMATS.items()],
            links=[(kind, _(words)) for kind, words in LINKS.items()],
            extents=[(extent.value, _(words)) for extent, words in EXTENTS.items()],
            numbers=[await queries.next_number(session, guide, language, extent) for extent in Extent],
            status=status,
        )


def _hint(candidate: queries.Candidate) -> str:
    """Which revision goes in, and whether a newer draft is under way."""
    said = _("Versio {n}, hyväksytty molemmilla aloilla.", n=candidate.revision.n)
    return said + (" " + _("Uudempi luonnos on kesken eikä tule mukaan.") if candidate.newer else "")
