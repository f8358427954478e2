"""Doors of an open editor: how the words look on the web and on paper, and the material that they are written from."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Response, Template

from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.press import ChildFailed
from agentnet.guide.rules import require_writer
from agentnet.guide.writing import editor, looking, material
from agentnet.guide.writing.draft_pages import refused, told
from agentnet.guide.writing.forms import LookForm
from agentnet.network.queries import current_themes
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, fragment, here, limit, page
from agentnet.words import _


class LookPages(Controller):
    path = "/chapters/{chapter_id:uuid}/edit"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @post("/look", policy=Policy.COORDINATOR, status_code=200, request_max_body_size=LONG_TEXT)
    async def look(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Response[dict[str, Any]]:
        """The words as they would look; nothing is saved. They are drawn in a warm child process, never here."""
        require_writer(seen.text.stage, seen.standing)
        limit("chapter look", str(somebody.id))
        entry = await Entry.read(request, LookForm)
        if not entry.ok:
            return refused(entry)
        form = entry.value
        asked = await looking.order(
            session,
            seen,
            title=form.title,
            markdown=form.markdown,
            line=form.line,
            page=form.at,
            paper=form.paper,
            reader=here().language,
        )
        await session.close()
        try:
            look = await looking.looked(asked)
        except ChildFailed:
            return told({"said": _("Esikatselu ei juuri nyt onnistu. Kirjoittaminen ja tallennus toimivat.")}, 503)
        problems = editor.sorted_problems(look)
        return told(
            {
                "body": str(look.body) or fragment("guide/_preview.html", body="", failed=False),
                "problems": fragment("guide/_problems.html", **problems),
                "count": len(problems["problems"]),
                "stops": problems["stops"],
                "blocks": look.blocks,
                "page": look.page,
                "pages": look.pages,
                "drawing": f"data:image/svg+xml;base64,{b64encode(look.drawing).decode()}" if look.drawing else "",
            }
        )

    @get("/material", policy=Policy.COORDINATOR, shrinks=True)
    async def material(
        self,
        session: Session,
        seen: Seen[SeenChapter],
        search: FromQuery[str] = "",
        theme: FromQuery[UUID | None] = None,
        number: FromQuery[int] = 1,
    ) -> Template:
        """Findings with the sources that they lean on, those of the chapter's theme first, beside the text."""
        require_writer(seen.text.stage, seen.standing)
        found = await material.found(session, seen, search[:200], theme, number)
        themes = await current_themes(session, seen.network.id)
        context: dict[str, Any] = {"found": found, "themes": themes, "theme": theme, "search": search}
        return page("guide/_material.html", network=seen.network, seen=seen, **context)
