"""How an edition is made: read what is approved, set it in type in a child process, freeze all of it at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from agentnet import clock, files
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters import reading
from agentnet.guide.editions.queries import Candidate
from agentnet.guide.models import Edition, EditionChapter, EditionFile, Guide
from agentnet.guide.origins import Origins, findings_by_number, origins
from agentnet.guide.press import Citation, Known, web
from agentnet.network.flow import Field
from agentnet.network.models import County, Network, Person, StoredFile
from agentnet.settings import settings
from agentnet.words import N_, _, n_, using

FIELDS = {Field.SOCIAL: N_("sosiaalihuolto"), Field.HEALTH: N_("terveydenhuolto"), Field.COMMON: N_("yhteinen")}


class Draft:
    """All rows and files of an edition that is being made; nothing is in the database before it is whole."""

    def __init__(self, edition: Edition, chapters: list[EditionChapter], pressed: press.Edition) -> None:
        self.edition, self.chapters, self.pressed = edition, chapters, pressed
        self.pdf = b""


async def gather(
    session: Session,
    guide: Guide,
    chosen: Sequence[Candidate],
    *,
    number: str,
    change_note: str,
    by: UUID,
    language: str = "fi",
) -> Draft:
    """Everything that goes in, as it is at this moment; its fixed words are in the edition's `language`."""
    network = await session.get_one(Network, guide.network_id)
    county = await session.get_one(County, network.county_id)
    edition_id, rows, pressed, all_findings = uuid4(), [], [], set[UUID]()
    now = clock.now()
    for place, candidate in enumerate(chosen, start=1):
        row, chapter, findings = await _chapter(session, guide, candidate, edition_id, place, chosen, number)
        rows.append(row)
        pressed.append(chapter)
        all_findings |= findings
    behind = await origins(session, all_findings)
    book = press.Edition(
        title=guide.title,
        subtitle=guide.subtitle,
        number=number,
        day=now.date(),
        language=language,
        chapters=tuple(pressed),
        series=network.name,
        publisher=county.name,
        address=f"{settings().base_url}/g/{guide.slug}/{number}/",
        counted=_counted(behind, language),
    )
    edition = Edition(
        id=edition_id,
        guide_id=guide.id,
        language=language,
        number=number,
        title=guide.title,
        subtitle=guide.subtitle,
        change_note=change_note,
        brand=guide.brand,
        colophon=behind.as_data() | {"publisher": county.name, "network": network.name},
        input_hash=press.edition_hash(book),
        by=by,
        created_at=now,
    )
    return Draft(edition, rows, book)


async def _chapter(
    session: Session,
    guide: Guide,
    candidate: Candidate,
    edition_id: UUID,
    place: int,
    chosen: Sequence[Candidate],
    number: str,
) -> tuple[EditionChapter, press.EditionChapter, set[UUID]]:
    revision = candidate.revision
    blocks = chapters.blocks_of(revision)
    findings = await findings_by_number(session, guide.network_id, [n for n, _block in reading.cited(blocks)])
    words = await reading.pinned_words(session, findings, revision.pinned)
    citations = {f"k{f.number}": Citation(f.number, words[f.number], f"#k{f.number}") for f in findings}
    known = Known(
        citations=citations, chapters={c.chapter.slug: f"/g/{guide.slug}/{number}/{c.chapter.slug}" for c in chosen}
    )
    page = web.page(press.Chapter(candidate.text.language, revision.title, blocks), known)
    people = await chapters.names(session, [a.person_id for a in candidate.approvals])
    with using(candidate.text.language):
        approvals = [_approved(people[a.person_id], a.field, a.created_at) for a in candidate.approvals]
    behind = await origins(session, [f.id for f in findings])
    row = EditionChapter(
        edition_id=edition_id,
        chapter_id=candidate.chapter.id,
        place=place,
        slug=candidate.chapter.slug,
        title=revision.title,
        revision=revision.n,
        content_hash=revision.content_hash,
        markdown=revision.markdown,
        html=str(page.body),
        contents=[{"anchor": e.anchor, "words": e.words, "level": e.level} for e in page.contents],
        approvals=[{"name": a.name, "title": a.title, "field": a.field, "day": a.day.isoformat()} for a in approvals],
        origins=behind.as_data() | {"findings": [{"number": f.number, "text": words[f.number]} for f in findings]},
        findings=[str(f.id) for f in findings],
        plain=press.plain(blocks),
    )
    pressed = press.EditionChapter(
        slug=candidate.chapter.slug,
        chapter=press.Chapter(candidate.text.language, revision.title, blocks),
        citations=citations,
        approvals=tuple(approvals),
        content=revision.content_hash,
    )
    return row, pressed, {f.id for f in findings}


def _approved(person: Person, field: Field, moment: datetime) -> press.Approval:
    return press.Approval(person.name, person.title, _(FIELDS[field]), moment.date())


def _counted(behind: Origins, language: str) -> tuple[press.Counted, ...]:
    """What the colophon says of contributors; people and units only when at least five are behind it."""
    with using(language):
        figures = [(behind.total, n_("idea, vastaus tai havainto", "ideaa, vastausta ja havaintoa", behind.total))]
        if behind.people and behind.units:
            figures.append((behind.people, n_("ammattilainen", "ammattilaista", behind.people)))
            figures.append((behind.units, n_("työyksikkö", "työyksikköä", behind.units)))
    return tuple(press.Counted(n, what) for n, what in figures if n)


def differences(chapters: Sequence[EditionChapter], before: Sequence[EditionChapter]) -> list[dict[str, Any]]:
    """The list of changes since the edition before: new, changed and left-out chapters."""
    old = {chapter.chapter_id: chapter for chapter in before}
    made = []
    for chapter in chapters:
        was = old.pop(chapter.chapter_id, None)
        if was is None:
            made.append({"slug": chapter.slug, "title": chapter.title, "how": "new"})
        elif was.content_hash != chapter.content_hash:
            made.append({"slug": chapter.slug, "title": chapter.title, "how": "changed"})
    return made + [{"slug": "", "title": chapter.title, "how": "left"} for chapter in old.values()]


async def freeze(session: Session, draft: Draft, before: Sequence[EditionChapter]) -> None:
    """Write every row of the edition. After the commit the database refuses to change them."""
    digest = await files.put(draft.pdf)
    name = f"{draft.edition.number}.pdf"
    draft.edition.changes = differences(draft.chapters, before) if before else []
    stored = await _stored(session, digest, len(draft.pdf), name)
    session.add(draft.edition)
    await session.flush()
    session.add_all(draft.chapters)
    session.add(
        EditionFile(
            edition_id=draft.edition.id, kind="pdf", name=name, file_id=stored.id, sha256=digest, size=len(draft.pdf)
        )
    )
    await session.flush()


async def _stored(session: Session, digest: str, size: int, name: str) -> StoredFile:
    stored = await session.scalar(select(StoredFile).where(StoredFile.sha256 == digest))
    if stored is None:
        stored = StoredFile(sha256=digest, media_type="application/pdf", size=size, name=name)
        session.add(stored)
        await session.flush()
    return stored
