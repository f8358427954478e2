"""What the page of the editor shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters import queries, reading
from agentnet.guide.chapters.forms import TextForm
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings.queries import findings_of
from agentnet.guide.models import Revision
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press import ChildFailed, web
from agentnet.guide.writing import drafts, looking
from agentnet.guide.writing.models import Draft
from agentnet.guide.writing.sheet import Look
from agentnet.network.models import Person
from agentnet.web import Entry, here

ADVICE = frozenset({"long-sentence", "long-chapter"})


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to point to: `#chapter/heading`, its words, how deep it is."""

    target: str
    words: str
    level: int


async def begun(session: Session, seen: Seen, by: Person, wanted: UUID | None, *, fresh: bool) -> Draft | None:
    """The draft that the page takes up: the one that is asked for, else the newest that differs from what is saved."""
    if fresh:
        return None
    saved = await queries.revision_of(session, seen.text)
    now = (seen.text.title, saved.markdown if saved else "")
    for draft in await drafts.drafts_of(session, seen.text, by):
        if draft.id == wanted or (wanted is None and (draft.title, draft.markdown) != now):
            return draft
    return None


async def blank(session: Session, seen: Seen, draft: Draft | None) -> Entry[TextForm]:
    """The form as it opens."""
    saved = await queries.revision_of(session, seen.text)
    return Entry.blank(
        TextForm,
        title=draft.title if draft else seen.text.title,
        markdown=draft.markdown if draft else saved.markdown if saved else "",
        version=seen.text.version,
        revision=draft.revision if draft else seen.text.revision,
        draft=uuid4(),
        continues=draft.id if draft else None,
        was=draft.version if draft else 0,
    )


async def shown(session: Session, seen: Seen, entry: Entry[TextForm], by: Person) -> dict[str, Any]:
    """Everything around the form: the preview, what may be pointed to, the writer's other drafts."""
    saved = await queries.revision_of(session, seen.text)
    shown = {typed(entry, "continues"), typed(entry, "draft")}
    others = [
        draft
        for draft in await drafts.drafts_of(session, seen.text, by)
        if str(draft.id) not in shown and (saved is None or draft.markdown != saved.markdown)
    ]
    known = await reading.known(session, seen.chapter, seen.network.id, seen.text.language)
    return {
        **await looked(session, seen, entry),
        "findings": await findings_of(session, seen.network.id),
        "drafts": others,
        "mine": await _newest_by(session, seen, by),
        "targets": await targets(session, seen),
        "terms": sorted(known.terms.items(), key=lambda term: term[1][0].casefold()),
        "pictures": [
            (p.name, p.alt, known.images.get(p.name, "")) for p in await pictures.pictures_of(session, seen.guide.id)
        ],
        "tools": list(known.tools.items()),
        "asked": "" if seen.text.language == "fi" else f"?language={seen.text.language}",
    }


async def _newest_by(session: Session, seen: Seen, by: Person) -> int:
    """The newest version that this writer saved; 0 when none."""
    of = (col(Revision.text_id) == seen.text.id, col(Revision.by) == by.id)
    return await session.scalar(select(func.max(Revision.n)).where(*of)) or 0


async def looked(session: Session, seen: Seen, entry: Entry[TextForm]) -> dict[str, Any]:
    """How the words look on the web, and what is to be mended in them."""
    asked = await looking.order(
        session, seen, title=typed(entry, "title"), markdown=typed(entry, "markdown"), reader=here().language
    )
    try:
        return sorted_problems(await looking.looked(asked))
    except ChildFailed:
        return sorted_problems(None)


def sorted_problems(look: Look | None) -> dict[str, Any]:
    """What stops an approval first, then what is good to know; advice apart."""
    problems = sorted(look.problems if look else (), key=lambda p: (not p.stops, p.line))
    return {
        "body": look.body if look else "",
        "failed": look is None,
        "problems": [p for p in problems if p.kind not in ADVICE],
        "advice": [p for p in problems if p.kind in ADVICE],
        "stops": sum(p.stops for p in problems),
    }


async def targets(session: Session, seen: Seen) -> Sequence[Target]:
    """The guide's other chapters with their headings."""
    found = []
    for chapter, text in await queries.chapters_of(session, seen.guide.id, seen.text.language):
        if chapter.id == seen.chapter.id:
            continue
        found.append(Target(chapter.slug, text.title, 1))
        blocks = queries.blocks_of(await queries.revision_of(session, text))
        found += [Target(f"{chapter.slug}/{e.anchor}", e.words, e.level) for e in web.contents(blocks, 3)]
    return found


def typed(entry: Entry[TextForm], name: str) -> str:
    return (entry.typed.get(name) or [""])[-1]
