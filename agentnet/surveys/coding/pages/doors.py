"""What the pages of coding load, for coordinators and the owner of the series; nobody else learns that it is there."""

from math import ceil
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from litestar.params import FromPath

from agentnet.db import Session as Database
from agentnet.surveys import queries
from agentnet.surveys.asking import QUADRANTS
from agentnet.surveys.coding.models import AnswerCode, Coding
from agentnet.surveys.coding.queries import PAGE, Book, book_of, free, question_of
from agentnet.surveys.coding.rules import TONES
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Question
from agentnet.surveys.pages.managing import about
from agentnet.surveys.reporting.keeping import NOT_YET
from agentnet.surveys.results import text_question
from agentnet.web import Entry, Session, Somebody
from agentnet.words import Missing, NotAllowed, Refused


class Desk(NamedTuple):
    """The survey and all its questions with free texts."""

    seen: queries.Seen
    questions: list[Question]

    @property
    def at(self) -> str:
        return f"/surveys/{self.seen.survey.id}/coding"


class View(NamedTuple):
    """What is shown: all texts, those without a code ("none") or those with one; with these words; a page of them."""

    show: str = ""
    q: str = ""
    page: int = 1


async def desk_in_sight(session: Session, somebody: Somebody, survey_id: FromPath[UUID]) -> Desk:
    seen = await queries.survey_seen_by(session, somebody, survey_id)
    seen.standing.require("lead")
    if seen.survey.stage is not Stage.CLOSED:
        raise Refused(NOT_YET)
    return Desk(seen, free(await queries.questions_of(session, survey_id)))


async def book_at(session: Database, desk: Desk, key: str = "") -> Book | None:
    """The question of this key, or the first; none when the survey asks for no free text."""
    _asked, question = await question_of(session, desk.seen.survey, key)
    return await book_of(session, desk.seen.survey, question, desk.seen.standing) if question else None


async def book_with(session: Database, desk: Desk, text: UUID) -> Book:
    """The question that this text answers.

    Raises:
        Missing: it is not among the texts that may be read.
    """
    question_id = await text_question(session, text)
    question = next((one for one in desk.questions if one.id == question_id), None)
    if question is None:
        raise Missing
    book = await book_of(session, desk.seen.survey, question, desk.seen.standing)
    if text not in book.words:
        raise Missing
    return book


async def book_of_code(session: Database, desk: Desk, code_id: UUID) -> tuple[Book, AnswerCode]:
    """Raises `Missing`: no such code in this survey."""
    code = await session.get(AnswerCode, code_id)
    coding = await session.get(Coding, code.coding_id) if code else None
    question = next((one for one in desk.questions if coding and one.id == coding.question_id), None)
    if code is None or question is None:
        raise Missing
    book = await book_of(session, desk.seen.survey, question, desk.seen.standing)
    return book, book.every[code.id]


def shown(book: Book, view: View) -> tuple[list[Any], int, int]:
    """(the texts of the page, its number, the last page's number)."""
    words, items = view.q.casefold().split(), book.texts.items
    if view.show == "none":
        items = [one for one in items if not book.on.get(one.id)]
    elif view.show:
        items = [one for one in items if view.show in {str(code) for code in book.on.get(one.id, ())}]
    items = [one for one in items if all(word in one.text.casefold() for word in words)]
    last = max(1, ceil(len(items) / PAGE))
    number = min(max(view.page, 1), last)
    return items[(number - 1) * PAGE : number * PAGE], number, last


def drawn(desk: Desk, book: Book | None, **more: Any) -> dict[str, Any]:
    """What every template of coding is given."""
    return {"desk": desk, "book": book, "at": desk.at, "tones": TONES, "quadrants": QUADRANTS} | about(desk.seen) | more


def query(**said: object) -> str:
    """The part of an address after its question mark; what is empty is left out."""
    return urlencode({name: value for name, value in said.items() if value})


def beside(entry: Entry[Any], field: str, refused: Refused) -> None:
    """The sentence stands beside the field; what one may not do or find is answered as such."""
    if isinstance(refused, NotAllowed | Missing):
        raise refused
    entry.refuse(field, str(refused))
