"""Removed sections that can still be brought back, with their notes: for some minutes and in this process."""

from typing import Final
from uuid import UUID, uuid5

from msgspec import Struct

from agentnet import clock
from agentnet.words import N_, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.wall import Note, Section, Wall

SECONDS: Final = 600
KEPT: Final = 1_000


class Removed(Struct, frozen=True):
    """A section that was removed: how it was, who it was before, where its notes went, and who did it."""

    op: UUID
    section: Section
    later: int
    places: tuple[ops.Place, ...]
    to: UUID
    key: str
    at: float


_removed: dict[tuple[UUID, UUID], Removed] = {}


def remember(wall: Wall, op: ops.RemoveSection, key: str) -> None:
    """How the section was before; the oldest are forgotten when there are many."""
    while len(_removed) >= KEPT:
        del _removed[next(iter(_removed))]
    section = wall.section(op.section)
    later = sum(1 for s in wall.sections if s.row == section.row and s.place > section.place)
    places = tuple(_place(n) for n in wall.notes.values() if n.section == section.id)
    now = clock.now().timestamp()
    _removed[wall.id, section.id] = Removed(op.id, section, later, places, op.to, key, now)


def _place(note: Note) -> ops.Place:
    return ops.Place(note.id, note.section, note.rank, note.bundle, note.title)


def removed_by(board: UUID, key: str, wall: Wall) -> list[Removed]:
    """What this person can still bring back to the board as it is now, the latest first."""
    there = {s.id for s in wall.sections}
    return [
        one
        for (where, id), one in reversed(_removed.items())
        if where == board and one.key == key and id not in there and _fresh(one)
    ]


def _fresh(one: Removed) -> bool:
    return clock.now().timestamp() - one.at <= SECONDS


def coming_back(board: UUID, section: UUID, key: str, wall: Wall) -> list[ops.Op]:
    """The operations that bring a section back to its place, with those of its notes that stayed where they went.

    Raises:
        Refused: it is not known any more, or somebody else removed it.
    """
    one = _removed.get((board, section))
    if one is None or one.key != key or not _fresh(one):
        raise Refused(N_("Tätä ei voi enää kumota."))
    was, by = one.section, one.op
    stayed = tuple(p for p in one.places if (n := wall.notes.get(p.note)) and n.section == one.to and not n.binned)
    back = ops.AddSection(
        id=uuid5(by, "back"), section=was.id, name=was.name, tone=was.tone, row=was.row, row_name=was.row_name
    )
    earlier = [ops.MoveSection(id=uuid5(by, f"earlier {n}"), section=was.id, later=False) for n in range(one.later)]
    notes = [ops.PutBack(id=uuid5(by, "notes"), places=stayed)] if stayed else []
    return [back, *earlier, *notes]
