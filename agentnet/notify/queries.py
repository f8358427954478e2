"""The letters of the installation, for administrators; and those that did not arrive, for coordinators too."""

from dataclasses import dataclass
from math import ceil
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, cast, func, or_
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.notify import troubles
from agentnet.notify.kinds import KINDS
from agentnet.notify.letters import SECRETS
from agentnet.notify.models import Delivery, Letter, Why
from agentnet.words import Missing, _

PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class LetterPage:
    letters: list[Letter]
    number: int
    last: int
    total: int


async def letters(
    session: Session, *, search: str = "", delivery: Delivery | None = None, number: int = 1
) -> LetterPage:
    """Letters, newest first; `search` looks into the address, the kind and what the letter is filled with, but for
    those that hold a key: whoever could search for a key could find it out sign by sign.
    """
    question = select(Letter).where(col(Letter.kind).not_in(SILENT))
    filled = cast(col(Letter.values), String)
    keyless = and_(*(filled.not_like(f'%"{secret}":%') for secret in sorted(SECRETS)))
    if delivery is not None:
        question = question.where(col(Letter.delivery) == delivery)
    for word in search.split():
        like = f"%{_plain(word)}%"
        told = (col(Letter.address), col(Letter.kind))
        within = and_(filled.ilike(like, escape="\\"), keyless)
        question = question.where(or_(*(text.ilike(like, escape="\\") for text in told), within))
    total = await session.scalar(select(func.count()).select_from(question.subquery())) or 0
    last = max(1, ceil(total / PAGE))
    number = min(max(1, number), last)
    rows = question.order_by(col(Letter.created_at).desc(), col(Letter.id)).offset((number - 1) * PAGE).limit(PAGE)
    return LetterPage(list(await session.scalars(rows)), number, last, total)


def _plain(word: str) -> str:
    """The word with the signs that LIKE reads taken literally, as JSON would hold it in the column of values."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


async def letter_by(session: Session, letter_id: UUID) -> Letter:
    """Raises `Missing` when there is no such letter."""
    if (letter := await session.get(Letter, letter_id)) is None:
        raise Missing
    return letter


OPEN: Final = (Delivery.FAILED, Delivery.BOUNCED, Delivery.UNKNOWN)
"""Letters that did not arrive, or may not have."""


def is_open(letter: Letter) -> bool:
    """Somebody should do something about this letter."""
    return letter.delivery in OPEN or (letter.delivery is Delivery.DROPPED and letter.why is Why.ADDRESS)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that did not arrive. Its words are not for coordinators: who, what kind, when and why is enough."""

    letter: Letter
    person: Person | None
    broken: bool

    @property
    def name(self) -> str:
        return self.person.name if self.person else str(self.letter.values.get("name", ""))


@dataclass(frozen=True, slots=True)
class UndeliveredPage:
    rows: list[Undelivered]
    number: int
    last: int
    total: int


async def undelivered(
    session: Session, network_id: UUID, *, search: str = "", told: bool = False, number: int = 1
) -> UndeliveredPage:
    """A network's letters that did not arrive, newest first; or (`told`) those whose readers were told otherwise."""
    question = select(Letter, Person).outerjoin(Person, col(Person.id) == col(Letter.person_id))
    question = question.where(col(Letter.kind).not_in(SILENT))
    question = question.where(Letter.network_id == network_id, Letter.delivery == Delivery.TOLD if told else _open())
    for word in search.split():
        like = f"%{_plain(word)}%"
        kinds = [kind for kind, row in KINDS.items() if word.casefold() in _(row.label).casefold()]
        texts = (col(Letter.address), col(Person.name))
        question = question.where(or_(*(text.ilike(like, escape="\\") for text in texts), col(Letter.kind).in_(kinds)))
    total = (
        await session.scalar(select(func.count()).select_from(question.with_only_columns(col(Letter.id)).subquery()))
        or 0
    )
    last = max(1, ceil(total / PAGE))
    number = min(max(1, number), last)
    newest = question.order_by(col(Letter.created_at).desc(), col(Letter.id)).offset((number - 1) * PAGE).limit(PAGE)
    rows = [(letter, person) for letter, person in await session.execute(newest)]
    broken = await troubles.broken(session, {letter.address for letter, _person in rows})
    return UndeliveredPage([Undelivered(*row, row[0].address in broken) for row in rows], number, last, total)


SILENT: Final = ("survey-reminder", "survey-link-reminder")
"""Only those who have not answered get these: their list would tell coordinators and administrators who has not."""


def _open() -> ColumnElement[bool]:
    dropped = and_(col(Letter.delivery) == Delivery.DROPPED, col(Letter.why) == Why.ADDRESS)
    return or_(col(Letter.delivery).in_(OPEN), dropped)


async def letter_in(session: Session, network_id: UUID, letter_id: UUID) -> Letter:
    """A letter of this network. Raises `Missing`."""
    letter = await letter_by(session, letter_id)
    if letter.network_id != network_id or letter.kind in SILENT:
        raise Missing
    return letter
