"""Verbs of codes: make, change, put on a text, take off, merge, split, bin and bring back. Merging loses nothing."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session, insert
from agentnet.network.models import Audit
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding, Settled
from agentnet.surveys.coding.queries import AGREED, Book, coding_of, is_open, same_now
from agentnet.surveys.coding.rules import MOST, TONES, would_ring
from agentnet.surveys.models import Question, Survey
from agentnet.words import N_, Missing, NotAllowed, Refused

NOT_YOURS = N_("Tätä kysymystä koodaa nyt kaksi muuta. Näet koodit, kun molemmat ovat valmiita.")


async def begin(session: Session, survey: Survey, question: Question) -> Coding:
    """The question's coding; made when it is first needed."""
    row = Coding(survey_id=survey.id, question_id=question.id)
    await session.execute(insert(Coding).values(row.model_dump()).on_conflict_do_nothing())
    found = await coding_of(session, question.id)
    if found is None:
        raise Missing
    return found


async def make_code(
    session: Session, book: Book, *, name: str, description: str = "", tone: str = "", texts: Collection[UUID] = ()
) -> AnswerCode:
    """A new code, on these texts at once.

    Raises:
        Refused: there are too many, or one has this name. NotAllowed: two others code apart.
    """
    seat = _seat(book)
    if len(book.codes) >= MOST:
        raise Refused(N_("Koodeja on jo {most}. Yhdistä samaa tarkoittavia."), most=MOST)
    _free(book, name)
    coding = await begin(session, book.survey, book.question)
    place = max((one.place for one in book.every.values()), default=-1) + 1
    tones = list(TONES)
    code = AnswerCode(coding_id=coding.id, name=name, description=description, place=place)
    code.tone = tone if tone in TONES else tones[place % len(tones)]
    session.add(code)
    await session.flush()
    readable = book.words
    session.add_all(CodedText(code_id=code.id, source_id=one, seat=seat) for one in set(texts) & set(readable))
    await _agree_on(session, book, texts)
    await session.flush()
    return code


async def change_code(
    session: Session, book: Book, code: AnswerCode, *, name: str, description: str, tone: str, version: int
) -> None:
    """Another name, description or colour.

    Raises:
        Refused: somebody changed it meanwhile, or another has this name.
    """
    _seat(book)
    if code.version != version:
        raise Refused(N_("Joku muu muutti koodia samaan aikaan. Tarkista se ja tallenna uudelleen."))
    if code.name.casefold() != name.casefold():
        _free(book, name)
    code.name, code.description, code.version = name, description, code.version + 1
    code.tone = tone if tone in TONES else code.tone
    session.add(code)
    await session.flush()


async def put(session: Session, book: Book, code: UUID, text: UUID) -> None:
    """Said twice, put once.

    Raises:
        Missing: no such code in use, or not a text that may be read.
    """
    await _clear(session, book, book.code(code).id, [text])
    session.add(CodedText(code_id=code, source_id=text, seat=_seat(book)))
    await _agree_on(session, book, [text])
    await session.flush()


async def take_off(session: Session, book: Book, code: UUID, text: UUID) -> None:
    await _clear(session, book, book.code(code).id, [text])
    await _agree_on(session, book, [text])
    await session.flush()


async def turn_down(session: Session, book: Book, code: UUID, text: UUID) -> None:
    """A suggestion that is not right: it is not made again in this seat."""
    await _clear(session, book, book.code(code).id, [text])
    session.add(CodedText(code_id=code, source_id=text, seat=_seat(book), held=False))
    await session.flush()


async def merge(session: Session, book: Book, code: AnswerCode, target: AnswerCode, *, by: UUID) -> None:
    """Everything under `code` is under `target` from now on, until it is undone.

    Raises:
        Refused: they are the same.
    """
    _seat(book)
    if would_ring({id: one.into_id for id, one in book.every.items()}, code.id, target.id):
        raise Refused(N_("Koodia ei voi yhdistää itseensä."))
    code.into_id, code.binned_at = target.id, clock.now()
    await _changed(session, book, code, "merge-code", by)


async def throw(session: Session, book: Book, code: AnswerCode, *, by: UUID) -> None:
    """Into the bin, with its texts; it can be brought back."""
    _seat(book)
    code.binned_at = clock.now()
    await _changed(session, book, code, "bin-code", by)


async def bring_back(session: Session, book: Book, code_id: UUID, *, by: UUID) -> AnswerCode:
    """Out of the bin, or out of the code that it was merged into, as it was.

    Raises:
        Missing: it is not gone. Refused: another has its name now.
    """
    _seat(book)
    code = book.every.get(code_id)
    if code is None or code.binned_at is None:
        raise Missing
    _free(book, code.name)
    code.into_id = code.binned_at = None
    await _changed(session, book, code, "restore-code", by)
    return code


async def split(
    session: Session, book: Book, code: AnswerCode, *, name: str, texts: Collection[UUID], by: UUID
) -> AnswerCode:
    """Some texts of a code go under a new one. Merging the new one back undoes it.

    Raises:
        Refused: no text of it was chosen.
    """
    chosen = set(texts) & set(book.texts_with(code.id))
    if not chosen:
        raise Refused(N_("Valitse ainakin yksi teksti, joka siirtyy uuteen koodiin."))
    made = await make_code(session, book, name=name, texts=chosen)
    await _clear(session, book, code.id, chosen)
    await _changed(session, book, made, "split-code", by)
    return made


def _seat(book: Book) -> int:
    if book.seat is None:
        raise NotAllowed(NOT_YOURS)
    return book.seat


def _free(book: Book, name: str) -> None:
    if any(one.name.casefold() == name.casefold() for one in book.codes):
        raise Refused(N_("Tällä nimellä on jo koodi."))


async def _clear(session: Session, book: Book, code: UUID, texts: Collection[UUID]) -> None:
    """The code (and what was merged into it) off these texts."""
    if set(texts) - set(book.words):
        raise Missing
    theirs = col(CodedText.code_id).in_(same_now(book.every, code)) & (col(CodedText.seat) == _seat(book))
    await session.execute(delete(CodedText).where(theirs, col(CodedText.source_id).in_(texts)))


async def _agree_on(session: Session, book: Book, texts: Collection[UUID]) -> None:
    """After two have coded apart, what is put on a text by hand is what holds."""
    coding = book.coding
    if coding is None or not coding.by_two or not is_open(coding) or book.seat != AGREED:
        return
    rows = [Settled(coding_id=coding.id, source_id=text).model_dump() for text in set(texts) & set(book.words)]
    if rows:
        await session.execute(insert(Settled).on_conflict_do_nothing(), rows)


async def _changed(session: Session, book: Book, code: AnswerCode, verb: str, by: UUID) -> None:
    code.version += 1
    session.add(code)
    session.add(Audit(by=by, network_id=book.survey.network_id, verb=verb, kind="answer-code", object_id=code.id))
    await session.flush()
