"""Doors to the making of an edition, and to its record: hashes, files, approvals, withdrawal."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template
from sqlmodel import col, select

from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.editions import actions, queries
from agentnet.guide.models import Edition, EditionFile, Withdrawal
from agentnet.notify.models import Job
from agentnet.web import Chosen, Entry, Form, Policy, Seen, Session, Somebody, Text, go, here, page
from agentnet.words import N_, Missing, Refused, _


class EditionForm(Form):
    chapters: Chosen[UUID] = []
    change_note: Text


class WithdrawForm(Form):
    reason: Text


class EditionPages(Controller):
    path = "/guides/{guide_id:uuid}/editions"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        return await self._form(session, seen, Entry.blank(EditionForm))

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
                job = await actions.ask(
                    session, guide, entry.value.chapters, change_note=entry.value.change_note, by=somebody
                )
            except Refused as refused:
                entry.refuse("chapters", str(refused))
        if job is None:
            return await self._form(session, seen, entry, status=422)
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
        edition = await session.scalar(
            select(Edition).where(Edition.guide_id == guide.id, Edition.number == str(job.values["number"]))
        )
        if edition is not None:
            done = f"/guides/{guide.id}/editions/{edition.id}"
            if here().htmx:
                return Response("", headers={"HX-Redirect": done}, media_type="text/html")
            return go(done, N_("Painos {number} on valmis."), number=edition.number)
        return page("guide/making.html", network=network, guide=guide, job=job)

    @get("/{edition_id:uuid}", policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenGuide], edition_id: FromPath[UUID]) -> Template:
        edition = await self._edition(session, seen[0].id, edition_id)
        return await self._record(session, seen, edition, Entry.blank(WithdrawForm))

    async def _record(
        self, session: Session, seen: SeenGuide, edition: Edition, entry: Entry[WithdrawForm], status: int = 200
    ) -> Template:
        guide, network, standing = seen
        files = await session.scalars(select(EditionFile).where(EditionFile.edition_id == edition.id))
        withdrawal = await session.scalar(select(Withdrawal).where(col(Withdrawal.edition_id) == edition.id))
        return page(
            "guide/edition.html",
            network=network,
            standing=standing,
            guide=guide,
            edition=edition,
            chapters=await queries.chapters_in(session, edition.id),
            files=list(files),
            withdrawal=withdrawal,
            entry=entry,
            status=status,
        )

    @post("/{edition_id:uuid}/withdraw", policy=Policy.COORDINATOR)
    async def withdraw(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenGuide],
        somebody: Somebody,
        edition_id: FromPath[UUID],
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        edition = await self._edition(session, guide.id, edition_id)
        entry = await Entry.read(request, WithdrawForm)
        if not entry.ok:
            return await self._record(session, seen, edition, entry, status=422)
        await actions.withdraw(session, edition, entry.value.reason, by=somebody)
        await session.commit()
        return go(f"/guides/{guide.id}/editions/{edition.id}", N_("Painos on vedetty pois. Lukijat näkevät syyn."))

    async def _edition(self, session: Session, guide_id: UUID, edition_id: UUID) -> Edition:
        edition = await session.get(Edition, edition_id)
        if edition is None or edition.guide_id != guide_id:
            raise Missing
        return edition

    async def _form(self, session: Session, seen: SeenGuide, entry: Entry[EditionForm], status: int = 200) -> Template:
        guide, network, standing = seen
        standing.require("lead")
        candidates = await queries.candidates(session, guide.id)
        return page(
            "guide/edition_new.html",
            network=network,
            guide=guide,
            entry=entry,
            candidates=candidates,
            options=[(c.chapter.id, c.revision.title, _hint(c)) for c in candidates],
            all=[str(c.chapter.id) for c in candidates],
            number=await queries.next_number(session, guide.id),
            status=status,
        )


def _hint(candidate: queries.Candidate) -> str:
    """Which revision goes in, and whether a newer draft is under way."""
    said = _("Versio {n}, hyväksytty molemmilla aloilla.", n=candidate.revision.n)
    return said + (" " + _("Uudempi luonnos on kesken eikä tule mukaan.") if candidate.newer else "")
