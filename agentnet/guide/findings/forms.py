"""What the pages of findings ask for."""

from typing import Any
from uuid import UUID

from litestar import Request

from agentnet.sources.flow import Fate
from agentnet.web import Chosen, Entry, Form, Line, Text
from agentnet.words import N_, Refused

FATES = {
    Fate.PARKED: N_("Odottaa myöhempää vaihetta"),
    Fate.MERGED: N_("Yhdistetty toiseen"),
    Fate.OUT_OF_SCOPE: N_("Ei kuulu oppaaseen"),
}


class FindingForm(Form):
    text: Text
    theme_id: UUID | None = None
    sources: Chosen[UUID] = []
    version: int = 1


class SourcesForm(Form):
    sources: Chosen[UUID] = []
    theme_id: UUID | None = None


async def chosen_sources(request: Request[Any, Any, Any]) -> SourcesForm:
    """The sources that were ticked.

    Raises:
        Refused: none was, or something else was sent.
    """
    entry = await Entry.read(request, SourcesForm)
    if not entry.ok or not entry.value.sources:
        raise Refused(N_("Valitse ensin ainakin yksi idea."))
    return entry.value


class FateForm(Form):
    sources: Chosen[UUID] = []
    fate: Fate
    reason: Line = ""
