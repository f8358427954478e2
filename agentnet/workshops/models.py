"""Workshops: their agenda, who registered, who takes part. Boards and notes are in `workshops.boards`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, Versioned, choice
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
    closed_at: datetime | None = Column(default=None, sa_type=UTC)
    late_days: int = Column(default=5, description="So many days after closing members may still add notes.")
    remind_days: int = Column(default=3, description="A reminder goes out so many days before; 0: none.")

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
    ends_at: datetime | None = Column(default=None, sa_type=UTC, description="When the timer of the activity is up.")
    left_s: int | None = Column(default=None, description="Seconds left on a timer that is paused.")
    removed_at: datetime | None = Column(default=None, sa_type=UTC, description="Taken out of the programme.")


class Registration(Versioned, table=True):
    """What a member answered to the invitation."""

    __table_args__ = (UniqueConstraint("workshop_id", "person_id"),)

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    attendance: Attendance = Column(sa_type=choice(Attendance))
    waiting: bool = False


class Participant(Stamped, table=True):
    """Somebody who is in: a person, a guest, or a table without devices that a leader writes for (`proxy`).

    Notes, votes and attendance refer to this row.
    """

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN guest_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN proxy THEN 1 ELSE 0 END) = 1",
            name="person_guest_or_table",
        ),
        UniqueConstraint("workshop_id", "person_id"),
        UniqueConstraint("workshop_id", "guest_id"),
    )

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    guest_id: UUID | None = Column(default=None, foreign_key="guest.id", index=True)
    name: str = Column(description="As shown on notes: 'Aino, Loimaa', or a guest's own.")
    code_name: str = ""
    proxy: bool = False
    seats: int = Column(default=1, description="People at the table: each has votes.")
    extra_minutes: int = Column(default=0, description="Time of one's own after a phase of writing has ended.")
    ticked: bool = Column(default=False, description="Ticked present by hand.")
    late: bool = Column(default=False, description="Came after the workshop had closed, to contribute.")
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class BreakoutGroup(Versioned, table=True):
    """A breakout group of an activity; its board has the same activity and this group's id."""

    activity_id: UUID = Column(foreign_key="activity.id", index=True)
    place: int = 0
    name: str
    task: str = ""
    remote_url: str = ""
    leader_id: UUID | None = Column(default=None, foreign_key="participant.id")


class GroupMember(Row, table=True):
    """Who is in which group. In one group of an activity at a time."""

    __table_args__ = (UniqueConstraint("activity_id", "participant_id"),)

    activity_id: UUID = Column(foreign_key="activity.id", index=True)
    group_id: UUID = Column(foreign_key="breakoutgroup.id", index=True)
    participant_id: UUID = Column(foreign_key="participant.id", index=True)
