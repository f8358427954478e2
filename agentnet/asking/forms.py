"""What the pages of questions take in."""

from typing import Literal
from uuid import UUID

from agentnet.web import Form, Line, Text


class InquiryForm(Form):
    """`id` is the new question's own, minted with the page: pressed twice, asked once."""

    id: UUID | None = None
    title: Line
    text: Text = ""
    theme: UUID | Literal[""] = ""
    version: int = 1

    @property
    def theme_id(self) -> UUID | None:
        return self.theme or None


class ReplyForm(Form):
    id: UUID | None = None
    text: Text
    version: int = 1


class ReportForm(Form):
    why: Line = ""
    reply: UUID | Literal[""] = ""


class RemovalForm(Form):
    """`why` is told to the writer when a coordinator removes their words."""

    why: Line = ""
