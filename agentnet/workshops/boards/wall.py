"""What a board is at one moment: its sections, its notes, its votes, and whose hand is on it. Pure."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from agentnet.words import N_, Refused
from agentnet.workshops.boards.flow import Naming, Phase


class Section(Struct, frozen=True):
    """A part of the board: a column, a quadrant, a step. `row` and `place` are its place in the grid."""

    id: UUID
    name: str
    tone: str = "sun"
    place: int = 0
    row: int = 0


class Note(Struct, frozen=True):
    """A note. `by` is a participant's key, or for an anonymous note the hash that only its browser can repeat.

    `revision` counts its texts from 1; `rank` orders it within its section; `bundle` is the note on top of its bundle.
    """

    id: UUID
    by: str
    text: str
    section: UUID
    rank: float
    naming: Naming = Naming.NAME
    signed: str = ""
    revision: int = 1
    hidden: bool = False
    binned: bool = False
    bundle: UUID | None = None
    carried: bool = False


class Wall(Struct, frozen=True):
    """A board as it is at `seq`. `votes`: a participant's key → the notes they voted for."""

    id: UUID
    title: str = ""
    task: str = ""
    phase: Phase = Phase.IDEATION
    since: datetime | None = None
    ends: datetime | None = None
    budget: int = 3
    namings: frozenset[Naming] = frozenset({Naming.NAME})
    sections: tuple[Section, ...] = ()
    notes: dict[UUID, Note] = {}
    votes: dict[str, tuple[UUID, ...]] = {}
    seq: int = 0

    def section(self, id: UUID) -> Section:
        for section in self.sections:
            if section.id == id:
                return section
        raise Refused(N_("Lohkoa ei enää ole. Valitse toinen lohko."))

    def live(self, id: UUID) -> Note:
        note = self.notes.get(id)
        if note is None or note.binned:
            raise Refused(N_("Lappua ei enää ole."))
        return note

    def stack(self, section: UUID) -> list[Note]:
        """The notes of a section in order, bundled ones too."""
        inside = (n for n in self.notes.values() if n.section == section and not n.binned)
        return sorted(inside, key=lambda n: (n.rank, n.id))


class Actor(Struct, frozen=True):
    """Whose hand it is. `hand` is this browser's hash for anonymous notes; `names` says how each naming is signed."""

    key: str
    facilitates: bool = False
    hand: str = ""
    names: dict[Naming, str] = {}
    person: UUID | None = None

    @property
    def hands(self) -> frozenset[str]:
        return frozenset({self.key, self.hand} - {""})
