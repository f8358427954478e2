"""Assignments between the workshops, and each agent's task and submission."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped, Versioned, choice, freeze
from agentnet.tasks.flow import AssignmentStage, Stage


class Assignment(Versioned, table=True):
    """What agents ask or map in their own units before a workshop. Its text is frozen once issued."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    workshop_id: UUID | None = Column(default=None, foreign_key="workshop.id", index=True)
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id")
    title: str
    text: str = ""
    question: str
    due_at: datetime = Column(sa_type=UTC)
    stage: AssignmentStage = Column(default=AssignmentStage.DRAFT, sa_type=choice(AssignmentStage))
    issued_at: datetime | None = Column(default=None, sa_type=UTC)


class Task(Versioned, table=True):
    """One agent's part of an assignment. The draft is kept here; what is submitted becomes a source."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id"),)

    assignment_id: UUID = Column(foreign_key="assignment.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    stage: Stage = Column(default=Stage.ASSIGNED, sa_type=choice(Stage))
    draft: str = ""
    source_id: UUID | None = Column(default=None, foreign_key="source.id", description="The submission.")
    revision: int = 0
    submitted_at: datetime | None = Column(default=None, sa_type=UTC)
    word: str = Column(default="", description="The coordinator's word when returning or accepting.")


class TaskStep(Stamped, table=True):
    """One step of a task: who, from what to what. Written once."""

    task_id: UUID = Column(foreign_key="task.id", index=True)
    name: str
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id")


freeze(
    Assignment,
    when="OLD.stage <> 'draft'",
    columns=("text", "question"),
)
