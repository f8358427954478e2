"""What the coordinator's page asks for."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, StringConstraints

from agentnet.web import Chosen, Form, Line


def _short(value: object) -> object:
    return value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value


Few = Annotated[str, BeforeValidator(_short), StringConstraints(max_length=1500)]


class TakeHomeForm(Form):
    intro: Few = ""
    onward: Few = ""
    question1: Line = ""
    question2: Line = ""
    question3: Line = ""
    notes: Chosen[UUID] = []
    version: int = 0
