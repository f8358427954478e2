"""The guide as readers meet it: `/g/{slug}/{number}/{chapter}`, fast, without scripts and without signing in."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from markupsafe import Markup

from agentnet import files
from agentnet.guide.editions import queries
from agentnet.guide.editions.queries import Public
from agentnet.web import Me, Policy, Session, go, page
from agentnet.words import Missing


class PublicGuide(Controller):
    path = "/g/{slug:str}"

    @get(policy=Policy.PUBLIC)
    async def newest(self, session: Session, me: Me, slug: FromPath[str]) -> Redirect:
        """The guide's own address leads to its newest edition."""
        found = await queries.edition_seen_by(session, me, slug)
        return go(f"/g/{slug}/{found.edition.number}")

    @get("/{number:str}", policy=Policy.PUBLIC)
    async def edition(
        self, session: Session, me: Me, slug: FromPath[str], number: FromPath[str], q: FromQuery[str] = ""
    ) -> Template:
        """The cover page: what this is, its chapters, what changed; search results when something is searched for."""
        found = await queries.edition_seen_by(session, me, slug, number)
        hits = queries.search(found.chapters, q[:100]) if q.strip() else []
        return page("guide/public_edition.html", found=found, base=_base(found), q=q[:100], hits=hits, chapter=None)

    @get("/{number:str}/guide.pdf", policy=Policy.PUBLIC)
    async def pdf(self, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]) -> Response[bytes]:
        found = await queries.edition_seen_by(session, me, slug, number)
        file = next((f for f in found.files if f.kind == "pdf"), None)
        if file is None:
            raise Missing
        data = await files.get(file.sha256)
        headers = {"Content-Disposition": f'inline; filename="{slug}-{number}.pdf"', "ETag": f'"{file.sha256}"'}
        return Response(data, media_type="application/pdf", headers=headers)

    @get("/{number:str}/{chapter:str}", policy=Policy.PUBLIC)
    async def chapter(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        me: Me,
        slug: FromPath[str],
        number: FromPath[str],
        chapter: FromPath[str],
    ) -> Template | Response[str]:
        """One chapter; with `.md` at the end of the address, its Markdown."""
        found = await queries.edition_seen_by(session, me, slug, number)
        name, _, kind = chapter.partition(".")
        at = next((i for i, one in enumerate(found.chapters) if one.slug == name), None)
        if at is None or kind not in ("", "md"):
            raise Missing
        one = found.chapters[at]
        if kind == "md":
            return Response(f"# {one.title}\n\n{one.markdown}\n", media_type="text/markdown; charset=utf-8")
        before = found.chapters[at - 1] if at else None
        after = found.chapters[at + 1] if at + 1 < len(found.chapters) else None
        return page(
            "guide/public_chapter.html",
            found=found,
            base=_base(found),
            chapter=one,
            approvals=queries.approvals_in(one),
            body=Markup(one.html),  # washed by the press before it was frozen
            before=before,
            after=after,
            q="",
        )


def _base(found: Public) -> str:
    return f"/g/{found.guide.slug}/{found.edition.number}"
