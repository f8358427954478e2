"""One task a process that says the time and the cursors to all who listen."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from typing import Final

from agentnet.live import hub

BEAT_S: Final = 20.0
_heart: "asyncio.Task[None] | None" = None


def keep_beating(words: Callable[[str], str]) -> None:
    """It starts with the first listener and ends with the loop; `words` says what a topic hears."""
    global _heart
    loop = asyncio.get_running_loop()
    if _heart is None or _heart.done() or _heart.get_loop() is not loop:
        _heart = loop.create_task(hub.beat(BEAT_S, words), context=Context())
