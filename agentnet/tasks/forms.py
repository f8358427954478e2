"""What the pages of assignments ask for."""

from datetime import date, datetime, time
from uuid import UUID

from agentnet.web import Entry, Form, Line, Text
from agentnet.web.formats import HELSINKI
from agentnet.words import _


class AssignmentForm(Form):
    """`due_on` is the last day to answer, until its last minute."""

    title: Line
    text: Text = ""
    question: Line
    due_on: date
    workshop_id: UUID | None = None
    theme_id: UUID | None = None
    version: int = 1

    @property
    def due_at(self) -> datetime:
        return datetime.combine(self.due_on, time(23, 59), HELSINKI)


class AnswerForm(Form):
    text: Text
    version: int = 1


class DraftForm(Form):
    text: Text = ""
    version: int = 1


class WordForm(Form):
    word: Line = ""


class BoardForm(Form):
    section_id: UUID


def judge_places(entry: Entry[AssignmentForm], workshops: set[UUID], themes: set[UUID]) -> bool:
    """The workshop and the theme are this network's own. True when nothing is wrong."""
    if entry.ok:
        form = entry.value
        if form.workshop_id and form.workshop_id not in workshops:
            entry.refuse("workshop_id", _("Valitse jokin vaihtoehdoista."))
        if form.theme_id and form.theme_id not in themes:
            entry.refuse("theme_id", _("Valitse jokin vaihtoehdoista."))
    return entry.ok
