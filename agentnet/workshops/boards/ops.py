"""What people can do to a board, as data. `laws.apply` says what follows.

An operation is written to the log without its text: `(note, revision)` names the words, which live in the note's
source, so that erasing them blanks one row and leaves the log whole.
"""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.flow import Naming, Phase


class Operation(Struct, frozen=True, kw_only=True, tag_field="does", omit_defaults=True):
    """`id` is minted where the operation was born, so that sending it twice does it once."""

    id: UUID


class AddNote(Operation, frozen=True, kw_only=True, tag="add"):
    note: UUID
    section: UUID
    text: str = ""
    naming: Naming = Naming.NAME
    carried: bool = False
    signed: str = ""


class EditNote(Operation, frozen=True, kw_only=True, tag="edit"):
    """`onto` is the revision that the writer had before them."""

    note: UUID
    onto: int
    text: str = ""


class MoveNote(Operation, frozen=True, kw_only=True, tag="move"):
    """To the end of the section, or right after another note."""

    note: UUID
    section: UUID
    after: UUID | None = None


class BundleNote(Operation, frozen=True, kw_only=True, tag="bundle"):
    """Under another note, or (with nothing) out of the bundle."""

    note: UUID
    under: UUID | None = None


class BinNote(Operation, frozen=True, kw_only=True, tag="bin"):
    note: UUID


class RestoreNote(Operation, frozen=True, kw_only=True, tag="restore"):
    note: UUID


class HideNote(Operation, frozen=True, kw_only=True, tag="hide"):
    note: UUID


class ShowNote(Operation, frozen=True, kw_only=True, tag="show"):
    note: UUID


class Vote(Operation, frozen=True, kw_only=True, tag="vote"):
    note: UUID


class TakeBackVote(Operation, frozen=True, kw_only=True, tag="unvote"):
    note: UUID


class EnterPhase(Operation, frozen=True, kw_only=True, tag="phase"):
    phase: Phase
    at: datetime


class SetTimer(Operation, frozen=True, kw_only=True, tag="timer"):
    """`ends` by the server's clock; nothing stops the timer."""

    ends: datetime | None = None


class AddSection(Operation, frozen=True, kw_only=True, tag="section"):
    section: UUID
    name: str
    tone: str = "sun"


class RenameSection(Operation, frozen=True, kw_only=True, tag="rename"):
    section: UUID
    name: str


Op = (
    AddNote
    | EditNote
    | MoveNote
    | BundleNote
    | BinNote
    | RestoreNote
    | HideNote
    | ShowNote
    | Vote
    | TakeBackVote
    | EnterPhase
    | SetTimer
    | AddSection
    | RenameSection
)
