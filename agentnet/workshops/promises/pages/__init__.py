"""Doors to promises: one's own, and what coordinators see of everybody's."""

from typing import Final

from agentnet.workshops.promises.pages.leading import PromisesPages
from agentnet.workshops.promises.pages.own import PromisePages

HANDLERS: Final = (PromisePages, PromisesPages)
