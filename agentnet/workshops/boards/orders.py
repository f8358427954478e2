"""A board's notes in order and by their writers, sorted once for all who look at the same wall."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final, TypeVar
from uuid import UUID

from agentnet.workshops.boards.wall import Note, Wall

T = TypeVar("T")
Notes = dict[UUID, Note]
Kept = dict[UUID, tuple[Notes, T]]
KEPT: Final = 20_000

_orders: Kept[list[Note]] = {}
_hands: Kept[dict[str, list[tuple[int, Note]]]] = {}


def ordered(wall: Wall) -> list[Note]:
    return _of(_orders, wall, lambda notes: sorted(notes.values(), key=lambda n: (n.rank, n.id)))


def written(wall: Wall, hands: Iterable[str]) -> list[Note]:
    """What these hands wrote, in the order in which the board has it."""
    by_hand = _of(_hands, wall, _by_hand)
    found = sorted(chain.from_iterable(by_hand.get(hand, ()) for hand in hands), key=lambda one: one[0])
    return [note for _place, note in found]


def _by_hand(notes: Notes) -> dict[str, list[tuple[int, Note]]]:
    found: dict[str, list[tuple[int, Note]]] = {}
    for place, note in enumerate(notes.values()):
        if note.by:
            found.setdefault(note.by, []).append((place, note))
    return found


def _of(shelf: Kept[T], wall: Wall, sort: Callable[[Notes], T]) -> T:
    kept = shelf.get(wall.id)
    if kept is None or kept[0] is not wall.notes:
        if len(shelf) >= KEPT:
            shelf.clear()
        kept = shelf[wall.id] = (wall.notes, sort(wall.notes))
    return kept[1]
