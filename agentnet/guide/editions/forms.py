"""What the pages of editions ask for."""

from collections.abc import Mapping
from typing import Final, Literal
from uuid import UUID

from agentnet.guide.flow import Extent
from agentnet.web import Chosen, Form, Line, Text
from agentnet.words import N_

LINKS: Final[Mapping[str, str]] = {
    "notes": N_("alaviitteinä"),
    "qr": N_("QR-koodeina luvun lopussa"),
    "plain": N_("vain linkin sanoina"),
}
EXTENTS: Final[Mapping[Extent, str]] = {
    Extent.MAJOR: N_("Muuttaa työtä: kaikkien on hyvä lukea"),
    Extent.MINOR: N_("Pieni korjaus: työ ei muutu"),
}


class EditionForm(Form):
    language: Line = ""
    chapters: Chosen[UUID] = []
    extent: Extent = Extent.MAJOR
    formats: Chosen[Literal["pdf", "pdf-a4", "print", "epub", "docx", "zip", "stickers", "badges"]] = []
    links: Literal["notes", "qr", "plain"] = "notes"
    change_note: Text


class WithdrawForm(Form):
    reason: Text
