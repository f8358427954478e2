"""Writing: chapters are made, saved as revisions, and moved from stage to stage."""

from collections.abc import Collection, Sequence
from itertools import count
from uuid import UUID

from msgspec import json
from sqlalchemy import delete
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters import letters, queries, reading
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings import noted
from agentnet.guide.flow import EDITABLE, PAGES, TRANSITIONS, Stage, Transition, transitions_from
from agentnet.guide.links import jobs as links
from agentnet.guide.links.queries import outside
from agentnet.guide.models import Chapter, ChapterArea, ChapterStep, ChapterText, Finding, Guide, Revision
from agentnet.guide.press import Parsed, content_hash, dumps
from agentnet.guide.reviews import records, reminders, signing
from agentnet.guide.rules import require_reviewable
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Fate
from agentnet.sources.models import SourceLink
from agentnet.words import N_, NotAllowed, Refused


class Conflict(Refused):
    """Somebody saved in between. The page shows both texts; nothing is lost."""


async def make_chapter(
    session: Session, guide: Guide, *, title: str, slug: str, areas: Collection[UUID], theme_id: UUID | None, by: Person
) -> Chapter:
    """A new, empty chapter at the end of the guide, in its first language. A slug that is taken gets a number."""
    slugs = set(await session.scalars(select(col(Chapter.slug)).where(Chapter.guide_id == guide.id)))
    taken = slugs | PAGES
    free = next(name for n in count(1) if (name := slug if n == 1 else f"{slug}-{n}") not in taken)
    chapter = Chapter(guide_id=guide.id, place=len(slugs) + 1, slug=free, theme_id=theme_id)
    session.add(chapter)
    await session.flush()
    await name_areas(session, chapter, areas)
    text = ChapterText(chapter_id=chapter.id, language=guide.languages[0], title=title)
    session.add(text)
    await session.flush()
    make_step(session, text, "make", Stage.COLLECTING, by=by)
    return chapter


def require_open_areas(stage: Stage) -> None:
    """The areas say who has to approve: they stay as they are while directors read.

    Raises:
        Refused: the text has gone to review.
    """
    if stage not in EDITABLE:
        raise Refused(N_("Palvelualueita voi vaihtaa vain luonnoksessa. Palauta luku ensin luonnokseksi."))


async def name_areas(session: Session, chapter: Chapter, areas: Collection[UUID]) -> None:
    """Set the areas that the chapter concerns."""
    await session.execute(delete(ChapterArea).where(col(ChapterArea.chapter_id) == chapter.id))
    session.add_all(ChapterArea(chapter_id=chapter.id, area_id=area) for area in dict.fromkeys(areas))
    await session.flush()


async def save(
    session: Session, seen: Seen, *, title: str, markdown: str, version: int, by: Person
) -> tuple[Revision, Parsed]:
    """Keep the words as the next revision. What was in review, approved or released goes back to drafting.

    Raises:
        Conflict: when `version` is not the text's present one.
    """
    await queries.hold(session, seen)
    text = seen.text
    if version != text.version:
        raise Conflict(N_("Joku muu tallensi luvun samaan aikaan. Tekstisi on tallessa alla."))
    latest = await queries.revision_of(session, text)
    known = await reading.known(session, seen.chapter, seen.network.id, text.language)
    parsed = await reading.read(markdown, language=text.language, previous=queries.blocks_of(latest), known=known)
    findings = await _findings(session, seen.network.id, parsed)
    notes = await _notes(session, seen, parsed)
    pinned = await reading.pinned(session, findings) | await noted.pinned(session, notes)
    images = await reading.image_hashes(session, seen.guide.id, parsed.blocks)
    digest = content_hash(text.language, title, parsed.blocks, images, pinned)
    if latest and (latest.title, latest.markdown, latest.content_hash) == (title, markdown, digest):
        return latest, parsed
    await _reopen(session, seen, digest, by=by)
    layout = (
        latest is not None and digest == text.content_hash and dumps(parsed.blocks) != dumps(queries.blocks_of(latest))
    )
    revision = Revision(
        text_id=text.id,
        n=text.revision + 1,
        title=title,
        markdown=markdown,
        blocks=json.decode(dumps(parsed.blocks)),
        content_hash=digest,
        pinned=pinned,
        by=by.id,
    )
    session.add(revision)
    text.title, text.revision, text.content_hash = title, revision.n, digest
    text.last_editor, text.version = by.id, version + 1
    if outside(parsed.blocks):
        links.ask_for(session, seen.guide.id, by=by.id, slot=f"{text.id}:{revision.n}")
    if text.language == seen.guide.languages[0]:  # the thread runs by the original: a translation cites the same
        await _link(session, seen.chapter, findings, notes, parsed, by=by)
    if layout:
        await signing.layout_changed(session, seen, by=by)
    return revision, parsed


async def _findings(session: Session, network_id: UUID, parsed: Parsed) -> Sequence[Finding]:
    numbers = {number for number, _block in reading.cited(parsed.blocks)}
    rows = await session.scalars(
        select(Finding).where(Finding.network_id == network_id, col(Finding.number).in_(numbers))
    )
    return list(rows)


async def _notes(session: Session, seen: Seen, parsed: Parsed) -> Sequence[noted.Noted]:
    keys = {key for key, _block in reading.cited_sources(parsed.blocks)}
    return await noted.cited(session, seen.network.id, seen.chapter.id, keys) if keys else []


async def _reopen(session: Session, seen: Seen, digest: str, *, by: Person) -> None:
    """An edit voids approvals: the text is a draft again, and those who had approved are told.

    Another way to write the same words (the same hash) is no edit of the content.
    """
    text = seen.text
    if digest != text.content_hash:
        await letters.voided(session, seen, by=by)
    if text.stage is Stage.COLLECTING:
        make_step(session, text, "draft", Stage.DRAFTING, by=by)
    elif text.stage not in EDITABLE and digest != text.content_hash:
        make_step(session, text, "revise", Stage.DRAFTING, by=by)


async def _link(
    session: Session,
    chapter: Chapter,
    findings: Sequence[Finding],
    notes: Sequence[noted.Noted],
    parsed: Parsed,
    *,
    by: Person,
) -> None:
    await session.execute(delete(SourceLink).where(col(SourceLink.chapter_id) == chapter.id))
    by_number = {finding.number: finding for finding in findings}
    for number, block in reading.cited(parsed.blocks):
        if number in by_number:
            await thread.cite(session, by_number[number].id, chapter_id=chapter.id, block_id=block, by=by.id)
    by_key = {note.key: note for note in notes}
    for key, block in reading.cited_sources(parsed.blocks):
        if key in by_key:
            await thread.cite(session, by_key[key].id, chapter_id=chapter.id, block_id=block, by=by.id)
            await thread.dispose(session, by_key[key].id, Fate.USED, "", by.id)


def make_step(
    session: Session, text: ChapterText, name: str, target: Stage, *, by: Person | None, reason: str = ""
) -> ChapterStep:
    step = ChapterStep(
        text_id=text.id,
        name=name,
        was=text.stage,
        now=target,
        by=by.id if by else None,
        revision=text.revision,
        reason=reason,
    )
    session.add(step)
    text.stage = target
    return step


async def take(
    session: Session, seen: Seen, name: str, *, roles: Collection[Role], by: Person, reason: str = ""
) -> ChapterStep:
    """Take the step called `name`, if one of `roles` may from the present stage.

    Raises:
        NotAllowed: nobody in these roles ever takes it.
        Refused: it does not start from the present stage, or the text is not ready for review.
    """
    await queries.hold(session, seen)
    step = allowed(seen.text.stage, name, roles)
    if step.target is Stage.REVIEW:
        await _require_ready(session, seen)
    made = make_step(session, seen.text, name, step.target, by=by, reason=reason)
    if step.target is Stage.REVIEW and not await approve_when_whole(session, seen):
        await session.flush()
        await letters.review_asked(session, seen, slot=made.id, by=by)
        reminders.plan(session, made)
    return made


def allowed(stage: Stage, name: str, roles: Collection[Role]) -> Transition:
    for role in roles:
        for step in transitions_from(stage, role):
            if step.name == name:
                return step
    if any(step.name == name and step.role in roles for step in TRANSITIONS):
        raise Refused(N_("Luku on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    raise NotAllowed(N_("Tämä ei kuulu sinun rooliisi. Kysy tarvittaessa verkoston koordinaattorilta."))


async def _require_ready(session: Session, seen: Seen) -> None:
    revision = await queries.revision_of(session, seen.text)
    known = await reading.known(session, seen.chapter, seen.network.id)
    markdown, blocks = (revision.markdown if revision else ""), queries.blocks_of(revision)
    parsed = await reading.read(markdown, language=seen.text.language, previous=blocks, known=known)
    require_reviewable(seen.concerned, stops=sum(p.stops for p in parsed.problems), written=bool(markdown.strip()))


async def approve_when_whole(session: Session, seen: Seen) -> bool:
    """When no approval of these words is missing the product takes the step, and the writers are told."""
    if not (await queries.verdict_on(session, seen)).approved:
        return False
    make_step(session, seen.text, "approve", Stage.APPROVED, by=None)
    await records.keep(session, seen)
    await letters.approved(session, seen)
    return True


def release(session: Session, text: ChapterText, *, by: Person | None) -> ChapterStep:
    """An edition has come out with it."""
    return make_step(session, text, "release", Stage.RELEASED, by=by)
