"""Thanks: "Ideasi on nyt luvussa 4", one letter to each contributor with a name, when an edition is out."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet import notify
from agentnet.db import Session
from agentnet.guide.chapters.queries import blocks_of
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.findings.noted import key_of
from agentnet.guide.models import ChapterText, Edition, EditionChapter, Finding, Guide, Revision
from agentnet.guide.origins import roots_of
from agentnet.guide.thanks.rules import sentences
from agentnet.network.models import Person
from agentnet.sources.models import Source
from agentnet.words import _, n_, using

LETTER = "thanks"


@dataclass(frozen=True, slots=True)
class Used:
    """A chapter that an idea of theirs stands in for the first time, and the sentence that leans on it."""

    place: int
    title: str
    slug: str
    sentence: str


async def post(session: Session, guide: Guide, edition: Edition) -> int:
    """A letter to each whose idea is in the guide for the first time; the number of letters.

    Several chapters are told in one letter. Nothing that was given without a name leads to anybody. An idea that an
    earlier edition, or the same one in another language, has already told of is not told again.
    """
    told = await _told(session, guide, edition)
    used: defaultdict[UUID, list[Used]] = defaultdict(list)
    chapters = await session.scalars(
        select(EditionChapter).where(EditionChapter.edition_id == edition.id).order_by(col(EditionChapter.place))
    )
    for chapter in list(chapters):
        fresh = [UUID(id) for id in chapter.findings if (chapter.chapter_id, id) not in told]
        for giver, sentence in (await _givers(session, edition, chapter, fresh)).items():
            used[giver].append(Used(chapter.place, chapter.title, chapter.slug, sentence))
    people = await session.scalars(
        select(Person).where(col(Person.id).in_(used), col(Person.binned_at).is_(None), col(Person.email).is_not(None))
    )
    posted = 0
    for person in people:
        _letter(session, guide, edition, person, used[person.id])
        posted += 1
    return posted


async def _told(session: Session, guide: Guide, edition: Edition) -> set[tuple[UUID, str]]:
    """(chapter, finding) of every other edition of the guide."""
    rows = await session.execute(
        select(col(EditionChapter.chapter_id), col(EditionChapter.findings))
        .join(Edition, col(Edition.id) == col(EditionChapter.edition_id))
        .where(Edition.guide_id == guide.id, col(Edition.id) != edition.id)
    )
    return {(chapter, finding) for chapter, findings in rows for finding in findings}


async def _givers(session: Session, edition: Edition, chapter: EditionChapter, findings: list[UUID]) -> dict[UUID, str]:
    """Person → the first sentence of the chapter that leans on a finding of theirs."""
    if not findings:
        return {}
    said = await _sentences(session, edition, chapter)
    numbers = {
        one.id: one.number for one in await session.scalars(select(Finding).where(col(Finding.id).in_(findings)))
    }
    found: dict[UUID, str] = {}
    for id in findings:
        people = await session.scalars(
            select(Source.person_id).where(
                col(Source.id).in_(await roots_of(session, [id], [] if id in numbers else [id])),
                col(Source.person_id).is_not(None),
            )
        )
        for person in people:
            if person is not None:
                found.setdefault(person, said.get(f"k{numbers[id]}" if id in numbers else key_of(id), chapter.title))
    return found


async def _sentences(session: Session, edition: Edition, chapter: EditionChapter) -> dict[str, str]:
    revision = await session.scalar(
        select(Revision)
        .join(ChapterText, col(ChapterText.id) == col(Revision.text_id))
        .where(
            ChapterText.chapter_id == chapter.chapter_id,
            ChapterText.language == edition.language,
            Revision.n == chapter.revision,
        )
    )
    return sentences(blocks_of(revision))


def _letter(session: Session, guide: Guide, edition: Edition, person: Person, used: list[Used]) -> None:
    base = f"/g/{guide.slug}/{in_address(edition.number, edition.language, guide.languages[0])}"
    with using(person.language):
        subject = n_("Ideasi on nyt luvussa {place}", "Ideasi on nyt {n} luvussa", len(used), place=used[0].place)
        where = [_("Luku {place}, {title}:", place=one.place, title=one.title) + f"\n”{one.sentence}”" for one in used]
    notify.post(
        session,
        to=str(person.email),
        letter=LETTER,
        about=edition.id,
        language=person.language,
        person_id=person.id,
        network_id=guide.network_id,
        values={
            "subject": subject,
            "name": person.name,
            "guide": edition.title,
            "number": edition.number,
            "where": "\n\n".join(where),
            "path": f"{base}/{used[0].slug}" if len(used) == 1 else base,
        },
    )
