"""The doors of letters and calendars."""

from typing import Any, Final

from agentnet.notify.bulk import pages as bulk
from agentnet.notify.pages import calendars, letters, mine, settings, stopping, undelivered

HANDLERS: Final[tuple[Any, ...]] = (
    *letters.HANDLERS,
    *mine.HANDLERS,
    *stopping.HANDLERS,
    *calendars.HANDLERS,
    *undelivered.HANDLERS,
    *settings.HANDLERS,
    *bulk.HANDLERS,
)
