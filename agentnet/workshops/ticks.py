"""How far the news of each workshop have come. What a page shows was read after a certain tick: what is told while it
is drawn, or on its way, is news to it however the two overtake each other.
"""

import secrets
from collections.abc import Callable
from itertools import count
from typing import Final
from uuid import UUID

LIFE: Final = secrets.token_hex(3)
"""This process: after a restart every screen looks once more."""

_next: Final[Callable[[], int]] = count(1).__next__
_last: dict[UUID, int] = {}
_newest = 0


def now() -> int:
    """The newest tick of all. Ask before the first read of what is drawn."""
    return _newest


def tick(workshop_id: UUID) -> None:
    """Its screens must look again."""
    global _newest
    _newest = _last[workshop_id] = _next()


def of(workshop_id: UUID, before: int) -> int:
    """The last tick of this workshop that somebody knows of who has read after the tick `before`."""
    return min(_last.get(workshop_id, 0), before)
