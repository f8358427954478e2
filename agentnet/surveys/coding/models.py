"""Codes of a question's free texts, who codes, and what was put where. Nothing here tells who answered."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Row, Versioned


class Coding(Versioned, table=True):
    """How one question's texts are coded: together, or by two who see only their own until both are ready.

    Seats: 0 is what holds (coded together, or agreed on), 1 and 2 are the two coders' own.
    """

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    question_id: UUID = Column(foreign_key="question.id", unique=True)
    by_two: bool = False
    first_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    second_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    first_ready: bool = False
    second_ready: bool = False


class AnswerCode(Versioned, Binned, table=True):
    """A theme that texts are read into. One that was merged into another stays as it was, so that it can be undone."""

    coding_id: UUID = Column(foreign_key="coding.id", index=True)
    name: str
    description: str = ""
    tone: str = "sun"
    place: int = 0
    into_id: UUID | None = Column(default=None, foreign_key="answercode.id", description="Merged into this one.")


class CodedText(Row, table=True):
    """A code on a text, in a seat. `held` is False where a suggestion was turned down, so that it is not made again."""

    __table_args__ = (UniqueConstraint("source_id", "code_id", "seat"),)

    code_id: UUID = Column(foreign_key="answercode.id", index=True)
    source_id: UUID = Column(foreign_key="source.id")
    seat: int = 0
    held: bool = True


class Settled(Row, table=True):
    """A text that the two coders read differently, and on which they have agreed since."""

    __table_args__ = (UniqueConstraint("coding_id", "source_id"),)

    coding_id: UUID = Column(foreign_key="coding.id", index=True)
    source_id: UUID = Column(foreign_key="source.id")


class ThemeQuote(Row, table=True):
    """A text that a code quotes as material: the theme's words are made of these anew whenever one of them changes."""

    __table_args__ = (UniqueConstraint("code_id", "source_id"),)

    code_id: UUID = Column(foreign_key="answercode.id", index=True)
    source_id: UUID = Column(foreign_key="source.id", index=True)
    place: int = 0
