"""Tables of a board: its sections, notes, votes, and the one ordered log of what was done to it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlmodel import Field as Column

from agentnet import clock
from agentnet.db import UTC, Row, Versioned, choice, freeze
from agentnet.workshops.boards.flow import Naming, Nod, Offer, Phase


class Board(Versioned, table=True):
    """A grid of sections. Its workshop may be empty: then it belongs to the network (a SWOT of survey answers)."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    workshop_id: UUID | None = Column(default=None, foreign_key="workshop.id", index=True)
    activity_id: UUID | None = Column(default=None, foreign_key="activity.id", index=True)
    title: str
    task: str = ""
    phase: Phase = Column(default=Phase.IDEATION, sa_type=choice(Phase))
    phase_since: datetime = Column(default_factory=clock.now, sa_type=UTC)
    offers: Offer = Column(default=Offer.CHOOSE, sa_type=choice(Offer))
    votes_each: int = 3
    seq: int = Column(default=0, description="The last operation in the log.")
    timer_ends_at: datetime | None = Column(default=None, sa_type=UTC)
    timer_left_s: int | None = Column(default=None, description="Seconds left on a timer that is paused.")
    group_id: UUID | None = Column(default=None, foreign_key="breakoutgroup.id", index=True)
    several: bool = Column(default=False, description="Several votes of one person on one note.")
    moderated: bool = Column(default=False, description="Notes wait for a facilitator before others see them.")
    comments: bool = True
    reactions: bool = True
    pictures: bool = True
    spotlight_id: UUID | None = Column(default=None, description="The note that everybody is to look at.")
    screen_section: UUID | None = Column(default=None, description="The section that fills the projector.")
    screen_page: int = 0
    screen_code: bool = Column(default=True, description="The projector shows how to join.")


class Section(Row, table=True):
    """A column, quadrant or step: one cell of the board's grid."""

    board_id: UUID = Column(foreign_key="board.id", index=True)
    name: str
    tone: str = "sun"
    place: int = 0
    row: int = 0
    row_name: str = ""


class Note(Row, table=True):
    """A note; its `id` is its source's, its words are the source's revision `revision`.

    It has one author at most: a participant, a member of the network, or (anonymous) the hash that one browser can
    repeat. A note carried from a submission or a survey has none of them here: its source's source knows.
    """

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN author_key = '' THEN 0 ELSE 1 END) <= 1",
            name="one_author",
        ),
        CheckConstraint(
            "naming <> 'anonymous' OR (participant_id IS NULL AND person_id IS NULL)", name="anonymous_is_nobody"
        ),
    )

    id: UUID = Column(primary_key=True, foreign_key="source.id")
    board_id: UUID = Column(foreign_key="board.id", index=True)
    section_id: UUID = Column(foreign_key="section.id", index=True)
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    author_key: str = Column(default="", description="HMAC of the author's cookie and the board, when anonymous.")
    naming: Naming = Column(default=Naming.NAME, sa_type=choice(Naming))
    signed: str = Column(default="", description="The name shown; empty when anonymous.")
    revision: int = 1
    rank: float = Column(default=1.0, description="Its place within the section.")
    bundle_id: UUID | None = Column(default=None, description="The note on top of its bundle.")
    title: str = Column(default="", description="Of the bundle that this note is on top of.")
    tone: str = Column(default="", description="Its colour; empty: its section's.")
    pictures: list[dict[str, object]] = Column(default_factory=list, sa_type=JSON)
    hidden: bool = False
    reason: str = Column(default="", description="Why it was hidden.")
    held: bool = Column(default=False, description="Waits for a facilitator before others see it.")
    own_revision: int | None = Column(default=None, description="The author's last own words, if a leader edited them.")
    chosen: bool = Column(default=False, description="Picked to go on: to the plenary, to a later workshop.")
    proxy: bool = Column(default=False, description="Written by a leader on the author's behalf.")
    late: bool = Column(default=False, description="Added after the workshop.")
    binned: bool = False
    carried: bool = False


class Picture(Row, table=True):
    """An uploaded picture of a board, cleaned and by its hash in `files`; a note names it by `id`.

    Who brought it is known to their browser alone: a name here would tell who wrote an anonymous note. No time but the
    day, for the same reason; it says when a picture that no note took may be thrown away.
    """

    board_id: UUID = Column(foreign_key="board.id", index=True)
    sha256: str
    width: int
    height: int
    media_type: str = "image/webp"
    alt: str = Column(default="", description="In words, for those who do not see it.")
    keeper: str = Column(default="", description="HMAC of the uploader's cookie, the board and this picture.")
    brought_on: date = Column(default_factory=lambda: clock.now().date())


class Vote(Row, table=True):
    """The votes of one person (or one table) on one note: `times` of them."""

    __table_args__ = (
        CheckConstraint("(participant_id IS NULL) <> (person_id IS NULL)", name="one_voter"),
        UniqueConstraint("note_id", "participant_id"),
        UniqueConstraint("note_id", "person_id"),
    )

    board_id: UUID = Column(foreign_key="board.id", index=True)
    note_id: UUID = Column(foreign_key="note.id", index=True)
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    times: int = 1


class Reaction(Row, table=True):
    """One kind of nod of one person to one note."""

    __table_args__ = (
        CheckConstraint("(participant_id IS NULL) <> (person_id IS NULL)", name="one_reactor"),
        UniqueConstraint("note_id", "participant_id", "kind"),
        UniqueConstraint("note_id", "person_id", "kind"),
    )

    board_id: UUID = Column(foreign_key="board.id", index=True)
    note_id: UUID = Column(foreign_key="note.id", index=True)
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    kind: Nod = Column(sa_type=choice(Nod))


class Remark(Row, table=True):
    """A comment under a note; its words live here alone. `n` orders a note's comments."""

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN author_key = '' THEN 0 ELSE 1 END) = 1",
            name="one_author",
        ),
        CheckConstraint(
            "naming <> 'anonymous' OR (participant_id IS NULL AND person_id IS NULL)", name="anonymous_is_nobody"
        ),
    )

    board_id: UUID = Column(foreign_key="board.id", index=True)
    note_id: UUID = Column(foreign_key="note.id", index=True)
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    author_key: str = ""
    naming: Naming = Column(default=Naming.NAME, sa_type=choice(Naming))
    signed: str = ""
    text: str
    n: int = 0
    binned: bool = False


class BoardOp(Row, table=True):
    """The log. `op_id` is minted in the browser: sent twice, it gets its first answer.

    An anonymous operation has no actor, and on a board where notes may be anonymous no operation of a participant has
    a time: between two timed neighbours it would be as good as timed itself.
    """

    __table_args__ = (UniqueConstraint("board_id", "seq"), UniqueConstraint("board_id", "op_id"))

    board_id: UUID = Column(foreign_key="board.id", index=True)
    seq: int
    op_id: UUID
    participant_id: UUID | None = Column(default=None, foreign_key="participant.id")
    person_id: UUID | None = Column(default=None, foreign_key="person.id")
    body: bytes = Column(sa_type=LargeBinary)
    at: datetime | None = Column(default=None, sa_type=UTC)


freeze(BoardOp)
