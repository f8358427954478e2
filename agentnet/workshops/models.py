"""Workshops: their agenda, who registered, who takes part. Boards and notes are in `workshops.boards`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, Versioned, choice
from agentnet.words import N_, Refused
from agentnet.workshops.flow import FOLLOWS, ActivityKind, ActivityState, Attendance, Stage


class Workshop(Versioned, table=True):
    """A monthly meeting. The join token and code are derived from the installation's secret and `join_serial`."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id", index=True)
    number: int = 1
    title: str
    purpose: str = ""
    starts_at: datetime = Column(sa_type=UTC)
    ends_at: datetime = Column(sa_type=UTC)
    place: str = ""
    remote_url: str = ""
    places: int | None = Column(default=None, description="On site; empty: no limit.")
    stage: Stage = Column(default=Stage.PLANNED, sa_type=choice(Stage))
    join_serial: int = 1
    join_code_hash: str | None = Column(default=None, unique=True)
    door_locked: bool = False
    calendar_sequence: int = Column(default=0, description="RFC 5545 SEQUENCE: grows when time or place changes.")
    feedback_id: UUID | None = Column(default=None, foreign_key="survey.id")

    def enter(self, stage: Stage, *, by: UUID) -> "StageChange":
        """Move to `stage`.

        Raises:
            Refused: when `stage` cannot follow the present one.
        """
        if stage not in FOLLOWS[self.stage]:
            raise Refused(N_("Työpaja on jo toisessa vaiheessa. Päivitä sivu."))
        change = StageChange(workshop_id=self.id, was=self.stage, now=stage, by=by)
        self.stage = stage
        return change


class StageChange(Stamped, table=True):
    """One step in a workshop's history. Written once, never edited."""

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID = Column(foreign_key="person.id")


class Activity(Versioned, table=True):
    """One point of the programme, in order; everyone's screen follows the one that is on."""

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    place: int = 0
    kind: ActivityKind = Column(sa_type=choice(ActivityKind))
    title: str
    instruction: str = ""
    minutes: int = 15
    state: ActivityState = Column(default=ActivityState.COMING, sa_type=choice(ActivityState))
    started_at: datetime | None = Column(default=None, sa_type=UTC)


class Registration(Versioned, table=True):
    """What a member answered to the invitation."""

    __table_args__ = (UniqueConstraint("workshop_id", "person_id"),)

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    attendance: Attendance = Column(sa_type=choice(Attendance))
    waiting: bool = False


class Participant(Stamped, table=True):
    """Somebody who is in: a person or a guest, never both. Notes, votes and attendance refer to this row."""

    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name="person_or_guest"),
        UniqueConstraint("workshop_id", "person_id"),
        UniqueConstraint("workshop_id", "guest_id"),
    )

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    guest_id: UUID | None = Column(default=None, foreign_key="guest.id", index=True)
    name: str = Column(description="As shown on notes: 'Aino, Loimaa', or a guest's own.")
    code_name: str = ""
    removed_at: datetime | None = Column(default=None, sa_type=UTC)
