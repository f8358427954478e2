"""What the pages of promises ask for."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, StringConstraints

from agentnet.web import Form
from agentnet.workshops.promises.flow import Kept, Sharing
from agentnet.workshops.promises.rules import LEARNT_LENGTH, LENGTH


def _short(value: object) -> object:
    return value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value


class PromiseForm(Form):
    text: Annotated[str, BeforeValidator(_short), StringConstraints(max_length=LENGTH)]
    sharing: Sharing = Sharing.NAMELESS


class AnswerForm(Form):
    kept: Kept
    learnt: Annotated[str, BeforeValidator(_short), StringConstraints(max_length=LEARNT_LENGTH)] = ""


class HideForm(Form):
    source: UUID
    hidden: bool = False
