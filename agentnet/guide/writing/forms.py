"""What an open editor tells."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from agentnet.web import Form, Line, LongText

Page = Annotated[str, StringConstraints(max_length=40, pattern=r"^[\w-]*$")]


class DraftForm(Form):
    """An open page's words. `continues`/`was`: the draft that it took up, and that draft's version then."""

    title: Line = ""
    markdown: LongText = ""
    draft: UUID
    revision: int = 0
    continues: UUID | None = None
    was: int = 0
    page: Page = ""
    section: Line = ""


class DropForm(Form):
    draft: UUID


class LookForm(Form):
    """The words, where the cursor is, and which page is asked for (0: the cursor's)."""

    title: Line = ""
    markdown: LongText = ""
    line: int = 1
    at: int = 0
    paper: bool = False


class WeaveForm(Form):
    title: Line = ""
    markdown: LongText = ""
    revision: int = 0


class RestoreForm(Form):
    n: int
    version: int
