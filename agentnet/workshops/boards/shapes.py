"""What a view is made of: notes, sections and boards as one audience sees them, and what is one person's own."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.flow import Act, Naming, Nod, Phase
from agentnet.workshops.boards.wall import Picture, Screen


class CommentView(Struct, frozen=True):
    """A comment; `signed` is empty when it is anonymous."""

    id: UUID
    text: str
    naming: Naming
    signed: str


class NoteView(Struct, frozen=True):
    """A note as one audience sees it. `votes` is nothing while they are not told; `bundled` are the notes under it.

    `votes` of a bundle are those of all its notes, and `rank` (1 = most, `tied` when shared) is told when the voting is
    over. `nods` counts reactions by kind. `corrected`: a facilitator has edited the author's words. `held`, `hidden`
    and `reason` reach nobody but facilitators and the author.
    """

    id: UUID
    section: UUID
    text: str
    naming: Naming
    signed: str
    revision: int
    tone: str
    label: str
    hidden: bool = False
    votes: int | None = None
    bundled: tuple["NoteView", ...] = ()
    title: str = ""
    pictures: tuple[Picture, ...] = ()
    comments: tuple[CommentView, ...] = ()
    nods: tuple[tuple[Nod, int], ...] = ()
    held: bool = False
    reason: str = ""
    corrected: bool = False
    chosen: bool = False
    proxy: bool = False
    late: bool = False
    carried: bool = False
    rank: int | None = None
    tied: bool = False

    def says(self, words: str) -> bool:
        """Whether the note, with what is in its bundle, has every one of these words in it."""
        text = " ".join((self.title, self.label, self.text, *(n.text for n in self.bundled))).casefold()
        return all(word in text for word in words.casefold().split())


class SectionView(Struct, frozen=True):
    """A section with its notes; `row` and `place` are where it stands in the grid, `row_name` names its row."""

    id: UUID
    name: str
    tone: str
    notes: tuple[NoteView, ...] = ()
    row: int = 0
    place: int = 0
    row_name: str = ""

    @property
    def count(self) -> int:
        """Notes, those in bundles included."""
        return sum(1 + len(n.bundled) for n in self.notes)


class View(Struct, frozen=True):
    """A board through somebody's eyes. `given` and `voters` (votes cast, people who cast one) only where told.

    `left`: seconds on a paused timer. `spotlight` is a note that this audience sees, or nothing.
    """

    id: UUID
    title: str
    task: str
    phase: Phase
    ends: datetime | None
    budget: int
    sections: tuple[SectionView, ...] = ()
    given: int | None = None
    voters: int | None = None
    binned: tuple[NoteView, ...] = ()
    left: int | None = None
    several: bool = False
    moderated: bool = False
    talks: bool = True
    nodding: bool = True
    pictured: bool = True
    spotlight: UUID | None = None
    screen: Screen = Screen()

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def held(self) -> tuple[NoteView, ...]:
        """Notes that wait for a facilitator, as far as this audience sees them."""
        tops = [n for section in self.sections for n in section.notes]
        return tuple(n for top in tops for n in (top, *top.bundled) if n.held)


class Own(Struct, frozen=True):
    """What concerns one person: their notes, votes, nods and comments, how many votes are left, what they may do.

    `voted` are the notes (of a bundle, the one on top) that have a vote of theirs, `given` how many each. `nods` are
    `note:kind`. `binned` are their own notes in the bin. `until`: they may write on for so long, when others may not.
    """

    board: UUID | None = None
    notes: frozenset[UUID] = frozenset()
    voted: frozenset[UUID] = frozenset()
    left: int | None = None
    acts: frozenset[Act] = frozenset()
    given: dict[UUID, int] = {}
    nods: frozenset[str] = frozenset()
    comments: frozenset[UUID] = frozenset()
    binned: tuple[NoteView, ...] = ()
    budget: int = 0
    until: datetime | None = None
