"""What the pages of background material ask for."""

from datetime import date
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from agentnet.guide.background.flow import BackgroundKind
from agentnet.web import Form, Text
from agentnet.words import N_


def _https(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or not parts.hostname or " " in value):
        raise ValueError(N_("Kirjoita osoite, joka alkaa https://"))
    return value


Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(_https)]


class BackgroundForm(Form):
    reference: Annotated[Text, StringConstraints(max_length=500)]
    kind: BackgroundKind = BackgroundKind.OTHER
    link: Link = ""
    dated: date | None = None
    why: Annotated[Text, StringConstraints(max_length=1000)] = ""
    theme_id: UUID | None = None
    version: int = 1
