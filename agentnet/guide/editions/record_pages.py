"""Doors to an edition's record: chapters, approvals, files and checks; comparing it with another; withdrawing it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template
from sqlmodel import col, select

from agentnet import files
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.editions import actions, queries
from agentnet.guide.editions.comparing import compare
from agentnet.guide.editions.forms import WithdrawForm
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.editions.printing import FORMATS
from agentnet.guide.models import Edition, EditionFile, Withdrawal
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, _


class EditionRecords(Controller):
    path = "/guides/{guide_id:uuid}/editions/{edition_id:uuid}"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenGuide], edition_id: FromPath[UUID]) -> Template:
        edition = await self._edition(session, seen[0].id, edition_id)
        return await self._record(session, seen, edition, Entry.blank(WithdrawForm))

    async def _record(
        self, session: Session, seen: SeenGuide, edition: Edition, entry: Entry[WithdrawForm], status: int = 200
    ) -> Template:
        guide, network, standing = seen
        kept = list(await session.scalars(select(EditionFile).where(EditionFile.edition_id == edition.id)))
        withdrawal = await session.scalar(select(Withdrawal).where(col(Withdrawal.edition_id) == edition.id))
        return page(
            "guide/edition.html",
            network=network,
            standing=standing,
            guide=guide,
            edition=edition,
            chapters=await queries.chapters_in(session, edition.id),
            files=[file for file in kept if file.kind in FORMATS],
            others=[one for one in kept if one.kind.startswith(("picture:", "tool:"))],
            words={kind: _(one.words) for kind, one in FORMATS.items()},
            address=f"/g/{guide.slug}/{in_address(edition.number, edition.language, guide.languages[0])}",
            earlier=[one for one in await queries.editions_of(session, guide.id) if one.id != edition.id],
            withdrawal=withdrawal,
            entry=entry,
            status=status,
        )

    @post("/withdraw", policy=Policy.COORDINATOR)
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

    @get("/compare/{other_id:uuid}", policy=Policy.MEMBER)
    async def compare(
        self, session: Session, seen: Seen[SeenGuide], edition_id: FromPath[UUID], other_id: FromPath[UUID]
    ) -> Template:
        """What this edition has that the other has not, word by word."""
        guide, network, standing = seen
        new, old = [await self._edition(session, guide.id, one) for one in (edition_id, other_id)]
        found = await compare(session, old, new)
        return page(
            "guide/edition_compare.html", network=network, standing=standing, guide=guide, new=new, old=old, found=found
        )

    @get("/files/{kind:str}", policy=Policy.MEMBER)
    async def file(
        self, session: Session, seen: Seen[SeenGuide], edition_id: FromPath[UUID], kind: FromPath[str]
    ) -> Response[bytes]:
        """One of the edition's files, to be kept."""
        await self._edition(session, seen[0].id, edition_id)
        kept = await session.scalar(
            select(EditionFile).where(EditionFile.edition_id == edition_id, EditionFile.kind == kind)
        )
        if kept is None or kind not in FORMATS:
            raise Missing
        headers = {"content-disposition": f'attachment; filename="{seen[0].slug}-{kept.name}"'}
        return Response(await files.get(kept.sha256), media_type=FORMATS[kind].media_type, headers=headers)
