"""What the pages of surveys ask for. How questions themselves are answered is in `questions`."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field

from agentnet.surveys.flow import Anonymity, Kind
from agentnet.web import Chosen, Form, Line, Text
from agentnet.web.formats import HELSINKI


class SurveyForm(Form):
    """`closes_on` is the last day to answer."""

    title: Line
    kind: Kind = Kind.PRE
    anonymity: Anonymity
    intro: Text = ""
    closes_on: date | None = None
    version: int = 1

    @property
    def closes_at(self) -> datetime | None:
        return datetime.combine(self.closes_on, time(23, 59), HELSINKI) if self.closes_on else None


class PlaceForm(Form):
    """Where a question is put, counted from one."""

    place: int


class LanguagesForm(Form):
    """`first`: the language that the questions are written in; the others are written beside it."""

    first: Line
    others: Chosen[str] = []


class BeginForm(Form):
    """What to start from: a set of the library by its kind, an own one or an earlier survey by its id."""

    begin: Line


class PatternForm(Form):
    name: Annotated[str, Field(max_length=80), BeforeValidator(lambda said: " ".join(said.split()))]
    about: Line = ""


class AnswerForm(Form):
    """The form of an open survey: its fields are those of its questions, read by `questions.read`."""


class WishForm(Form):
    source_id: UUID
    title: Line = ""
