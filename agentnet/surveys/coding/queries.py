"""Reads of coding: the texts that may be read, the codes as they are now, and what was put where in a seat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.rules import Standing
from agentnet.surveys.asking import FREE
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding, Settled
from agentnet.surveys.coding.rules import by_text, finals
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.queries import questions_of
from agentnet.surveys.results import Texts, texts_of, writers_among
from agentnet.words import Missing

PAGE: Final = 20
AGREED: Final = 0


@dataclass(frozen=True, slots=True)
class Book:
    """One question being coded, as one person sees it. `seat` is theirs; what they may not see yet is not here.

    `on`: text → codes in that seat. `every`: also the binned and merged codes.
    """

    survey: Survey
    question: Question
    coding: Coding | None
    texts: Texts
    every: Mapping[UUID, AnswerCode]
    on: Mapping[UUID, frozenset[UUID]]
    refused: frozenset[tuple[UUID, UUID]]
    seat: int | None = AGREED

    @property
    def codes(self) -> list[AnswerCode]:
        return [code for code in self.every.values() if code.binned_at is None]

    @property
    def gone(self) -> list[AnswerCode]:
        """What can be brought back, the latest first."""
        binned = [code for code in self.every.values() if code.binned_at is not None]
        return sorted(binned, key=lambda code: code.binned_at or code.created_at, reverse=True)

    @property
    def words(self) -> dict[UUID, str]:
        return {item.id: item.text for item in self.texts.items}

    @property
    def coded(self) -> int:
        return sum(1 for item in self.texts.items if self.on.get(item.id))

    def texts_with(self, code: UUID) -> list[UUID]:
        """In the random order of the texts."""
        return [item.id for item in self.texts.items if code in self.on.get(item.id, ())]

    def code(self, id: UUID) -> AnswerCode:
        """Raises `Missing`: it is not among the codes in use."""
        found = self.every.get(id)
        if found is None or found.binned_at is not None:
            raise Missing
        return found


def free(questions: Sequence[Question]) -> list[Question]:
    return [one for one in questions if one.kind in FREE]


async def question_of(session: Session, survey: Survey, key: str) -> tuple[list[Question], Question | None]:
    """The survey's free questions, and the one with this key (the first when there is none)."""
    asked = free(await questions_of(session, survey.id))
    return asked, next((one for one in asked if one.key == key), asked[0] if asked else None)


async def coding_of(session: Session, question_id: UUID) -> Coding | None:
    found: Coding | None = await session.scalar(select(Coding).where(col(Coding.question_id) == question_id))
    return found


def seat_of(coding: Coding | None, person_id: UUID | None) -> int | None:
    """Whose codes they see and put: what holds, one's own while two code apart, or nobody's."""
    if coding is None or not coding.by_two or is_open(coding):
        return AGREED
    return {coding.first_id: 1, coding.second_id: 2}.get(person_id) if person_id else None


def is_open(coding: Coding) -> bool:
    """Both have said that they are ready: from then on each sees the other's."""
    return coding.first_ready and coding.second_ready


async def book_of(
    session: Session, survey: Survey, question: Question, standing: Standing, *, seat: int | None = None
) -> Book:
    """The question as `standing` sees it (or in a `seat`, which the caller has the right to see).

    Raises:
        Refused: the survey has not closed yet. NotAllowed: they may not read the texts.
    """
    texts = await texts_of(session, survey, question, standing)
    coding = await coding_of(session, question.id)
    if coding is None:
        return Book(survey, question, None, texts, {}, {}, frozenset())
    seat = seat_of(coding, standing.person_id) if seat is None else seat
    every = await codes_of(session, coding.id)
    rows = await rows_of(session, every, seat) if seat is not None else []
    on = by_text(((row.source_id, row.code_id) for row in rows if row.held), _into(every), _alive(every))
    refused = frozenset((row.source_id, row.code_id) for row in rows if not row.held)
    return Book(survey, question, coding, texts, every, on, refused, seat)


async def codes_of(session: Session, coding_id: UUID) -> dict[UUID, AnswerCode]:
    rows = await session.scalars(
        select(AnswerCode)
        .where(col(AnswerCode.coding_id) == coding_id)
        .order_by(col(AnswerCode.place), col(AnswerCode.created_at), col(AnswerCode.id))
    )
    return {row.id: row for row in rows}


async def rows_of(session: Session, codes: Collection[UUID], seat: int) -> Sequence[CodedText]:
    there = select(CodedText).where(col(CodedText.code_id).in_(codes), col(CodedText.seat) == seat)
    return (await session.scalars(there)).all()


async def settled_in(session: Session, coding_id: UUID) -> set[UUID]:
    """The texts that the two have agreed on."""
    return set(await session.scalars(select(col(Settled.source_id)).where(col(Settled.coding_id) == coding_id)))


def same_now(every: Mapping[UUID, AnswerCode], code: UUID) -> list[UUID]:
    """This code and those that were merged into it."""
    return [one for one, now in finals(_into(every)).items() if now == code]


def _into(every: Mapping[UUID, AnswerCode]) -> dict[UUID, UUID | None]:
    return {id: code.into_id for id, code in every.items()}


def _alive(every: Mapping[UUID, AnswerCode]) -> set[UUID]:
    return {id for id, code in every.items() if code.binned_at is None}


@dataclass(frozen=True, slots=True)
class Count:
    """A code and how many answers have it: only through `rules.told`."""

    code: AnswerCode
    number: int
    of: int


async def counts_of(session: Session, book: Book) -> list[Count]:
    """Answers of each code; the whole line of a SWOT's answer is one answer."""
    groups = {code.id: book.texts_with(code.id) for code in book.codes}
    numbers, everybody = await writers_among(session, book.question.id, groups)
    return [Count(code, numbers[code.id], everybody) for code in book.codes]
