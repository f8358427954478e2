"""Doors of one's own absence."""

from agentnet.people.away import jobs  # noqa: F401 (registers its job)
from agentnet.people.away.pages.absence import HANDLERS

__all__ = ["HANDLERS"]
