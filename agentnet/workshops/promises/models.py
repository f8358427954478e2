"""One promise of one participant. What is shared of it is a source of the thread, and only that."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Versioned, choice
from agentnet.workshops.promises.flow import Kept, Sharing


class Promise(Versioned, table=True):
    """What one participant promised to try. Withdrawn, it has no words left.

    `source_id` is empty while nobody else may read it: then the thread knows nothing of it. The row leads to its
    participant, since the promise is asked about; a source without a name leads to nobody.
    """

    __table_args__ = (
        UniqueConstraint("participant_id"),
        CheckConstraint("sharing <> 'own' OR source_id IS NULL", name="own_is_nobody_elses"),
        CheckConstraint("withdrawn_at IS NULL OR (text = '' AND learnt = '')", name="withdrawn_has_no_words"),
    )

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    participant_id: UUID = Column(foreign_key="participant.id", index=True)
    source_id: UUID | None = Column(default=None, foreign_key="source.id", index=True)
    sharing: Sharing = Column(default=Sharing.NAMELESS, sa_type=choice(Sharing))
    text: str
    hidden: bool = Column(default=False, description="Taken off the screen and the page by a coordinator.")
    withdrawn_at: datetime | None = Column(default=None, sa_type=UTC)
    kept: Kept | None = Column(default=None, sa_type=choice(Kept))
    learnt: str = Column(default="", description="What came of it, in the promiser's own words.")
    answered_at: datetime | None = Column(default=None, sa_type=UTC)
