"""Doors to one's own data, permissions and picture, and to the page of a member."""

from typing import Any, Final

from agentnet.people.mine.pages.data import HANDLERS as DATA
from agentnet.people.mine.pages.permissions import HANDLERS as PERMISSIONS
from agentnet.people.mine.pages.person import HANDLERS as PERSON

HANDLERS: Final[tuple[Any, ...]] = (*DATA, *PERMISSIONS, *PERSON)
