"""Doors to the editor: write, preview, save. A save that comes after somebody else's is woven together with it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.chapters import actions
from agentnet.guide.chapters.forms import TextForm
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.guides.words import LANGUAGES
from agentnet.guide.models import Revision
from agentnet.guide.press import Parsed
from agentnet.guide.press.diff import segments_of
from agentnet.guide.rules import require_writer
from agentnet.guide.writing import drafts, editor, presence, weaving
from agentnet.guide.writing.weaving import Together
from agentnet.network.models import Person
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, here, page
from agentnet.words import N_, _, n_


class EditPages(Controller):
    path = "/chapters/{chapter_id:uuid}/edit"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.COORDINATOR, shrinks=True)
    async def edit(
        self,
        session: Session,
        seen: Seen[SeenChapter],
        somebody: Somebody,
        draft: FromQuery[UUID | None] = None,
        fresh: FromQuery[bool] = False,
    ) -> Template:
        """The saved words, or one's own draft of them."""
        require_writer(seen.text.stage, seen.standing)
        begun = await editor.begun(session, seen, somebody, draft, fresh=fresh)
        return await self._page(session, seen, somebody, await editor.blank(session, seen, begun), begun=begun)

    @post(policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        """Make a version of it."""
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, TextForm)
        if not entry.ok:
            return await self._page(session, seen, somebody, entry, status=422)
        form, woven = entry.value, None
        try:
            if 0 <= form.revision < seen.text.revision:  # a draft that was taken up again, from before others' versions
                raise actions.Conflict("")
            revision, parsed = await actions.save(
                session, seen, title=form.title, markdown=form.markdown, version=form.version, by=somebody
            )
        except actions.Conflict:
            woven = await weaving.together(session, seen, title=form.title, markdown=form.markdown, began=form.revision)
            if woven is None or not woven.whole:
                return await self._clash(session, seen, somebody, entry, woven)
            revision, parsed = await weaving.save(session, seen, woven, by=somebody)
        await drafts.drop(session, seen.text, [form.draft, form.continues], by=somebody)
        await session.commit()
        other = woven.other.name if woven and woven.other and woven.other.id != somebody.id else ""
        presence.saved(seen.text.id, revision.n, somebody, str(form.draft or ""), other)
        return self._on(seen, revision, parsed, woven)

    @post("/preview", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def preview(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template:
        """The words as they would look, for a browser without scripts; nothing is saved."""
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, TextForm)
        if here().htmx:
            return page("guide/_look.html", **await editor.looked(session, seen, entry))
        return await self._page(session, seen, somebody, entry, unsaved=True)

    def _on(self, seen: SeenChapter, revision: Revision, parsed: Parsed, woven: Together | None) -> Redirect:
        chapter, asked = f"/chapters/{seen.chapter.id}", _asked(seen)
        if stops := sum(problem.stops for problem in parsed.problems):
            said = n_(
                "Versio {version} on tallennettu. Yksi puute pitää korjata ennen käsittelyä.",
                "Versio {version} on tallennettu. {n} puutetta pitää korjata ennen käsittelyä.",
                stops,
                version=revision.n,
            )
            return go(f"{chapter}/edit{asked}", said)
        if woven is not None and woven.latest.n < revision.n:
            said = N_("Versio {version} on tallennettu. Siinä ovat myös version {other} muutokset ({name}).")
            name = woven.other.name if woven.other else ""
            return go(f"{chapter}{asked}", said, version=revision.n, other=woven.latest.n, name=name)
        return go(f"{chapter}{asked}", N_("Versio {version} on tallennettu."), version=revision.n)

    async def _clash(
        self, session: Session, seen: SeenChapter, by: Person, entry: Entry[TextForm], woven: Together | None
    ) -> Template:
        """Both texts stay in the form; the page shows where they differ."""
        if woven is not None:
            entry.typed["markdown"], entry.typed["revision"] = [woven.markdown], [str(woven.latest.n)]
        entry.typed["version"] = [str(seen.text.version)]
        clashes = [(clash, list(segments_of(clash.theirs, clash.mine))) for clash in woven.clashes] if woven else []
        return await self._page(session, seen, by, entry, status=409, woven=woven, clashes=clashes)

    async def _page(
        self, session: Session, seen: SeenChapter, by: Person, entry: Entry[TextForm], status: int = 200, **more: Any
    ) -> Template:
        require_writer(seen.text.stage, seen.standing)
        context: dict[str, Any] = {"begun": None, "woven": None, "clashes": [], "unsaved": status != 200}
        context |= await editor.shown(session, seen, entry, by) | more
        translated = seen.text.language != seen.guide.languages[0]
        context["tongue"] = _(LANGUAGES[seen.text.language]) if translated else ""
        return page("guide/edit.html", network=seen.network, seen=seen, entry=entry, status=status, **context)


def _asked(seen: SeenChapter) -> str:
    return "" if seen.text.language == "fi" else f"?language={seen.text.language}"
