"""What a board has come to: the notes that were chosen, else those with most votes, else everything. Pure.

While a board has not been shown to its own people, only what was chosen goes.
"""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.flow import PHASES
from agentnet.workshops.boards.wall import Note, Wall

FOREMOST: Final = 3
WITH_TIES: Final = 5


class Result(Struct, frozen=True):
    """A note that goes on: with its votes, and what is bundled under it."""

    note: Note
    votes: int
    under: tuple[Note, ...] = ()
    title: str = ""

    @property
    def text(self) -> str:
        """Its words, under the name of its bundle; what its pictures show, when there are no words."""
        said = self.note.text or "\n".join(picture.alt for picture in self.note.pictures)
        return "\n".join(filter(None, (self.title, said)))

    @property
    def more(self) -> tuple[tuple[UUID, int], ...]:
        """The other contributions that go on in it."""
        return tuple((note.id, note.revision) for note in self.under)


class Why(StrEnum):
    """What made these notes go on."""

    CHOSEN = "chosen"
    VOTES = "votes"
    ALL = "all"
    UNSEEN = "unseen"
    NONE = "none"


def why(wall: Wall | None, found: Sequence[Result]) -> Why:
    """Read from what `results` gave. Unseen: there are notes, and the group has not been shown them yet."""
    if not found:
        waits = wall is not None and not is_revealed(wall) and any(_is_out(note) for note in wall.notes.values())
        return Why.UNSEEN if waits else Why.NONE
    if found[0].note.chosen:
        return Why.CHOSEN
    return Why.VOTES if found[0].votes else Why.ALL


def results(wall: Wall) -> list[Result]:
    """The chosen notes in the order of the board; if none, the three with most votes and those that tie with them.

    A group that has neither chosen nor voted loses nothing: everything that it wrote goes, once the group itself has
    seen it.
    """
    unnamed = wall.unnamed
    found = [
        _result(wall, note, unnamed) for section in _ordered(wall) for note in wall.stack(section) if _is_out(note)
    ]
    chosen = [one for one in found if one.note.chosen]
    if chosen:
        return chosen
    if not is_revealed(wall):
        return []
    seen = {one.note.id for one in found}
    whole = [one for one in found if one.note.bundle not in seen]
    tops = sorted((one for one in whole if one.votes), key=lambda one: -one.votes)
    if not tops:
        return whole
    if len(tops) <= FOREMOST:
        return tops
    least = tops[FOREMOST - 1].votes
    tied = [one for one in tops if one.votes >= least]
    return tied if len(tied) <= WITH_TIES else tops[:FOREMOST]


def _ordered(wall: Wall) -> list[UUID]:
    return [section.id for section in sorted(wall.sections, key=lambda s: (s.row, s.place))]


def _is_out(note: Note) -> bool:
    """Whether everybody may see it."""
    return not (note.hidden or note.held or note.binned)


def is_revealed(wall: Wall) -> bool:
    """Whether the group sees each other's notes."""
    return PHASES[wall.phase].reveals


def _result(wall: Wall, note: Note, unnamed: frozenset[UUID]) -> Result:
    under = tuple(one for one in wall.under(note.id) if _is_out(one))
    tally = Counter(id for given in wall.votes.values() for id in given)
    title = note.title if under and note.id not in unnamed else ""
    return Result(note, tally[note.id] + sum(tally[one.id] for one in under), under, title)
