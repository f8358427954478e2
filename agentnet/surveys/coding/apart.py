"""Two people code the same texts without seeing each other; then what they read alike holds and the rest is settled."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Update, delete, update
from sqlmodel import col

from agentnet.db import Session, insert
from agentnet.network.rules import Standing
from agentnet.surveys.coding.actions import begin
from agentnet.surveys.coding.models import CodedText, Coding, Settled
from agentnet.surveys.coding.queries import AGREED, Book, book_of, is_open, same_now, settled_in
from agentnet.surveys.coding.rules import Compared, compare
from agentnet.words import N_, Missing, Refused


async def part(session: Session, book: Book, by: UUID) -> Coding:
    """From now on two code apart: whoever says so is the first, with what has been coded so far.

    Raises:
        Refused: it is so already.
    """
    coding = await begin(session, book.survey, book.question)
    if coding.by_two:
        raise Refused(N_("Tätä kysymystä koodataan jo kahdestaan."))
    coding.by_two, coding.first_id, coding.version = True, by, coding.version + 1
    await session.execute(_of(book).where(col(CodedText.seat) == AGREED).values(seat=1))
    await session.flush()
    return coding


async def join(session: Session, book: Book, by: UUID) -> None:
    """Take the second seat.

    Raises:
        Refused: both are taken, or nobody codes apart.
    """
    coding = _apart(book)
    if coding.second_id is not None or coding.first_id == by:
        raise Refused(N_("Molemmat koodaajat on jo valittu."))
    coding.second_id, coding.version = by, coding.version + 1
    await session.flush()


async def together(session: Session, book: Book, by: UUID) -> None:
    """The first takes it back as long as nobody has joined: it is coded together again.

    Raises:
        Refused: somebody has.
    """
    coding = _apart(book)
    if coding.first_id != by or coding.second_id is not None:
        raise Refused(N_("Toinen koodaaja on jo mukana."))
    coding.by_two, coding.first_id, coding.first_ready = False, None, False
    coding.version += 1
    await session.execute(_of(book).where(col(CodedText.seat) == 1).values(seat=AGREED))
    await session.flush()


async def say_ready(session: Session, book: Book, by: UUID, *, ready: bool, standing: Standing) -> bool:
    """Whether both are now: then what was read alike holds. Until then it can be taken back.

    Raises:
        Refused: one does not code here, or both were ready already.
    """
    coding = _apart(book)
    if is_open(coding):
        raise Refused(N_("Molemmat ovat jo valmiita."))
    if by == coding.first_id:
        coding.first_ready = ready
    elif by == coding.second_id:
        coding.second_ready = ready
    else:
        raise Refused(N_("Vain koodaajat voivat ilmoittaa olevansa valmiita."))
    coding.version += 1
    await session.flush()
    if not is_open(coding):
        return False
    first, second = await _both(session, book, standing)
    held = [(text, code) for text, codes in first.on.items() if second.on.get(text) == codes for code in codes]
    rows = [CodedText(code_id=code, source_id=text, seat=AGREED).model_dump() for text, code in held]
    if rows:
        await session.execute(insert(CodedText).on_conflict_do_nothing(), rows)
    return True


async def compared(session: Session, book: Book, standing: Standing) -> tuple[Compared, Book, Book]:
    """How alike the two have read, and the two readings.

    Raises:
        Missing: they are not both ready.
    """
    if book.coding is None or not book.coding.by_two or not is_open(book.coding):
        raise Missing
    first, second = await _both(session, book, standing)
    codes = [code.id for code in book.codes]
    return compare([item.id for item in book.texts.items], codes, first.on, second.on), first, second


async def unsettled(session: Session, book: Book, found: Compared) -> list[UUID]:
    """The texts that are still read differently."""
    done = await settled_in(session, book.coding.id) if book.coding else set()
    return [text for text in found.differ if text not in done]


async def settle(session: Session, book: Book, text: UUID, codes: Collection[UUID]) -> None:
    """What the two agree that the text is about: these codes and no others.

    Raises:
        Missing: the text may not be read, a code is not in use, or they are not both ready.
    """
    coding = _apart(book)
    if not is_open(coding) or text not in book.words:
        raise Missing
    chosen = {book.code(code).id for code in codes}
    theirs = (col(CodedText.source_id) == text) & (col(CodedText.seat) == AGREED)
    mine = [one for code in book.codes for one in same_now(book.every, code.id)]
    await session.execute(delete(CodedText).where(theirs, col(CodedText.code_id).in_(mine)))
    session.add_all(CodedText(code_id=code, source_id=text, seat=AGREED) for code in chosen)
    await session.execute(
        insert(Settled).values(Settled(coding_id=coding.id, source_id=text).model_dump()).on_conflict_do_nothing()
    )
    await session.flush()


def _apart(book: Book) -> Coding:
    if book.coding is None or not book.coding.by_two:
        raise Refused(N_("Tätä kysymystä koodataan yhdessä."))
    return book.coding


def _of(book: Book) -> Update:
    return update(CodedText).where(col(CodedText.code_id).in_(list(book.every)))


async def _both(session: Session, book: Book, standing: Standing) -> tuple[Book, Book]:
    return (
        await book_of(session, book.survey, book.question, standing, seat=1),
        await book_of(session, book.survey, book.question, standing, seat=2),
    )
