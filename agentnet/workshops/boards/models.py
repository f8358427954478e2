"""Tables of a board: its sections, notes, votes, and the one ordered log that all of them can be rebuilt from."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Versioned, choice, freeze


class Naming(StrEnum):
    """How an author is shown on a note, as the activity allows."""

    NAME = "name"
    CODE_NAME = "code_name"
    ANONYMOUS = "anonymous"
    CHOOSE = "choose"


class Board(Versioned, table=True):
    """A grid of sections. Its workshop may be empty: then it belongs to the network (a SWOT of survey answers)."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    workshop_id: UUID | None = Column(default=None, foreign_key="workshop.id", index=True)
    activity_id: UUID | None = Column(default=None, foreign_key="activity.id", index=True)
    title: str
    task: str = ""
    phase: str = "collect"
    naming: Naming = Column(default=Naming.CHOOSE, sa_type=choice(Naming))
    votes_each: int = 3
    seq: int = 0
    timer_ends_at: datetime | None = Column(default=None, sa_type=UTC)


class Section(Row, table=True):
    """A column, quadrant or step: one cell of the board's grid."""

    board_id: UUID = Column(foreign_key="board.id", index=True)
    title: str
    tone: str = "sun"
    place: int = 0
    row: int = 0
    column: int = 0
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class Note(Row, table=True):
    """A note; its `id` is its source's, its words are in the source's revision `revision`.

    An anonymous note has no participant, only `author_key`, which lets one browser edit it.
    """

    __table_args__ = (
        CheckConstraint("author_key = '' OR participant_id IS NULL", name="anonymous_has_no_participant"),
    )

    board_id: UUID = Column(foreign_key="board.id", index=True)
    section_id: UUID = Column(foreign_key="section.id", index=True)
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id", index=True)
    author_key: str = Column(
        default="", description="HMAC of the author's cookie and the board; empty unless anonymous."
    )
    author: str = Column(default="", description="The name shown; empty when anonymous.")
    tone: str = "sun"
    revision: int = 1
    seq: int = Column(default=0, description="The operation that made it: its place in the list.")
    by_proxy: bool = False
    binned: bool = False


class Vote(Row, table=True):
    """One vote of one participant on one note."""

    board_id: UUID = Column(foreign_key="board.id", index=True)
    note_id: UUID = Column(foreign_key="note.id", index=True)
    participant_id: UUID = Column(foreign_key="participant.id", index=True)


class BoardOp(Row, table=True):
    """The log. `op_id` is minted in the browser: sent twice, it gets its first answer. Anonymous: no actor, no fine time."""

    __table_args__ = (UniqueConstraint("board_id", "seq"), UniqueConstraint("board_id", "op_id"))

    board_id: UUID = Column(foreign_key="board.id", index=True)
    seq: int
    op_id: UUID
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id")
    person_id: UUID | None = Column(default=None, foreign_key="person.id", description="A facilitator's act.")
    body: bytes = Column(sa_type=LargeBinary)
    at: datetime | None = Column(default=None, sa_type=UTC, description="Empty for anonymous operations.")


freeze(BoardOp)
