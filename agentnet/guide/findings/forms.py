"""What the pages of findings ask for."""

from uuid import UUID

from agentnet.sources.flow import Fate
from agentnet.web import Chosen, Form, Line, Text
from agentnet.words import N_

FATES = {
    Fate.PARKED: N_("Odottaa myöhempää"),
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


class FateForm(Form):
    sources: Chosen[UUID] = []
    fate: Fate
    reason: Line = ""
