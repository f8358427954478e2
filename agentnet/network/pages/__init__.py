"""The doors of the network room."""

from typing import Any, Final

from agentnet.network.pages import expiry  # noqa: F401 (registers its job)
from agentnet.network.pages.invitations import InvitationPages
from agentnet.network.pages.nominating import NominatingPages
from agentnet.network.pages.nominations import NominationPages
from agentnet.network.pages.overview import OverviewPages
from agentnet.network.pages.pairs import PairPages
from agentnet.network.pages.themes import ThemePages

HANDLERS: Final[tuple[Any, ...]] = (
    OverviewPages,
    NominatingPages,
    NominationPages,
    InvitationPages,
    PairPages,
    ThemePages,
)
