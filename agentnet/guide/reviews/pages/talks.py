"""Doors to comments that are there already: edit, withdraw, bring back, confirm; and to one told by phone or mail."""

from typing import Any

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.flow import Told
from agentnet.guide.reviews import talking
from agentnet.guide.reviews.forms import CommentPress, EditCommentForm, ToldForm
from agentnet.guide.reviews.pages.show import review
from agentnet.guide.reviews.queries import seats_of
from agentnet.guide.rules import require_voice
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Missing

Asked = Request[Any, Any, Any]


class TalkPages(Controller):
    path = "/chapters/{chapter_id:uuid}/comments"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @post("/edit", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def edit(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        entry = await Entry.read(request, EditCommentForm)
        if "comment_id" in entry.errors or "version" in entry.errors:
            raise Missing
        if not entry.ok:
            return await review(session, seen, somebody, edit=entry, status=422)
        form = entry.value
        await talking.edit(session, seen, form.comment_id, form.text, version=form.version, by=somebody)
        await session.commit()
        return go(seen.at("/review", f"#comment-{form.comment_id}"), N_("Kommentti on tallennettu."))

    @post("/withdraw", policy=Policy.MEMBER)
    async def withdraw(self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Redirect:
        form = await self._pressed(request, session, seen, somebody)
        await talking.withdraw(session, seen, form.comment_id, by=somebody)
        await session.commit()
        said = N_("Kommentti on poistettu. Voit palauttaa sen puolen tunnin ajan.")
        return go(seen.at("/review", f"#comment-{form.comment_id}"), said)

    @post("/restore", policy=Policy.MEMBER)
    async def restore(self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Redirect:
        form = await self._pressed(request, session, seen, somebody)
        await talking.restore(session, seen, form.comment_id, by=somebody)
        await session.commit()
        return go(seen.at("/review", f"#comment-{form.comment_id}"), N_("Kommentti on palautettu."))

    @post("/confirm", policy=Policy.MEMBER)
    async def confirm(self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Redirect:
        """The director for whom it was written down says that it is right."""
        form = await self._pressed(request, session, seen, somebody)
        await talking.confirm(session, seen, form.comment_id, by=somebody)
        await session.commit()
        return go(seen.at("/review", f"#comment-{form.comment_id}"), N_("Kiitos. Kommentti on vahvistettu."))

    @post("/told", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def told(
        self, request: Asked, session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        """A coordinator writes down what a director said."""
        seen.standing.require("lead")
        entry = await Entry.read(request, ToldForm)
        if not entry.ok:
            return await review(session, seen, somebody, told=entry, status=422)
        form = entry.value
        made = await talking.tell(
            session, seen, form.director_id, form.text, block_id=form.block_id, told=Told(form.told), by=somebody
        )
        await session.commit()
        said = N_("Kommentti on kirjattu. Johtajaa on pyydetty vahvistamaan se.")
        return go(seen.at("/review", f"#comment-{made.id}"), said)

    async def _pressed(self, request: Asked, session: Session, seen: SeenChapter, somebody: Somebody) -> CommentPress:
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        entry = await Entry.read(request, CommentPress)
        if not entry.ok:
            raise Missing
        return entry.value
