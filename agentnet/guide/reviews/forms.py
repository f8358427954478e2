"""What the pages of review and approval ask for."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from agentnet.web import Chosen, Form, Line, Text

Short = Annotated[Text, StringConstraints(max_length=2_000)]
Number = Annotated[Line, StringConstraints(max_length=80)]


class SendForm(Form):
    """What those who approve are told with the text."""

    why: Short
    asks: Short = ""
    register_number: Number = ""


class EditCommentForm(Form):
    """`version` is the comment's version that was edited."""

    comment_id: UUID
    text: Text
    version: int


class CommentPress(Form):
    comment_id: UUID


class ToldForm(Form):
    """A comment that a director gave by phone or mail."""

    director_id: UUID
    told: Literal["mail", "phone"]
    text: Text
    block_id: Line = ""


class TermsForm(Form):
    """Who answers for the chapter, from when it holds, and when it is looked at again."""

    owner: Line = ""
    owner_id: UUID | None = None
    valid_from: date | None = None
    look_again_by: date | None = None
    register_number: Number = ""


class DeputyForm(Form):
    deputy_id: UUID
    starts_on: date
    ends_on: date


class DeputyPress(Form):
    deputy: UUID


class GroupForm(Form):
    """The management group that decides for an area; without a name none does."""

    area_id: UUID
    name: Line = ""


class WordForm(Form):
    """The file comes as `file`. `director_id`: whose comments they are, when a coordinator hands it back."""

    director_id: UUID | None = None


class TakeForm(Form):
    """Which of the found comments are taken in, by their places in the list."""

    chosen: Chosen[int] = []
