"""Reads of editions: what could go into the next one, what is out, and the public reader's pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.editions import numbers
from agentnet.guide.editions.numbers import Numbered
from agentnet.guide.flow import Extent
from agentnet.guide.models import (
    Approval,
    Chapter,
    ChapterText,
    Edition,
    EditionChapter,
    EditionFile,
    Guide,
    Revision,
    Withdrawal,
)
from agentnet.guide.rules import Concerned, verdict
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chapter at its newest wholly approved revision; `newer` when a later draft is under way."""

    chapter: Chapter
    text: ChapterText
    revision: Revision
    approvals: Sequence[Approval]
    newer: bool


@dataclass(frozen=True, slots=True)
class Public:
    """An edition as a reader meets it. `latest` is its guide's newest that has not been withdrawn."""

    guide: Guide
    edition: Edition
    chapters: Sequence[EditionChapter]
    files: Sequence[EditionFile]
    withdrawal: Withdrawal | None
    latest: Edition | None


async def candidates(session: Session, guide_id: UUID, language: str = "fi") -> list[Candidate]:
    """The chapters that may be in an edition in this language now, in the guide's order."""
    found = []
    for chapter, text in await chapters.chapters_of(session, guide_id, language):
        if candidate := await _candidate(session, chapter, text):
            found.append(candidate)
    return found


async def _candidate(session: Session, chapter: Chapter, text: ChapterText) -> Candidate | None:
    areas = [Concerned(area.id, area.field) for area in await chapters.areas_of(session, chapter.id)]
    approvals = await chapters.approvals_of(session, [text.id])
    given = chapters.given(approvals)
    for revision in await chapters.revisions_of(session, text.id):
        if verdict(areas, given, revision.content_hash).approved:
            holding = [a for a in approvals if a.content_hash == revision.content_hash]
            return Candidate(chapter, text, revision, holding, newer=revision.content_hash != text.content_hash)
    return None


async def editions_of(session: Session, guide_id: UUID, language: str = "") -> list[Edition]:
    """A guide's editions, in one language if told, the newest first."""
    query = select(Edition).where(Edition.guide_id == guide_id)
    if language:
        query = query.where(Edition.language == language)
    return list(await session.scalars(query.order_by(col(Edition.created_at).desc())))


async def next_number(session: Session, guide: Guide, language: str = "", extent: Extent = Extent.MAJOR) -> str:
    """The number that the next edition in this language (the first one of the guide without any) will have."""
    original = guide.languages[0]
    out = [Numbered(one.number, one.language) for one in await editions_of(session, guide.id)]
    return numbers.next_number(out, language or original, original=original, extent=extent, year=clock.now().year)


async def chapters_in(session: Session, edition_id: UUID) -> list[EditionChapter]:
    rows = await session.scalars(
        select(EditionChapter).where(EditionChapter.edition_id == edition_id).order_by(col(EditionChapter.place))
    )
    return list(rows)


def approvals_in(chapter: EditionChapter) -> list[press.Approval]:
    """Who approved it, as the edition remembers."""
    return [press.Approval(**{**one, "day": date.fromisoformat(one["day"])}) for one in chapter.approvals]


async def edition_seen_by(session: Session, me: object, slug: str, number: str = "") -> Public:
    """An edition by its public address; the newest without a number. A guide that is not public needs a member.

    Raises:
        Missing: no such guide or edition, or out of sight.
    """
    guide = await session.scalar(select(Guide).where(Guide.slug == slug))
    if guide is None:
        raise Missing
    if not guide.public:
        if not isinstance(me, Person):
            raise Missing
        await standing(session, me, guide.network_id)
    editions = await editions_of(session, guide.id)
    withdrawn = {
        w.edition_id: w
        for w in await session.scalars(
            select(Withdrawal).where(col(Withdrawal.edition_id).in_([e.id for e in editions]))
        )
    }
    wanted = numbers.from_address(number, guide.languages[0])
    mine = [e for e in editions if e.language == wanted.language]
    latest = next((e for e in mine if e.id not in withdrawn), None)
    edition = next((e for e in mine if e.number == wanted.number), None) if number else latest
    if edition is None:
        raise Missing
    files = await session.scalars(select(EditionFile).where(EditionFile.edition_id == edition.id))
    return Public(
        guide, edition, await chapters_in(session, edition.id), list(files), withdrawn.get(edition.id), latest
    )


async def living_in(session: Session, finding_ids: Sequence[UUID]) -> dict[UUID, list[tuple[str, str, str, str]]]:
    """Finding → the editions that carry it: (guide slug, edition number, chapter slug, chapter title), newest first."""
    rows = await session.execute(
        select(EditionChapter, col(Edition.number), col(Guide.slug))
        .options(defer(EditionChapter.html), defer(EditionChapter.markdown), defer(EditionChapter.plain))  # type: ignore[arg-type]
        .join(Edition, col(Edition.id) == col(EditionChapter.edition_id))
        .join(Guide, col(Guide.id) == col(Edition.guide_id))
        .order_by(col(Edition.created_at).desc())
    )
    wanted, found = {str(i): i for i in finding_ids}, dict[UUID, list[tuple[str, str, str, str]]]()
    for chapter, number, slug in rows:
        for finding in chapter.findings:
            if finding in wanted:
                found.setdefault(wanted[finding], []).append((slug, number, chapter.slug, chapter.title))
    return found


def search(chapters: Sequence[EditionChapter], words: str) -> list[tuple[EditionChapter, str]]:
    """Chapters in which every word occurs (letters' case aside), each with the passage around the first one."""
    wanted = [word.casefold() for word in words.split()]
    hits = []
    for chapter in chapters:
        text = f"{chapter.title}\n{chapter.plain}"
        folded = text.casefold()
        if wanted and all(word in folded for word in wanted):
            at = folded.find(wanted[0], len(chapter.title))
            hits.append((chapter, _passage(text, max(at, 0))))
    return hits


def _passage(text: str, at: int, around: int = 90) -> str:
    start, end = max(0, at - around), min(len(text), at + around)
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
