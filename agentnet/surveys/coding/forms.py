"""What the pages of coding ask for."""

from uuid import UUID

from agentnet.web import Chosen, Form, Line, Text


class CodeForm(Form):
    """A new code; `texts`: it is put on these at once."""

    question: Line = ""
    name: Line
    description: Text = ""
    tone: Line = ""
    texts: Chosen[UUID] = []


class RenameForm(Form):
    name: Line
    description: Text = ""
    tone: Line = ""
    version: int = 1


class MergeForm(Form):
    into: UUID


class SplitForm(Form):
    name: Line
    texts: Chosen[UUID] = []


class ThemeForm(Form):
    quotes: Chosen[UUID] = []


class PressForm(Form):
    """A press beside a text: one of the first three. The rest leads back to the same view without JavaScript."""

    put: UUID | None = None
    off: UUID | None = None
    no: UUID | None = None
    show: Line = ""
    q: Line = ""
    page: int = 1


class SettleForm(Form):
    codes: Chosen[UUID] = []


class WayForm(Form):
    """`act`: apart, join, together, ready, unready."""

    question: Line = ""
    act: Line = ""
