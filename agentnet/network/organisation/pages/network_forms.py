"""What the pages of networks ask for, and how kinds and languages are called."""

from datetime import date
from typing import Final
from uuid import UUID

from agentnet.network.flow import NetworkKind
from agentnet.web import Chosen, Email, Form, Line, Text
from agentnet.words import N_

KINDS: Final = {
    NetworkKind.AGENTS: N_("Muutosagentit"),
    NetworkKind.SPARRING: N_("Esihenkilöiden sparraus"),
    NetworkKind.DIRECTORS: N_("Johtajien foorumi"),
    NetworkKind.EXPERIENCE: N_("Kokemusasiantuntijat"),
    NetworkKind.OTHER: N_("Muu verkosto"),
}
SPOKEN: Final = {"fi": N_("suomi"), "sv": N_("ruotsi"), "en": N_("englanti")}


class NetworkForm(Form):
    """`counties`: the first of them is the network's home."""

    name: Line
    kind: NetworkKind
    purpose: Text = ""
    counties: Chosen[UUID]
    coordinator: Line
    email: Email


class SettingsForm(Form):
    name: Line
    kind: NetworkKind
    purpose: Text = ""
    story_theme: bool = False
    languages: Chosen[str]
    starts_on: date | None = None
    ends_on: date | None = None
    version: int = 1


class SpanForm(Form):
    """Counties of a network, and perhaps one more coordinator."""

    home: UUID
    counties: Chosen[UUID] = []
    coordinator: Line = ""
    email: Email | None = None
