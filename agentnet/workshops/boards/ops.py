"""What people can do to a board, as data. `laws.apply` says what follows.

An operation is written to the log without its text: `(note, revision)` names the words, which live in the note's
source, so that erasing them blanks one row and leaves the log whole.
"""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.flow import Naming, Nod, Phase
from agentnet.workshops.boards.wall import Picture, Screen


class Operation(Struct, frozen=True, kw_only=True, tag_field="does", omit_defaults=True):
    """`id` is minted where the operation was born, so that sending it twice does it once."""

    id: UUID


class AddNote(Operation, frozen=True, kw_only=True, tag="add"):
    """A new note at the end of a section. `tone` is a colour of its own."""

    note: UUID
    section: UUID
    text: str = ""
    naming: Naming = Naming.NAME
    tone: str = ""
    pictures: tuple[Picture, ...] = ()
    carried: bool = False
    signed: str = ""


class EditNote(Operation, frozen=True, kw_only=True, tag="edit"):
    """`onto` is the revision that the writer had before them. Nothing for tone or pictures leaves them as they are."""

    note: UUID
    onto: int
    text: str = ""
    tone: str | None = None
    pictures: tuple[Picture, ...] | None = None


class MoveNote(Operation, frozen=True, kw_only=True, tag="move"):
    """To the end of the section, right after another note, or first."""

    note: UUID
    section: UUID
    after: UUID | None = None
    first: bool = False


class BundleNotes(Operation, frozen=True, kw_only=True, tag="bundle"):
    """These notes, and what is bundled under them, under another one; or (with nothing) out of their bundles."""

    notes: tuple[UUID, ...]
    under: UUID | None = None


class SplitBundle(Operation, frozen=True, kw_only=True, tag="split"):
    """Every note of the bundle on its own again."""

    note: UUID


class TitleBundle(Operation, frozen=True, kw_only=True, tag="title"):
    note: UUID
    title: str = ""


class Place(Struct, frozen=True):
    """Where a note was."""

    note: UUID
    section: UUID
    rank: float
    bundle: UUID | None = None
    title: str = ""


class PutBack(Operation, frozen=True, kw_only=True, tag="back"):
    """Notes to where they were: what undoes moves and bundles."""

    places: tuple[Place, ...]


class BinNote(Operation, frozen=True, kw_only=True, tag="bin"):
    note: UUID


class RestoreNote(Operation, frozen=True, kw_only=True, tag="restore"):
    """Out of the bin. When the bin is undone, `bundle` is what it was under and `places` are those under it."""

    note: UUID
    title: str = ""
    bundle: UUID | None = None
    places: tuple[Place, ...] = ()


class HideNote(Operation, frozen=True, kw_only=True, tag="hide"):
    note: UUID
    reason: str = ""


class ShowNote(Operation, frozen=True, kw_only=True, tag="show"):
    """To everybody: one that was hidden, or that waited for a facilitator."""

    note: UUID


class ChooseNote(Operation, frozen=True, kw_only=True, tag="choose"):
    """Pick a note to go on to the plenary or a later workshop; or (`chosen` false) leave it."""

    note: UUID
    chosen: bool = True


class Vote(Operation, frozen=True, kw_only=True, tag="vote"):
    note: UUID


class TakeBackVote(Operation, frozen=True, kw_only=True, tag="unvote"):
    note: UUID


class AddComment(Operation, frozen=True, kw_only=True, tag="comment"):
    comment: UUID
    note: UUID
    text: str = ""
    naming: Naming = Naming.NAME


class BinComment(Operation, frozen=True, kw_only=True, tag="uncomment"):
    """Away; or (`binned` false) back."""

    comment: UUID
    note: UUID
    binned: bool = True


class React(Operation, frozen=True, kw_only=True, tag="nod"):
    """A nod; or (`on` false) no longer."""

    note: UUID
    kind: Nod
    on: bool = True


class EnterPhase(Operation, frozen=True, kw_only=True, tag="phase"):
    phase: Phase
    at: datetime


class SetTimer(Operation, frozen=True, kw_only=True, tag="timer"):
    """`ends` by the server's clock; nothing stops the timer."""

    ends: datetime | None = None


class AddTime(Operation, frozen=True, kw_only=True, tag="more"):
    """So many seconds more on a timer that runs or is paused; without one, from `at`."""

    seconds: int
    at: datetime


class PauseTimer(Operation, frozen=True, kw_only=True, tag="pause"):
    at: datetime


class ResumeTimer(Operation, frozen=True, kw_only=True, tag="resume"):
    at: datetime


class Spotlight(Operation, frozen=True, kw_only=True, tag="spotlight"):
    """The note that everybody is to look at; nothing turns the light off."""

    note: UUID | None = None


class SetScreen(Operation, frozen=True, kw_only=True, tag="screen"):
    screen: Screen


class AddSection(Operation, frozen=True, kw_only=True, tag="section"):
    """A new section: at the end of the row."""

    section: UUID
    name: str
    tone: str = "sun"
    row: int = 0
    row_name: str = ""


class RenameSection(Operation, frozen=True, kw_only=True, tag="rename"):
    section: UUID
    name: str


class MoveSection(Operation, frozen=True, kw_only=True, tag="shift"):
    """One place earlier or later in its row."""

    section: UUID
    later: bool = True


class RemoveSection(Operation, frozen=True, kw_only=True, tag="unsection"):
    """Its notes go to the end of section `to`."""

    section: UUID
    to: UUID


Op = (
    AddNote
    | EditNote
    | MoveNote
    | BundleNotes
    | SplitBundle
    | TitleBundle
    | PutBack
    | BinNote
    | RestoreNote
    | HideNote
    | ShowNote
    | ChooseNote
    | Vote
    | TakeBackVote
    | AddComment
    | BinComment
    | React
    | EnterPhase
    | SetTimer
    | AddTime
    | PauseTimer
    | ResumeTimer
    | Spotlight
    | SetScreen
    | AddSection
    | RenameSection
    | MoveSection
    | RemoveSection
)
