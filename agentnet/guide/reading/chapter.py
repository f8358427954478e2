"""A chapter's page: its words, where they came from, who answers for them, and the way on."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.response import Response
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.models import EditionChapter, Finding
from agentnet.guide.origins import roots_of
from agentnet.guide.reading import changes, dressing, queries
from agentnet.guide.reading.queries import Reading
from agentnet.guide.reading.showing import shown
from agentnet.network.models import Person
from agentnet.sources.models import Source
from agentnet.words import Missing, using


@dataclass(frozen=True, slots=True)
class Thread:
    """A finding that a member may follow; `mine` when an idea of their own is behind it."""

    id: UUID
    mine: bool


def named(found: Reading, slug: str) -> EditionChapter:
    """Raises `Missing` when the edition has no such chapter."""
    if (one := found.chapter(slug)) is None:
        raise Missing
    return one


async def chapter_page(
    request: Request[Any, Any, Any],
    session: Session,
    found: Reading,
    chapter: EditionChapter,
    me: object,
    *,
    thanked: bool = False,
    entry: Any = None,
    status: int = 200,
) -> Response[str]:
    at = list(found.chapters).index(chapter)
    html = await queries.text_of(session, chapter, "html")
    with using(found.edition.language):
        body = dressing.dressed(html)
    context: dict[str, Any] = {
        "chapter": chapter,
        "approvals": queries.approvals_in(chapter),
        "body": body,
        "cited": dressing.cites(html),
        "threads": await _threads(session, found, chapter, me),
        "before": found.chapters[at - 1] if at else None,
        "after": found.chapters[at + 1] if at + 1 < len(found.chapters) else None,
        "dates": {name: _day(chapter.facts.get(name)) for name in ("valid_from", "look_again_by")},
        "tools_inside": '<div class="tools"' in html or 'class="tools"' in html,
        "how": changes.HOW,
        "thanked": thanked,
        "entry": entry,
        **await _elsewhere(session, found, chapter),
    }
    return shown(request, found, "guide/public_chapter.html", status=status, **context)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


async def _elsewhere(session: Session, found: Reading, chapter: EditionChapter) -> dict[str, Any]:
    """Which of the other languages, and whether the newest edition, have this chapter too."""
    others = {one.id: code for code, one in found.tongues.items()}
    latest = found.latest.id if found.latest else None
    wanted = {*others, latest} - {None}
    rows = await session.scalars(
        select(EditionChapter.edition_id).where(
            col(EditionChapter.edition_id).in_(wanted), EditionChapter.slug == chapter.slug
        )
    )
    there = set(rows)
    return {"in_tongues": {code for id, code in others.items() if id in there}, "in_latest": latest in there}


async def _threads(session: Session, found: Reading, chapter: EditionChapter, me: object) -> dict[int, Thread]:
    """For those who contribute to the network: number → the finding's own page. Nobody else learns its address."""
    if not isinstance(me, Person) or found.standing is None or not found.standing.may("contribute"):
        return {}
    ids = [UUID(id) for id in chapter.findings]
    findings = await session.scalars(select(Finding).where(col(Finding.id).in_(ids)))
    return {one.number: Thread(one.id, await _behind(session, one.id, me)) for one in findings}


async def _behind(session: Session, finding_id: UUID, me: Person) -> bool:
    roots = await roots_of(session, [finding_id])
    mine = select(Source.id).where(col(Source.id).in_(roots), Source.person_id == me.id).limit(1)
    return await session.scalar(mine) is not None
