"""Doors to the review: directors read the words as they will look, comment, ask for changes, approve."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.chapters import reviewing
from agentnet.guide.chapters.forms import ApproveForm, ChangesForm, CommentForm, ResolveForm
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.reviews.pages.show import review
from agentnet.guide.reviews.queries import seats_of
from agentnet.guide.rules import require_director, require_voice
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Missing, Refused


class ReviewPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get("/review", policy=Policy.MEMBER)
    async def review(
        self, session: Session, seen: Seen[SeenChapter], somebody: Somebody, marks: FromQuery[str] = "yes"
    ) -> Template:
        """The words with what has changed since directors last read them; `?marks=no` shows them as they will be."""
        return await review(session, seen, somebody, marks=marks != "no")

    @post("/comments", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def comment(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        entry = await Entry.read(request, CommentForm)
        if not entry.ok:
            return await review(session, seen, somebody, comment=entry, status=422)
        form = entry.value
        made = await reviewing.comment(
            session, seen, form.text, block_id=form.block_id, reply_to=form.reply_to, by=somebody
        )
        await session.commit()
        return go(seen.at("/review", f"#comment-{made.reply_to or made.id}"), N_("Kommentti on tallennettu."))

    @post("/comments/resolve", policy=Policy.MEMBER)
    async def resolve(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        entry = await Entry.read(request, ResolveForm)
        if not entry.ok:
            raise Missing
        await reviewing.resolve(session, seen, entry.value.comment_id, done=entry.value.done, by=somebody)
        await session.commit()
        return go(seen.at("/review", f"#comment-{entry.value.comment_id}"), N_("Kommentin tila on tallennettu."))

    @post("/approve", policy=Policy.MEMBER)
    async def approve(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        """By a director or, in their days, by a deputy."""
        require_director(await seats_of(session, somebody, seen))
        entry = await Entry.read(request, ApproveForm)
        if "content_hash" in entry.errors:
            raise Refused(N_("Avaa luku uudelleen ja hyväksy sitten."))
        if not entry.ok:
            return await review(session, seen, somebody, approval=entry, status=422)
        form = entry.value
        meeting = reviewing.Meeting(form.met_on, form.section.removeprefix("§").strip())
        try:
            whole = await reviewing.approve(
                session, seen, content_hash=form.content_hash, by=somebody, only=form.area_id, meeting=meeting
            )
        except reviewing.NoMeeting as missing:
            entry.refuse(missing.field, str(missing))
            return await review(session, seen, somebody, approval=entry, status=422)
        await session.commit()
        said = N_("Kiitos. Luku on nyt kaikkien alojen hyväksymä.")
        return go(
            seen.at("/review", "#decide"),
            said if whole else N_("Kiitos. Hyväksyntäsi on kirjattu; muut vielä odottavat."),
        )

    @post("/changes", policy=Policy.MEMBER)
    async def ask_for_changes(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        require_director(await seats_of(session, somebody, seen))
        entry = await Entry.read(request, ChangesForm)
        if not entry.ok:
            return await review(session, seen, somebody, changes=entry, status=422)
        await reviewing.ask_for_changes(session, seen, entry.value.reason, by=somebody)
        await session.commit()
        if not seen.standing.may("read-drafts"):
            return go("/", N_("Muutospyyntö on lähetetty kirjoittajille."))
        return go(seen.at(), N_("Muutospyyntö on lähetetty kirjoittajille."))
