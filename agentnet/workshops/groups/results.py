"""What a board has come to: the notes that were chosen, or else those with most votes. Pure."""

from collections import Counter
from typing import Final
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.wall import Note, Wall

FOREMOST: Final = 3
WITH_TIES: Final = 5


class Result(Struct, frozen=True):
    """A note that goes on: with its votes, and what is bundled under it."""

    note: Note
    votes: int
    under: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        """Its words, under the name of its bundle; what its pictures show, when there are no words."""
        said = self.note.text or "\n".join(picture.alt for picture in self.note.pictures)
        return "\n".join(filter(None, (self.note.title if self.under else "", said)))

    @property
    def more(self) -> tuple[tuple[UUID, int], ...]:
        """The other contributions that go on in it."""
        return tuple((note.id, note.revision) for note in self.under)


def results(wall: Wall) -> list[Result]:
    """The chosen notes in the order of the board; if none, the three with most votes and those that tie with them."""
    found = [_result(wall, note) for section in _ordered(wall) for note in wall.stack(section) if _is_out(note)]
    chosen = [one for one in found if one.note.chosen]
    if chosen:
        return chosen
    tops = sorted((one for one in found if one.votes and one.note.bundle is None), key=lambda one: -one.votes)
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


def _result(wall: Wall, note: Note) -> Result:
    under = tuple(one for one in wall.under(note.id) if _is_out(one))
    tally = Counter(id for given in wall.votes.values() for id in given)
    return Result(note, tally[note.id] + sum(tally[one.id] for one in under), under)
