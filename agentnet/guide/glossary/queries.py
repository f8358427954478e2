"""Reads of the glossary."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.models import GlossaryTerm, TermApproval, TermChange, TermComment, TermText
from agentnet.guide.glossary.rules import Said, may_see
from agentnet.guide.models import Chapter, ChapterText, Guide, Revision
from agentnet.guide.reviews.queries import aways_of, stands_in
from agentnet.guide.rules import BOTH
from agentnet.network.flow import Field
from agentnet.network.models import Person
from agentnet.network.queries import directors_of, standing
from agentnet.network.quiet import today
from agentnet.network.rules import Standing
from agentnet.words import Missing

LANGUAGES: Final = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class SeenTerm:
    """A term with its languages, and what the one who looks is in its network."""

    term: GlossaryTerm
    texts: dict[str, TermText]
    standing: Standing
    reads: bool = False
    """Whether they read what is under way."""

    @property
    def word(self) -> str:
        """Its name on pages: of the first language that has one."""
        one = next(self.texts[code] for code in LANGUAGES if code in self.texts)
        return one.word if self.reads else one.approved_word or one.word


@dataclass(frozen=True, slots=True)
class Line:
    """A term as the list shows it: the approved words, or the draft's when there are none and they may be read."""

    term: GlossaryTerm
    text: TermText
    word: str
    meaning: str
    others: Sequence[str] = field(default=())

    @property
    def newer(self) -> bool:
        """Approved words are shown while newer ones are under way."""
        return bool(self.text.approved_word) and self.text.stage is not TermStage.APPROVED


async def terms(session: Session, network_id: UUID, language: str) -> tuple[press.Term, ...]:
    """The approved terms in a language, as they were last approved, by word."""
    rows = await _rows(session, network_id, language)
    found = [
        press.Term(term.slug, text.approved_word, text.approved_meaning, tuple(words_in(text.approved_others)))
        for term, text in rows
        if text.approved_word
    ]
    return tuple(sorted(found, key=lambda term: term.word.casefold()))


async def known(session: Session, network_id: UUID, language: str) -> dict[str, tuple[str, str]]:
    """Slug → (word, meaning) of the approved terms: what a text may point to."""
    return {term.slug: (term.word, term.meaning) for term in await terms(session, network_id, language)}


async def _rows(
    session: Session, network_id: UUID, language: str, *, binned: bool = False
) -> list[tuple[GlossaryTerm, TermText]]:
    where = col(GlossaryTerm.binned_at).is_not(None) if binned else col(GlossaryTerm.binned_at).is_(None)
    rows = await session.execute(
        select(GlossaryTerm, TermText)
        .join(TermText, col(TermText.term_id) == col(GlossaryTerm.id))
        .where(GlossaryTerm.network_id == network_id, TermText.language == language, where)
    )
    return [(term, text) for term, text in rows]


async def lines(
    session: Session, mine: Standing, language: str, search: str = "", *, reads: bool = False
) -> list[Line]:
    """The glossary in one language as `mine` may read it, by word; those whose words or meaning hold `search`."""
    found = []
    for term, text in await _rows(session, mine.network_id, language):
        if not may_see(mine, approved=bool(text.approved_word), reads=reads):
            continue
        draft = not text.approved_word
        word, meaning = (text.word, text.meaning) if draft else (text.approved_word, text.approved_meaning)
        others = words_in(text.others if draft else text.approved_others)
        if search.strip().casefold() in f"{word} {meaning} {' '.join(others)}".casefold():
            found.append(Line(term, text, word, meaning, others))
    return sorted(found, key=lambda line: line.word.casefold())


async def binned(session: Session, network_id: UUID) -> list[tuple[GlossaryTerm, str]]:
    """(term, its word) of the terms in the bin."""
    found: dict[UUID, tuple[GlossaryTerm, str]] = {}
    for language in LANGUAGES:
        for term, text in await _rows(session, network_id, language, binned=True):
            found.setdefault(term.id, (term, text.word))
    return list(found.values())


async def term_seen_by(session: Session, me: Person, term_id: UUID) -> SeenTerm:
    """A term with the languages that `me` may read.

    Raises:
        Missing: there is none, or nothing of it is theirs to read.
    """
    term = await session.get(GlossaryTerm, term_id)
    if term is None:
        raise Missing
    mine = await standing(session, me, term.network_id)
    if term.binned_at is not None and not mine.may("lead"):
        raise Missing
    rows = await session.scalars(select(TermText).where(TermText.term_id == term.id))
    reads = await reads_drafts(session, mine, me)
    texts = {text.language: text for text in rows if may_see(mine, approved=bool(text.approved_word), reads=reads)}
    if not texts:
        raise Missing
    return SeenTerm(term, texts, mine, reads)


async def approvals_of(session: Session, text: TermText) -> list[tuple[TermApproval, Person]]:
    """The approvals of the present words, with who gave them."""
    rows = await session.execute(
        select(TermApproval, Person)
        .join(Person, col(Person.id) == col(TermApproval.person_id))
        .where(TermApproval.text_id == text.id, TermApproval.content_hash == text.content_hash)
        .order_by(col(TermApproval.created_at))
    )
    return [(approval, person) for approval, person in rows]


async def said_of(session: Session, text: TermText) -> list[Said]:
    return [Said(one.person_id, one.field) for one, _person in await approvals_of(session, text)]


async def fields_of(session: Session, network_id: UUID, person_id: UUID) -> dict[Field, UUID | None]:
    """Social, health or both: the fields that somebody approves for today, each with the director in whose place
    they do (none: their own).
    """
    directors = [one for one in await directors_of(session, network_id) if one.area.field in BOTH]
    fields: dict[Field, UUID | None] = {one.area.field: None for one in directors if one.person.id == person_id}
    for away in await aways_of(session, network_id, on=today(clock.now())):
        if away.person.id == person_id:
            theirs = [one.area.field for one in directors if one.person.id == away.director.id]
            fields = {**dict.fromkeys(theirs, away.director.id), **fields}
    return fields


async def reads_drafts(session: Session, mine: Standing, me: Person) -> bool:
    """Writers, designers and directors; and a director's deputy in their days."""
    return mine.may("read-drafts") or await stands_in(session, mine.network_id, me)


async def comments_of(session: Session, text: TermText) -> list[tuple[TermComment, Person]]:
    rows = await session.execute(
        select(TermComment, Person)
        .join(Person, col(Person.id) == col(TermComment.by))
        .where(TermComment.text_id == text.id)
        .order_by(col(TermComment.created_at))
    )
    return [(comment, person) for comment, person in rows]


async def story_of(session: Session, text: TermText) -> list[tuple[TermChange, Person | None]]:
    """What was done with the term in this language, in time."""
    rows = await session.execute(
        select(TermChange, Person)
        .outerjoin(Person, col(Person.id) == col(TermChange.by))
        .where(TermChange.text_id == text.id)
        .order_by(col(TermChange.created_at))
    )
    return [(change, person) for change, person in rows]


async def used_in(session: Session, seen: SeenTerm, languages: Collection[str]) -> list[tuple[UUID, str]]:
    """(chapter, title) of the chapters whose present words link the term, as far as they may be read."""
    question = (
        select(col(Chapter.id), col(ChapterText.title), col(Revision.markdown))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(Revision, (col(Revision.text_id) == col(ChapterText.id)) & (Revision.n == col(ChapterText.revision)))
        .where(
            Guide.network_id == seen.term.network_id,
            col(ChapterText.language).in_(languages),
            col(Chapter.binned_at).is_(None),
            col(Revision.markdown).contains(f"(sanasto:{seen.term.slug})", autoescape=True),
        )
        .order_by(col(Chapter.place))
    )
    if not seen.standing.may("read-drafts"):
        question = question.where(col(ChapterText.stage).in_(SEEN_BY_ALL))
    return [(chapter, title) for chapter, title, _words in await session.execute(question)]


def words_in(others: str) -> list[str]:
    """`kokous, tapaaminen` → each word."""
    return [word for part in others.split(",") if (word := part.strip())]
