"""What a board is at one moment: its sections, its notes, its votes, and whose hand is on it. Pure."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct

from agentnet.words import N_, Refused
from agentnet.workshops.boards.flow import Naming, Nod, Phase

BORROWED: Final = 3


class Section(Struct, frozen=True):
    """A part of the board: a column, a quadrant, a step. `row` and `place` are its place in the grid."""

    id: UUID
    name: str
    tone: str = "sun"
    place: int = 0
    row: int = 0
    row_name: str = ""


class Picture(Struct, frozen=True):
    """A picture on a note: the id that it was uploaded under, words for those who do not see it, its size in pixels."""

    id: UUID
    alt: str
    width: int
    height: int


class Comment(Struct, frozen=True):
    """A remark under a note. `by` as for a note."""

    id: UUID
    note: UUID
    by: str
    text: str
    naming: Naming = Naming.NAME
    signed: str = ""
    binned: bool = False


class Note(Struct, frozen=True):
    """A note. `by` is a participant's key, or for an anonymous note the hash that only its browser can repeat.

    `revision` counts its texts from 1; `rank` orders it within its section; `bundle` is the note on top of its bundle,
    `title` names the bundle that it is itself on top of. `own_revision` are the author's last own words, once a
    facilitator has edited them.
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
    title: str = ""
    tone: str = ""
    pictures: tuple[Picture, ...] = ()
    reason: str = ""
    held: bool = False
    own_revision: int | None = None
    chosen: bool = False
    proxy: bool = False
    late: bool = False


class Screen(Struct, frozen=True):
    """What fills the projector: every section or one, which page of it, and whether it says how to join."""

    section: UUID | None = None
    page: int = 0
    code: bool = True


class Wall(Struct, frozen=True):
    """A board as it is at `seq`.

    `votes`: a participant's key → the notes they voted for, a note as often as it got a vote. `nods`: a note → who
    reacted, and how. `comments`: a note → its comments in order, binned ones too. `left`: a paused timer's seconds.
    """

    id: UUID
    title: str = ""
    task: str = ""
    phase: Phase = Phase.IDEATION
    since: datetime | None = None
    ends: datetime | None = None
    left: int | None = None
    budget: int = 3
    several: bool = False
    moderated: bool = False
    talks: bool = True
    nodding: bool = True
    pictured: bool = True
    namings: frozenset[Naming] = frozenset({Naming.NAME})
    sections: tuple[Section, ...] = ()
    notes: dict[UUID, Note] = {}
    votes: dict[str, tuple[UUID, ...]] = {}
    comments: dict[UUID, tuple[Comment, ...]] = {}
    nods: dict[UUID, frozenset[tuple[str, Nod]]] = {}
    spotlight: UUID | None = None
    screen: Screen = Screen()
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

    def under(self, top: UUID) -> list[Note]:
        """What is bundled under a note, in order."""
        inside = (n for n in self.notes.values() if n.bundle == top and not n.binned)
        return sorted(inside, key=lambda n: (n.rank, n.id))

    @property
    def unnamed(self) -> frozenset[UUID]:
        """Bundles whose name repeats a note in them that is hidden: the name is hidden with it."""
        hidden = ((n, self.notes.get(n.bundle)) for n in self.notes.values() if n.bundle and (n.hidden or n.held))
        return frozenset(top.id for note, top in hidden if top and top.title and repeats(top.title, note.text))


def repeats(title: str, text: str) -> bool:
    """Whether a name has a note's words: all of them, or so many of its own that they were taken from there."""
    name, said = (" ".join(words.casefold().split()).rstrip(" .…") for words in (title, text))
    return bool(said) and (said in name or (len(name.split()) >= BORROWED and name in said))


class Actor(Struct, frozen=True):
    """Whose hand it is. `hand` is this browser's hash for anonymous notes; `names` says how each naming is signed.

    `leads`: the leader of the board's breakout group. `proxy`: a facilitator writes for this table, of `seats` people.
    `extra`: time of one's own after a phase has ended, judged by `at`, the server's clock. `over`: the workshop has
    ended; `late`: its members may still add notes. `leader` is the facilitator who acts for a `proxy`. `lent`: in the
    place of somebody who may have a phone, the votes that a facilitator gave for them; of their own nobody else hears.
    """

    key: str
    facilitates: bool = False
    hand: str = ""
    names: dict[Naming, str] = {}
    person: UUID | None = None
    leads: bool = False
    proxy: bool = False
    leader: UUID | None = None
    seats: int = 1
    over: bool = False
    late: bool = False
    lent: tuple[UUID, ...] | None = None
    extra: timedelta = timedelta()
    at: datetime | None = None

    @property
    def hands(self) -> frozenset[str]:
        return frozenset({self.key, self.hand} - {""})
