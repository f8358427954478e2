"""What the pages of the register ask for."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from agentnet.guide.register.flow import EntryKind
from agentnet.web import Chosen, Form, Line, Text

Words = Annotated[Text, StringConstraints(max_length=2000)]


class EntryForm(Form):
    """`source`: the note, group or finding that it comes from."""

    kind: EntryKind = EntryKind.BARRIER
    title: Line
    text: Words = ""
    area_id: UUID | None = None
    remover: Line = ""
    areas: Chosen[UUID] = []
    regions: Chosen[UUID] = []
    source: UUID | None = None
    version: int = 1


class AnswerForm(Form):
    """What can be done about it, and where that takes the entry."""

    status: Literal["working", "done", "cannot"]
    text: Words


class ReopenForm(Form):
    text: Words
