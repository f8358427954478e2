"""The doors of coding."""

from typing import Any, Final

from agentnet.surveys.coding.pages.codes import CodePages
from agentnet.surveys.coding.pages.comparing import ComparePages
from agentnet.surveys.coding.pages.making import NewCodePages
from agentnet.surveys.coding.pages.texts import TextPages

HANDLERS: Final[tuple[Any, ...]] = (TextPages, NewCodePages, CodePages, ComparePages)
