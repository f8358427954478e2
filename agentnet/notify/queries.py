"""The letters of the installation, for administrators."""

from dataclasses import dataclass
from math import ceil
from typing import Final
from uuid import UUID

from sqlalchemy import String, cast, func, or_
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.notify.models import Delivery, Letter
from agentnet.words import Missing

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
    """Letters, newest first; `search` looks into the address, the kind and what the letter is filled with."""
    question = select(Letter)
    if delivery is not None:
        question = question.where(col(Letter.delivery) == delivery)
    for word in search.split():
        like = f"%{_plain(word)}%"
        told = (col(Letter.address), col(Letter.kind), cast(col(Letter.values), String))
        question = question.where(or_(*(text.ilike(like, escape="\\") for text in told)))
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
