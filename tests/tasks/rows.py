"""Rows of assignments for tests that put them straight into the database."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel

from agentnet import clock
from agentnet.settings import settings
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.tasks.drafting import one_question
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.models import Assignment, Brief, Submission, Task


def kept(data: bytes) -> str:
    """Bytes put into the store of files; their hash."""
    digest = sha256(data).hexdigest()
    where = settings().var / "files" / digest[:2] / digest
    where.parent.mkdir(parents=True, exist_ok=True)
    where.write_bytes(data)
    return digest


def assignment_rows(
    network_id: UUID,
    stage: AssignmentStage = AssignmentStage.ISSUED,
    *,
    question: str = "Mitä opit?",
    text: str = "Käy toisen alan yksikössä.",
    **more: Any,
) -> tuple[Assignment, Brief]:
    """An assignment with one question; given out, unless `stage` says otherwise."""
    words: dict[str, Any] = {"title": "Kahville naapuriin", "due_at": clock.now() + timedelta(days=14), **more}
    one = Assignment(network_id=network_id, stage=stage, **words)
    out = None if stage is AssignmentStage.DRAFT else clock.now()
    one.issued_at = out
    return one, Brief(assignment_id=one.id, text=text, questions=[one_question(question)], issued_at=out)


def answer_rows(assignment: Assignment, person_id: UUID, text: str, stage: Stage = Stage.SUBMITTED) -> list[SQLModel]:
    """A task with its answer, the last row."""
    source = Source(network_id=assignment.network_id, kind=Kind.SUBMISSION, person_id=person_id)
    source.origin_id, source.label = assignment.id, assignment.title
    task = Task(assignment_id=assignment.id, person_id=person_id, stage=stage, typed={"q-q1": [text]})
    task.source_id, task.revision, task.submitted_at = source.id, 1, clock.now()
    words = SourceRevision(source_id=source.id, text=text, sha256="")
    return [source, words, task, Submission(task_id=task.id, values={"q1": text}, by=person_id)]
