"""How long a note takes to the wall: measured by the server's clock, from its arrival until the wall has painted it."""

import time
from collections import OrderedDict, deque
from datetime import datetime
from statistics import median
from typing import Final, NamedTuple

from agentnet import clock

RECENT_S: Final = 60.0
LONGEST_S: Final = 30.0
"""A wall that was asleep says nothing about the way there."""

KEPT: Final = 300


class Took(NamedTuple):
    """How many seconds a note took to the wall. `at`: when, unless it was within the last minute."""

    seconds: float
    at: datetime | None = None


class Painting:
    """One board's way to its wall. The first wall to paint counts."""

    def __init__(self) -> None:
        self._last: Took | None = None
        self._told: OrderedDict[int, float] = OrderedDict()
        self._took: deque[tuple[float, float]] = deque(maxlen=KEPT)

    def told(self, count: int, asked: float) -> None:
        """News number `count` has left for the wall; the note in it had arrived at `asked` (`time.monotonic()`)."""
        self._told[count] = asked
        while len(self._told) > KEPT:
            self._told.popitem(last=False)

    def painted(self, count: int, ago: float = 0.0) -> bool:
        """A wall has painted `count`, and with it all before, so many seconds `ago`. Was anything learnt from that?

        Walls do not tell of every picture, so that only the newest note of one is timed.
        """
        asked = self._told.get(count)
        for one in [one for one in self._told if one <= count]:
            del self._told[one]
        if asked is None or (took := max(0.0, time.monotonic() - ago - asked)) > LONGEST_S:
            return False
        self._took.append((time.monotonic(), took))
        self._last = Took(took, clock.now())
        return True

    def seconds(self) -> float | None:
        """The median of the last minute; nothing when no note has gone to a wall in it."""
        since = time.monotonic() - RECENT_S
        recent = [took for at, took in self._took if at >= since]
        return median(recent) if recent else None

    def took(self) -> Took | None:
        """The last minute's median; before that, what was measured last; nothing when no note has gone to a wall."""
        seconds = self.seconds()
        return Took(seconds) if seconds is not None else self._last
