"""What the pages of assignments ask for. An answer's fields are those of its questions (`questions.read`)."""

from datetime import date, datetime, time
from typing import Final, Literal
from uuid import UUID

from agentnet.network.flow import Field
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import OFFERING, Asking, Condition
from agentnet.tasks.audience import Audience
from agentnet.web import Chosen, Entry, Form, Line, Text
from agentnet.web.formats import HELSINKI
from agentnet.words import _

OPTIONS: Final = 12


def last_minute(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), HELSINKI)


class AssignmentForm(Form):
    """`due_on` is the last day to answer, until its last minute; left empty it is counted back from the workshop."""

    title: Line
    text: Text = ""
    question: Line = ""
    due_on: date | None = None
    workshop_id: UUID | None = None
    theme_id: UUID | None = None
    pairs: bool = False
    pictures: Literal["0", "1", "3", "6"] = "0"
    audience: Literal["all", "some"] = "all"
    regions: Chosen[UUID] = []
    sides: Chosen[Field] = []
    groups: Chosen[UUID] = []
    people: Chosen[UUID] = []
    copied_from: UUID | None = None
    version: int = 1

    def for_whom(self) -> Audience:
        if self.audience == "all":
            return Audience()
        chosen = {"regions": self.regions, "fields": self.sides, "groups": self.groups, "people": self.people}
        return Audience.model_validate(chosen)


class CorrectionForm(Form):
    """`why` goes to everybody who has the task."""

    text: Text = ""
    why: Text
    pictures: Literal["0", "1", "3", "6"] = "0"
    due_on: date | None = None
    version: int = 1


class QuestionForm(Form):
    """`options` and `rows`: one a line; of a scale its two ends are `low` and `high`. `if_key` and `if_is`: shown only
    when that earlier question was answered so.
    """

    kind: QuestionKind = QuestionKind.TEXT
    label: Line
    help: Line = ""
    required: bool = False
    options: Text = ""
    rows: Text = ""
    low: Line = ""
    high: Line = ""
    at_least: float | None = None
    at_most: float | None = None
    unit: Line = ""
    if_key: Line = ""
    if_is: Text = ""

    def asking(self, key: str) -> Asking:
        """The question that these words make."""
        stepped = self.kind in (QuestionKind.SCALE, QuestionKind.MATRIX)
        ends = (self.low, self.high) if stepped else ()
        bounded = self.kind in (QuestionKind.NUMBER, QuestionKind.MANY)
        return Asking(
            key=key,
            kind=self.kind,
            label=self.label,
            help=self.help,
            required=self.required,
            options=tuple(_lines(self.options)) if self.kind in OFFERING else ends,
            rows=tuple(_lines(self.rows)) if self.kind is QuestionKind.MATRIX else (),
            at_least=self.at_least if self.kind is QuestionKind.NUMBER else None,
            at_most=self.at_most if bounded else None,
            unit=self.unit if self.kind is QuestionKind.NUMBER else "",
            shown_if=Condition(key=self.if_key, one_of=tuple(_lines(self.if_is))) if self.if_key else None,
        )


class AnswerForm(Form):
    """An agent's answer: its fields are those of its questions, read by `questions.read`, and the draft's `version`."""


class PictureForm(Form):
    """The file comes as `picture`."""

    alt: Line


class FileForm(Form):
    """The file comes as `file`."""


class EnclosureForm(Form):
    act: Literal["remove", "back"] = "remove"


class WordForm(Form):
    word: Text = ""


class ManyForm(Form):
    """Those ticked in the status table."""

    tasks: Chosen[UUID] = []
    word: Line = ""


class ExtendForm(Form):
    due_on: date


class CallForm(Form):
    called: bool = False
    note: Line = ""


class PickForm(Form):
    act: Literal["pick", "unpick"] = "pick"


class BoardForm(Form):
    """`whole`: an answer is one note, however long it is."""

    section_id: UUID
    questions: Chosen[str] = []
    whole: bool = False


class ScheduleForm(Form):
    """An empty day: not by itself after all."""

    on: date | None = None


class PatternForm(Form):
    name: Line


class MoveForm(Form):
    to: Literal["up", "down"] = "down"


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def judge_question(entry: Entry[QuestionForm], earlier: dict[str, Asking]) -> bool:
    """What only the kind of the question can say. True when nothing is wrong."""
    if not entry.ok:
        return False
    form = entry.value
    if form.kind in OFFERING:
        _judge_list(entry, "options", _lines(form.options), 2)
    if form.kind is QuestionKind.MATRIX:
        _judge_list(entry, "rows", _lines(form.rows), 1)
    if form.at_least is not None and form.at_most is not None and form.at_least > form.at_most:
        entry.refuse("at_most", _("Suurin luku on pienempi kuin pienin."))
    if form.if_key:
        _judge_condition(entry, earlier)
    return not entry.errors


def _judge_list(entry: Entry[QuestionForm], field: str, offered: list[str], least: int) -> None:
    if len(offered) < least:
        entry.refuse(field, _("Kirjoita vähintään {least}, kukin omalle rivilleen.", least=least))
    elif len(set(offered)) < len(offered):
        entry.refuse(field, _("Sama vaihtoehto on kahteen kertaan."))
    elif len(offered) > OPTIONS:
        entry.refuse(field, _("Vaihtoehtoja on liikaa: enintään {most}.", most=OPTIONS))
    elif any(len(option) > 200 for option in offered):
        entry.refuse(field, _("Jokin vaihtoehto on liian pitkä: enintään {most} merkkiä.", most=200))


def _judge_condition(entry: Entry[QuestionForm], earlier: dict[str, Asking]) -> None:
    form = entry.value
    asked = earlier.get(form.if_key)
    if asked is None:
        entry.refuse("if_key", _("Valitse jokin aiempi kysymys, johon vastataan valitsemalla."))
        return
    known = asked.options if asked.kind in OFFERING else tuple(str(step) for step in asked.steps)
    if not _lines(form.if_is) or any(one not in known for one in _lines(form.if_is)):
        entry.refuse("if_is", _("Kirjoita vastaukset täsmälleen niin kuin ne kysymyksessä ovat, kukin omalle riville."))


def judge_places(entry: Entry[AssignmentForm], workshops: set[UUID], themes: set[UUID]) -> bool:
    """The workshop and the theme are this network's own, and there is a last day. True when nothing is wrong."""
    if entry.ok:
        form = entry.value
        if form.workshop_id and form.workshop_id not in workshops:
            entry.refuse("workshop_id", _("Valitse jokin vaihtoehdoista."))
        if form.theme_id and form.theme_id not in themes:
            entry.refuse("theme_id", _("Valitse jokin vaihtoehdoista."))
        if form.due_on is None and form.workshop_id is None:
            entry.refuse("due_on", _("Valitse päivä, tai työpaja, josta päivä lasketaan."))
        if form.audience == "some" and form.for_whom().everybody:
            entry.refuse("regions", _("Valitse ainakin yksi alue, ala, ryhmä tai henkilö."))
    return not entry.errors
