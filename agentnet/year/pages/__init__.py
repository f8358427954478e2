"""Doors to the network's year."""

from typing import Any, Final

from agentnet.year.ending import forgetting as forgetting
from agentnet.year.pages.ending import HANDLERS as ENDING
from agentnet.year.pages.path import PathPages
from agentnet.year.pages.todo import TodoPages
from agentnet.year.pages.wheel import YearPages

HANDLERS: Final[tuple[Any, ...]] = (YearPages, TodoPages, PathPages, *ENDING)
