"""The doors of the network room."""

from typing import Any, Final

from agentnet.network.organisation import pages as organisation
from agentnet.network.pages import reminders  # noqa: F401 (registers its jobs)
from agentnet.network.pages.asking import AskingPages
from agentnet.network.pages.coverage import CoveragePages
from agentnet.network.pages.invitations import InvitationPages
from agentnet.network.pages.nominating import NominatingPages
from agentnet.network.pages.nominations import NominationPages
from agentnet.network.pages.offering import OfferPages
from agentnet.network.pages.overview import OverviewPages
from agentnet.network.pages.pairs import PairPages
from agentnet.network.pages.proposing import ProposingPages
from agentnet.network.pages.requests import RequestPages
from agentnet.network.pages.themes import ThemePages

HANDLERS: Final[tuple[Any, ...]] = (
    OverviewPages,
    CoveragePages,
    NominatingPages,
    OfferPages,
    AskingPages,
    NominationPages,
    RequestPages,
    InvitationPages,
    PairPages,
    ProposingPages,
    ThemePages,
    *organisation.HANDLERS,
)
