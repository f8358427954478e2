"""Doors to the editor: write, preview, save. A save on an older version keeps both texts and shows the difference."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide import press
from agentnet.guide.chapters import actions, queries, reading
from agentnet.guide.chapters.forms import TextForm
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.findings.queries import findings_of
from agentnet.guide.rules import require_writer
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, n_


class EditPages(Controller):
    path = "/chapters/{chapter_id:uuid}/edit"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        revision = await queries.revision_of(session, seen.text)
        entry = Entry.blank(
            TextForm,
            title=seen.text.title,
            markdown=revision.markdown if revision else "",
            version=seen.text.version,
        )
        return await self._page(session, seen, entry)

    @post(policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, TextForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        form = entry.value
        try:
            revision, parsed = await actions.save(
                session, seen, title=form.title, markdown=form.markdown, version=form.version, by=somebody
            )
        except actions.Conflict:
            return await self._conflict(session, seen, entry)
        await session.commit()
        stops = sum(problem.stops for problem in parsed.problems)
        if stops:
            said = n_(
                "Versio {version} on tallennettu. Yksi puute pitää korjata ennen käsittelyä.",
                "Versio {version} on tallennettu. {n} puutetta pitää korjata ennen käsittelyä.",
                stops,
                version=revision.n,
            )
            return go(f"/chapters/{seen.chapter.id}/edit", said)
        return go(f"/chapters/{seen.chapter.id}", N_("Versio {version} on tallennettu."), version=revision.n)

    @post("/preview", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def preview(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter]) -> Template:
        """The words as they would look; nothing is saved."""
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, TextForm)
        if request.headers.get("hx-request"):
            return page("guide/_preview.html", **await self._read(session, seen, _typed(entry)))
        return await self._page(session, seen, entry, unsaved=True)

    async def _conflict(self, session: Session, seen: SeenChapter, entry: Entry[TextForm]) -> Template:
        """Both texts stay: theirs in the form, the saved one beside it as differences."""
        saved = await queries.revision_of(session, seen.text)
        known = await reading.known(session, seen.chapter, seen.network.id)
        mine = await reading.read(
            entry.value.markdown, language=seen.text.language, previous=queries.blocks_of(saved), known=known
        )
        differences = [c for c in press.changes(queries.blocks_of(saved), mine.blocks) if c.how != "same"]
        people = await queries.names(session, [saved.by] if saved else [])
        entry.typed["version"] = [str(seen.text.version)]
        return await self._page(
            session,
            seen,
            entry,
            status=409,
            saved=saved,
            differences=differences,
            other=people.get(saved.by) if saved else None,
        )

    async def _page(
        self, session: Session, seen: SeenChapter, entry: Entry[TextForm], status: int = 200, **more: Any
    ) -> Template:
        require_writer(seen.text.stage, seen.standing)
        context = {
            "saved": None,
            "differences": [],
            "other": None,
            "unsaved": status != 200,
            **await self._read(session, seen, _typed(entry)),
            **more,
        }
        findings = await findings_of(session, seen.network.id)
        return page(
            "guide/edit.html", network=seen.network, seen=seen, entry=entry, findings=findings, status=status, **context
        )

    async def _read(self, session: Session, seen: SeenChapter, markdown: str) -> dict[str, Any]:
        known = await reading.known(session, seen.chapter, seen.network.id)
        previous = queries.blocks_of(await queries.revision_of(session, seen.text))
        parsed = await reading.read(markdown, language=seen.text.language, previous=previous, known=known)
        return {
            "body": press.render(parsed.blocks, language=seen.text.language, known=known),
            "problems": parsed.problems,
        }


def _typed(entry: Entry[TextForm]) -> str:
    return (entry.typed.get("markdown") or [""])[-1]
