"""Rows of assignments: coordinators see who has answered; a task is its agent's alone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from agentnet import clock
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.models import Assignment, Task
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

NETWORK: Final = "/networks/{network_id:uuid}/assignments"
ASSIGNMENT: Final = "/assignments/{assignment_id:uuid}"
SUBMISSION: Final = ASSIGNMENT + "/submissions/{task_id:uuid}"
TASK: Final = "/tasks/{task_id:uuid}"


def _assignment(add: Add, cast: Cast, stage: AssignmentStage = AssignmentStage.ISSUED) -> Mapping[str, Any]:
    due = clock.now() + timedelta(days=14)
    one = add(Assignment(network_id=cast.network.id, title="Kahville", question="Mitä opit?", due_at=due, stage=stage))
    return {"assignment_id": one.id}


def _draft(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _assignment(add, cast, AssignmentStage.DRAFT)


def _task(add: Add, cast: Cast, stage: Stage = Stage.ASSIGNED) -> Mapping[str, Any]:
    """Aino's own."""
    ids = _assignment(add, cast)
    task = add(Task(person_id=cast.aino.id, stage=stage, **ids))
    return {**ids, "task_id": task.id}


def _excused(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _task(add, cast, Stage.EXCUSED)


def _submitted(add: Add, cast: Cast) -> Mapping[str, Any]:
    ids = _assignment(add, cast)
    source = Source(network_id=cast.network.id, kind=Kind.SUBMISSION, person_id=cast.aino.id)
    words = SourceRevision(source_id=source.id, text="Opin paljon.", sha256="")
    task = Task(person_id=cast.aino.id, stage=Stage.SUBMITTED, source_id=source.id, revision=1, **ids)
    add(source, words, task)
    return {**ids, "task_id": task.id}


def _led(sample: Any, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


def _written(**more: Any) -> Row:
    return _led(_draft, seen=frozenset(), **more)


def _own(sample: Any = _task, **more: Any) -> Row:
    return Row(Policy.MEMBER, sample, frozenset({"aino"}), seen=frozenset(), **more)


ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}": on_network(Policy.MEMBER, MEMBERS),
    f"POST {NETWORK}": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {ASSIGNMENT}": Row(Policy.MEMBER, _assignment, MEMBERS),
    f"GET {ASSIGNMENT}/edit": _written(),
    f"POST {ASSIGNMENT}/edit": _written(),
    f"POST {ASSIGNMENT}/issue": _written(once=True),
    f"POST {ASSIGNMENT}/remind": _led(_assignment),
    f"POST {ASSIGNMENT}/close": _led(_assignment, once=True),
    f"GET {ASSIGNMENT}/submissions": _led(_submitted),
    f"GET {SUBMISSION}": _led(_submitted),
    f"POST {SUBMISSION}/accept": _led(_submitted, once=True),
    f"POST {SUBMISSION}/return": _led(_submitted, data={"word": "Mitä sovitte?"}, once=True),
    f"GET {ASSIGNMENT}/notes": _led(_submitted),
    f"POST {ASSIGNMENT}/notes": _led(_submitted),
    f"GET {TASK}": _own(),
    f"POST {TASK}/seen": _own(),
    f"POST {TASK}/draft": _own(data={"text": "Kahvi oli", "version": 1}),
    f"POST {TASK}/submit": _own(data={"text": "Kahvi oli hyvää", "version": 1}),
    f"POST {TASK}/excuse": _own(),
    f"POST {TASK}/reopen": _own(_excused),
}
