"""Assignments between the workshops in numbered versions, and each agent's task with what they have answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Stamped, Versioned, choice, freeze
from agentnet.tasks.flow import AssignmentStage, Enclosed, Stage


class Assignment(Versioned, table=True):
    """What agents ask or map in their own units before a workshop. Its words are in its versions (`Brief`)."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    workshop_id: UUID | None = Column(default=None, foreign_key="workshop.id", index=True)
    theme_id: UUID | None = Column(default=None, foreign_key="theme.id", index=True)
    title: str
    due_at: datetime = Column(sa_type=UTC)
    stage: AssignmentStage = Column(default=AssignmentStage.DRAFT, sa_type=choice(AssignmentStage))
    latest: int = Column(default=1, description="The version that is in force; a newer one is a correction's draft.")
    audience: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="Empty: all agents.")
    pairs: bool = Column(default=False, description="SOTE pairs give one answer together.")
    issue_at: datetime | None = Column(default=None, sa_type=UTC, description="When it goes out by itself.")
    issued_at: datetime | None = Column(default=None, sa_type=UTC)


class Brief(Stamped, table=True):
    """One version of what is asked. Frozen when it is given out: a correction is the next one, and says why."""

    __table_args__ = (UniqueConstraint("assignment_id", "n"),)

    assignment_id: UUID = Column(foreign_key="assignment.id", index=True)
    n: int = 1
    text: str = Column(default="", description="Markdown.")
    questions: list[dict[str, Any]] = Column(default_factory=list, sa_type=JSON, description="`questions.Asking`")
    pictures: int = Column(default=0, description="So many pictures may be given; 0: none are asked for.")
    form_id: UUID | None = Column(default=None, foreign_key="storedfile.id", description="A form to fill in.")
    form_name: str = ""
    due_at: datetime | None = Column(default=None, sa_type=UTC, description="A correction's new last day.")
    why: str = ""
    issued_at: datetime | None = Column(default=None, sa_type=UTC)


class Task(Versioned, table=True):
    """One agent's part of an assignment. Draft and answer are kept here, or on the pair's shared task (`holder_id`)."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id"),)

    assignment_id: UUID = Column(foreign_key="assignment.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    holder_id: UUID | None = Column(
        default=None, foreign_key="task.id", index=True, description="The pair's task that keeps the shared answer."
    )
    stage: Stage = Column(default=Stage.ASSIGNED, sa_type=choice(Stage))
    typed: dict[str, list[str]] = Column(default_factory=dict, sa_type=JSON, description="The draft: field → values.")
    written_by: UUID | None = Column(default=None, foreign_key="person.id")
    written_at: datetime | None = Column(default=None, sa_type=UTC)
    source_id: UUID | None = Column(default=None, foreign_key="source.id", description="The submission.")
    revision: int = 0
    submitted_at: datetime | None = Column(default=None, sa_type=UTC)
    word: str = Column(default="", description="The coordinator's word when returning or accepting.")
    due_at: datetime | None = Column(default=None, sa_type=UTC, description="More time for this one.")
    seen_n: int = Column(default=0, description="The version of the brief that was opened last.")
    called_at: datetime | None = Column(default=None, sa_type=UTC)
    called_by: UUID | None = Column(default=None, foreign_key="person.id")
    call_note: str = ""


class TaskStep(Stamped, table=True):
    """One step of a task: who, from what to what. Written once."""

    task_id: UUID = Column(foreign_key="task.id", index=True)
    name: str
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id")


class Submission(Stamped, table=True):
    """An answer as it was given: to which version, what to each question. Its words go only when they are erased."""

    __table_args__ = (UniqueConstraint("task_id", "n"),)

    task_id: UUID = Column(foreign_key="task.id", index=True)
    n: int = 1
    brief_n: int = 1
    values: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="Key → `questions.Value`.")
    enclosed: list[str] = Column(default_factory=list, sa_type=JSON, description="Ids of its pictures and its form.")
    by: UUID = Column(foreign_key="person.id")


class Enclosure(Stamped, table=True):
    """A picture, or a filled form, that an agent has added to a task. Kept by its hash in `files`."""

    task_id: UUID = Column(foreign_key="task.id", index=True)
    kind: Enclosed = Column(sa_type=choice(Enclosed))
    sha256: str
    media_type: str
    name: str = ""
    alt: str = Column(default="", description="What a picture shows, for one who cannot see it.")
    size: int = Column(description="bytes")
    width: int = 0
    height: int = 0
    by: UUID = Column(foreign_key="person.id")
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class AssignmentPattern(Versioned, Binned, table=True):
    """A network's own template: the words and questions of an assignment worth giving again."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    content: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="`drafting.Content`")


freeze(Assignment, when="OLD.stage <> 'draft'", columns=("title", "network_id", "pairs"))
freeze(Brief, when="OLD.issued_at IS NOT NULL")
freeze(Submission, columns=("task_id", "n", "brief_n", "by"))
