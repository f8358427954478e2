"""Doors to the review: directors read the words as they will look, comment, ask for changes, approve."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide import press
from agentnet.guide.chapters import marks as marks_of
from agentnet.guide.chapters import queries, reading, reviewing, shown
from agentnet.guide.chapters.forms import ApproveForm, ChangesForm, CommentForm, ResolveForm
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.flow import Stage
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused


class ReviewPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get("/review", policy=Policy.MEMBER)
    async def review(
        self, session: Session, seen: Seen[SeenChapter], somebody: Somebody, marks: FromQuery[str] = "yes"
    ) -> Template:
        """The words with what has changed since directors last read them; `?marks=no` shows them as they will be."""
        return await self._page(session, seen, somebody, marks=marks != "no")

    @post("/comments", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def comment(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("comment")
        entry = await Entry.read(request, CommentForm)
        if not entry.ok:
            return await self._page(session, seen, somebody, comment=entry, status=422)
        form = entry.value
        made = await reviewing.comment(
            session, seen, form.text, block_id=form.block_id, reply_to=form.reply_to, by=somebody
        )
        await session.commit()
        return go(
            f"/chapters/{seen.chapter.id}/review#comment-{made.reply_to or made.id}", N_("Kommentti on tallennettu.")
        )

    @post("/comments/resolve", policy=Policy.MEMBER)
    async def resolve(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("comment")
        entry = await Entry.read(request, ResolveForm)
        if not entry.ok:
            raise Missing
        await reviewing.resolve(session, seen, entry.value.comment_id, done=entry.value.done, by=somebody)
        await session.commit()
        return go(f"/chapters/{seen.chapter.id}/review", N_("Kommentin tila on tallennettu."))

    @post("/approve", policy=Policy.DIRECTOR)
    async def approve(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("approve")
        entry = await Entry.read(request, ApproveForm)
        if not entry.ok:
            raise Refused(N_("Avaa luku uudelleen ja hyväksy sitten."))
        whole = await reviewing.approve(session, seen, content_hash=entry.value.content_hash, by=somebody)
        await session.commit()
        if whole:
            return go(f"/chapters/{seen.chapter.id}/review", N_("Kiitos. Luku on nyt kaikkien alojen hyväksymä."))
        return go(f"/chapters/{seen.chapter.id}/review", N_("Kiitos. Hyväksyntäsi on kirjattu; muut vielä odottavat."))

    @post("/changes", policy=Policy.DIRECTOR)
    async def ask_for_changes(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("approve")
        entry = await Entry.read(request, ChangesForm)
        if not entry.ok:
            return await self._page(session, seen, somebody, changes=entry, status=422)
        await reviewing.ask_for_changes(session, seen, entry.value.reason, by=somebody)
        await session.commit()
        return go(f"/chapters/{seen.chapter.id}", N_("Muutospyyntö on lähetetty kirjoittajille."))

    async def _page(
        self,
        session: Session,
        seen: SeenChapter,
        somebody: Somebody,
        *,
        marks: bool = True,
        comment: Entry[CommentForm] | None = None,
        changes: Entry[ChangesForm] | None = None,
        status: int = 200,
    ) -> Template:
        if not (seen.standing.may("comment") or seen.standing.may("read-drafts")):
            raise Missing
        revision = await queries.revision_of(session, seen.text)
        before = await queries.last_reviewed(session, seen)
        known = await reading.known(session, seen.chapter, seen.network.id)
        talks = await shown.talks(session, seen)
        origins, findings = await shown.behind(session, seen)
        parts = marks_of.parts(
            queries.blocks_of(revision),
            queries.blocks_of(before),
            language=seen.text.language,
            known=known,
            marks=marks and before is not None,
        )
        return page(
            "guide/review.html",
            network=seen.network,
            seen=seen,
            revision=revision,
            before=before,
            marks=marks,
            minutes=press.minutes(queries.blocks_of(revision)),
            parts=parts,
            changed=sum(part.changed for part in parts),
            talks=talks,
            open_talks=sum(1 for talk in talks if talk.comment.resolved_at is None),
            talked={talk.comment.block_id for talk in talks if talk.comment.resolved_at is None},
            states=await shown.area_states(session, seen),
            steps=shown.stage_steps(seen.text.stage),
            directs=await queries.directed_by(session, somebody, seen),
            reviewing=seen.text.stage is Stage.REVIEW,
            origins=origins,
            findings=findings,
            comment=comment or Entry.blank(CommentForm),
            changes=changes or Entry.blank(ChangesForm),
            status=status,
        )
