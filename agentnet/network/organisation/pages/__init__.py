"""The doors of the organisation."""

from typing import Any, Final

from agentnet.network.organisation.pages.areas import AreaPages
from agentnet.network.organisation.pages.counties import CountyPages
from agentnet.network.organisation.pages.imports import ImportPages
from agentnet.network.organisation.pages.networks import EveryNetworkPages, NetworksPages
from agentnet.network.organisation.pages.reorganising import ReorganisingPages
from agentnet.network.organisation.pages.settings import NetworkSettingsPages
from agentnet.network.organisation.pages.units import UnitPages

HANDLERS: Final[tuple[Any, ...]] = (
    CountyPages,
    AreaPages,
    UnitPages,
    ReorganisingPages,
    ImportPages,
    NetworksPages,
    NetworkSettingsPages,
    EveryNetworkPages,
)
