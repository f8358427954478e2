"""Doors of an open editor: its draft keeps itself, others' versions are woven in, drafts are thrown away."""

from typing import Any

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Response

from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.press.diff import segments_of
from agentnet.guide.rules import require_writer
from agentnet.guide.writing import drafts, presence, weaving
from agentnet.guide.writing.forms import DraftForm, DropForm, WeaveForm
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, limit
from agentnet.web.formats import timeofday
from agentnet.words import N_, Refused, _


class DraftPages(Controller):
    path = "/chapters/{chapter_id:uuid}/edit"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @post("/draft", policy=Policy.COORDINATOR, status_code=200, request_max_body_size=LONG_TEXT)
    async def keep(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Response[dict[str, Any]]:
        """Keep what the page holds as the writer's own draft. No version is made, and no approval ends."""
        require_writer(seen.text.stage, seen.standing)
        limit("chapter draft", str(somebody.id))
        entry = await Entry.read(request, DraftForm)
        if not entry.ok:
            return refused(entry)
        form = entry.value
        draft = await drafts.keep(
            session,
            seen.text,
            form.draft,
            title=form.title,
            markdown=form.markdown,
            revision=form.revision,
            continues=form.continues,
            was=form.was,
            by=somebody,
        )
        await session.commit()
        if form.page:
            presence.at(seen.text.id, form.page, somebody, form.section)
        said = _("Luonnoksesi on tallennettu klo {time}.", time=timeofday(draft.saved_at))
        return told({"said": said, "draft": str(draft.id), "revision": seen.text.revision})

    @post("/draft/remove", policy=Policy.COORDINATOR)
    async def drop(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        """Throw one's own draft away."""
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, DropForm)
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        await drafts.drop(session, seen.text, [entry.value.draft], by=somebody)
        await session.commit()
        asked = "" if seen.text.language == "fi" else f"?language={seen.text.language}"
        return go(f"/chapters/{seen.chapter.id}/edit{asked}", N_("Luonnos on poistettu."))

    @post("/weave", policy=Policy.COORDINATOR, status_code=200, request_max_body_size=LONG_TEXT)
    async def weave(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter]
    ) -> Response[dict[str, Any]]:
        """The page's words with what others have saved since; nothing is saved here."""
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, WeaveForm)
        if not entry.ok:
            return refused(entry)
        form = entry.value
        made = await weaving.together(session, seen, title=form.title, markdown=form.markdown, began=form.revision)
        latest = await queries.revision_of(session, seen.text)
        if made is None or latest is None:
            return told({"markdown": form.markdown, "title": form.title, "clashes": [], "revision": 0})
        clashes = [
            {
                "theirs": clash.theirs,
                "mine": clash.mine,
                "words": [[s.kind, s.text] for s in segments_of(clash.theirs, clash.mine)],
            }
            for clash in made.clashes
        ]
        other = made.other.name if made.other else _("Joku muu")
        return told(
            {
                "title": made.title,
                "markdown": made.markdown,
                "clashes": clashes,
                "revision": latest.n,
                "version": seen.text.version,
                "name": other,
            }
        )


def told(facts: dict[str, Any], status: int = 200) -> Response[dict[str, Any]]:
    return Response(facts, status_code=status, media_type="application/json")


def refused(entry: Entry[Any]) -> Response[dict[str, Any]]:
    """What is wrong, in a sentence: the words stay in the browser."""
    return told({"said": next(iter(entry.errors.values()), "")}, 422)
