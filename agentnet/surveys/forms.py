"""What the pages of surveys ask for. How questions themselves are answered is in `questions`."""

from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.web import Entry, Form, Line, Text
from agentnet.web.formats import HELSINKI
from agentnet.words import _

OPTIONS: Final = 12


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


class QuestionForm(Form):
    """`options`: of a choice, one a line; of a scale its two ends are `low` and `high`."""

    kind: QuestionKind = QuestionKind.TEXT
    label: Line
    help: Line = ""
    required: bool = False
    options: Text = ""
    low: Line = ""
    high: Line = ""
    version: int = 1

    def offered(self) -> list[str]:
        if self.kind is QuestionKind.SCALE:
            return [self.low or _("täysin eri mieltä"), self.high or _("täysin samaa mieltä")]
        if self.kind is QuestionKind.CHOICE:
            return [line for part in self.options.split("\n") if (line := " ".join(part.split()))]
        return []


class AnswerForm(Form):
    """The form of an open survey: its fields are those of its questions, read by `questions.read`."""


class WishForm(Form):
    source_id: UUID
    title: Line = ""


def judge_question(entry: Entry[QuestionForm]) -> bool:
    """A choice needs two different options or more. True when nothing is wrong."""
    if entry.ok and entry.value.kind is QuestionKind.CHOICE:
        offered = entry.value.offered()
        if len(offered) < 2:
            entry.refuse("options", _("Kirjoita vähintään kaksi vaihtoehtoa, kukin omalle rivilleen."))
        elif len(set(offered)) < len(offered):
            entry.refuse("options", _("Sama vaihtoehto on kahteen kertaan."))
        elif len(offered) > OPTIONS:
            entry.refuse("options", _("Vaihtoehtoja on liikaa: enintään {most}.", most=OPTIONS))
        elif any(len(option) > 200 for option in offered):
            entry.refuse("options", _("Jokin vaihtoehto on liian pitkä: enintään {most} merkkiä.", most=200))
    return entry.ok
