"""Who writes and who is ready on a board: said by phones over their sockets, kept for a moment, never stored.

What comes up a socket may be anything: what is not understood is dropped, and nobody can say much at a time.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.workshops.boards.wall import Wall

WRITING_S: Final = 60.0
"""Seconds that a "writing" holds; the page says it again while somebody types, and "done" when it is sent."""

PAUSE_S: Final = 0.4
"""Seconds between two things that one socket may say."""

LONGEST: Final = 80
MOST: Final = 2_000
"""People that are remembered on one board."""

BOARDS: Final = 500


class Table:
    """The people around one board. Being ready ends with the phase in which it was said."""

    def __init__(self) -> None:
        self._writing: OrderedDict[str, float] = OrderedDict()
        self._ready: set[str] = set()
        self._phase: object = None

    def say(self, wall: Wall, key: str, said: str) -> bool:
        """Answers whether anything has changed."""
        self._turn(wall)
        if said == "writing":
            news = self._forget(key) or key not in self.writing
            self._writing[key] = time.monotonic() + WRITING_S
            self._writing.move_to_end(key)
            while len(self._writing) > MOST:
                self._writing.popitem(last=False)
            return news
        wrote = self._writing.pop(key, None) is not None
        if said == "ready" and key not in self._ready and len(self._ready) < MOST:
            self._ready.add(key)
            return True
        return (said == "unready" and self._forget(key)) or wrote

    def _forget(self, key: str) -> bool:
        there = key in self._ready
        self._ready.discard(key)
        return there

    def _turn(self, wall: Wall) -> None:
        phase = (wall.phase, wall.since)
        if phase != self._phase:
            self._phase = phase
            self._ready.clear()

    @property
    def writing(self) -> frozenset[str]:
        now = time.monotonic()
        while self._writing and next(iter(self._writing.values())) < now:
            self._writing.popitem(last=False)
        return frozenset(key for key, until in self._writing.items() if until >= now)

    def ready(self, wall: Wall) -> frozenset[str]:
        self._turn(wall)
        return frozenset(self._ready)


class Unfinished(NamedTuple):
    """How far people are: of `people` at the board so many are `ready`, still `writing`, have not voted (`silent`)."""

    people: int
    ready: int
    writing: int
    silent: int | None


_tables: OrderedDict[UUID, Table] = OrderedDict()


def table(board: UUID) -> Table:
    """The board's table; those of boards that nobody has sat at for long are cleared away."""
    if board not in _tables:
        _tables[board] = Table()
        while len(_tables) > BOARDS:
            _tables.popitem(last=False)
    _tables.move_to_end(board)
    return _tables[board]


def unfinished(wall: Wall, people: frozenset[str], *, voting: bool) -> Unfinished:
    """`people` are the keys of those who sit at the board and do not lead it."""
    here = table(wall.id)
    writing = here.writing & people
    given = {key: len(notes) for key, notes in wall.votes.items()}
    ready = here.ready(wall) & people
    if voting:
        ready |= {key for key in people if given.get(key, 0) >= wall.budget}
    silent = sum(1 for key in people if not given.get(key)) if voting else None
    return Unfinished(len(people), len(ready - writing), len(writing), silent)


class Ear:
    """What one socket may say: `take` gets short words, not too often; everything else falls on the floor."""

    __slots__ = ("_next", "_pause", "_take")

    def __init__(self, take: Callable[[str], None], pause: float = PAUSE_S) -> None:
        self._take, self._pause = take, pause
        self._next = 0.0

    def __call__(self, said: str) -> None:
        now = time.monotonic()
        if not isinstance(said, str) or len(said) > LONGEST or now < self._next:
            return
        self._next = now + self._pause
        self._take(said)
