"""The doors of waves."""

from typing import Any, Final

from agentnet.surveys.waves import timing  # noqa: F401 (what waves do by themselves)
from agentnet.surveys.waves.pages import answering, asked, running, series

HANDLERS: Final[tuple[Any, ...]] = (*answering.HANDLERS, *asked.HANDLERS, *running.HANDLERS, *series.HANDLERS)
