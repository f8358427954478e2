"""Tables of the polls.

An answer is tied to the participation of the one who gave it, so that it can be changed; nothing that anybody can open
shows the tie, and no time is kept. There is no suppression of small numbers as in surveys: a poll is a show of hands
in a room of colleagues, answered on purpose in front of the others, and nothing is broken down by who answered.
"""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Row, Versioned, choice
from agentnet.workshops.polls.flow import PollKind, Stage, TextState


class Poll(Versioned, table=True):
    """A question that a whole workshop answers. `low` and `high` are the ends of a scale, in words."""

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    activity_id: UUID | None = Column(default=None, foreign_key="activity.id", unique=True)
    kind: PollKind = Column(sa_type=choice(PollKind))
    question: str
    several: bool = Column(default=False, description="Of a choice: more than one may be chosen.")
    low: str = ""
    high: str = ""
    words_each: int = Column(default=3, description="Of a cloud: so many words from everybody.")
    moderated: bool = Column(default=False, description="Written answers wait for a leader.")
    stage: Stage = Column(default=Stage.DRAFT, sa_type=choice(Stage, "pollstage"))
    shown: bool = Column(default=False, description="Participants and the projector see the results.")
    screen_page: int = Column(default=0, description="Which page of the written answers the projector shows.")
    groups: dict[str, str] = Column(
        default_factory=dict, sa_type=JSON, description="Of a cloud: written form → group, where a leader decided."
    )
    groups_before: dict[str, str] | None = Column(default=None, sa_type=JSON, description="What undoing brings back.")
    source_id: UUID | None = Column(default=None, foreign_key="source.id")


class PollOption(Row, table=True):
    poll_id: UUID = Column(foreign_key="poll.id", index=True)
    place: int = 0
    text: str


class Ballot(Row, table=True):
    """The answer of one participant: one row, changed in place. `chosen` are options, in order when it is a ranking.

    A table without devices has several, numbered by `n`: so many `heads` answered so.
    """

    __table_args__ = (UniqueConstraint("poll_id", "participant_id", "n"),)

    poll_id: UUID = Column(foreign_key="poll.id", index=True)
    participant_id: UUID = Column(foreign_key="participant.id", index=True)
    n: int = 0
    heads: int = Column(default=1, description="People who gave this answer.")
    proxy: bool = Column(default=False, description="Entered by a leader on their behalf.")
    score: int | None = None
    chosen: list[str] = Column(default_factory=list, sa_type=JSON)


class PollText(Row, table=True):
    """One written answer of a ballot: a word of a cloud, or the answer to an open question.

    `form` is the word as it is compared; `base` its base form, none until the job has looked it up, "" when it has none
    that is certain.
    """

    poll_id: UUID = Column(foreign_key="poll.id", index=True)
    ballot_id: UUID = Column(foreign_key="ballot.id", index=True)
    place: int = 0
    text: str
    form: str = ""
    base: str | None = None
    state: TextState = Column(default=TextState.SHOWN, sa_type=choice(TextState))
    reason: str = Column(default="", description="Why it was hidden; for its writer.")
    source_id: UUID | None = Column(default=None, foreign_key="source.id")


class PollOp(Row, table=True):
    """An operation that was done, by the id that its browser gave it: sent again, it does nothing."""

    __table_args__ = (UniqueConstraint("poll_id", "op_id"),)

    poll_id: UUID = Column(foreign_key="poll.id", index=True)
    op_id: UUID
