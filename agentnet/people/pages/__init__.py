"""The doors of the people room."""

from typing import Any, Final

from agentnet.people.away.pages import HANDLERS as AWAY
from agentnet.people.pages import jobs  # noqa: F401 (registers its jobs)
from agentnet.people.pages.adding import AddingPages
from agentnet.people.pages.codes import CodePages
from agentnet.people.pages.fees import FeePages
from agentnet.people.pages.leaving import LeavingPages
from agentnet.people.pages.listing import ListPages
from agentnet.people.pages.own import OwnPages
from agentnet.people.pages.passing import PassingPages
from agentnet.people.pages.roles import RolePages
from agentnet.people.pages.signing import HANDLERS as SIGNING
from agentnet.people.pages.terms import TermPages

HANDLERS: Final[tuple[Any, ...]] = (
    ListPages,
    AddingPages,
    RolePages,
    PassingPages,
    TermPages,
    CodePages,
    LeavingPages,
    FeePages,
    OwnPages,
    *SIGNING,
    *AWAY,
)
