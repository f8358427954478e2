"""Rows of assignments: coordinators see who has answered; a task is its agent's alone."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.network.models import StoredFile
from agentnet.tasks.drafting import one_question
from agentnet.tasks.flow import AssignmentStage, Enclosed, Stage
from agentnet.tasks.models import AssignmentPattern, Brief, Enclosure, Task
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast
from tests.tasks.rows import answer_rows, assignment_rows, kept

NETWORK: Final = "/networks/{network_id:uuid}/assignments"
ASSIGNMENT: Final = "/assignments/{assignment_id:uuid}"
SUBMISSION: Final = ASSIGNMENT + "/submissions/{task_id:uuid}"
TASK: Final = "/tasks/{task_id:uuid}"
WEBP: Final = b"RIFF a picture"


def _assignment(add: Add, cast: Cast, stage: AssignmentStage = AssignmentStage.ISSUED) -> Mapping[str, Any]:
    one, brief = assignment_rows(cast.network.id, stage)
    stored = StoredFile(sha256=kept(WEBP), media_type="application/pdf", size=1, name="lomake.pdf")
    brief.form_id, brief.form_name, brief.pictures = stored.id, "lomake.pdf", 3
    add(one, stored, brief)
    return {"assignment_id": one.id, "n": 1, "key": "q1"}


def _draft(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _assignment(add, cast, AssignmentStage.DRAFT)


def _corrected(add: Add, cast: Cast) -> Mapping[str, Any]:
    """With a correction that nobody has been told of."""
    ids = _assignment(add, cast)
    add(Brief(assignment_id=ids["assignment_id"], n=2, questions=[one_question("Mitä opit?")], why="Tarkennus."))
    return ids


def _task(add: Add, cast: Cast, stage: Stage = Stage.ASSIGNED) -> Mapping[str, Any]:
    """Aino's own."""
    ids = _assignment(add, cast)
    task = add(Task(person_id=cast.aino.id, stage=stage, assignment_id=ids["assignment_id"]))
    return {**ids, "task_id": task.id}


def _excused(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _task(add, cast, Stage.EXCUSED)


def _submitted(add: Add, cast: Cast, stage: Stage = Stage.SUBMITTED) -> Mapping[str, Any]:
    one, brief = assignment_rows(cast.network.id)
    add(one, brief)
    source, words, task, given = answer_rows(one, cast.aino.id, "Opin paljon.", stage)
    shown = _picture(task)
    given.enclosed = [str(shown.id)]
    add(source, words, task, given, shown)
    return {"assignment_id": one.id, "task_id": task.id, "id": shown.id, "kind": "csv"}  # type: ignore[attr-defined]


def _accepted(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _submitted(add, cast, Stage.ACCEPTED)


def _enclosed(add: Add, cast: Cast) -> Mapping[str, Any]:
    ids = _task(add, cast)
    shown = Enclosure(task_id=ids["task_id"], kind=Enclosed.PICTURE, by=cast.aino.id, **_bytes())
    add(shown)
    return {**ids, "id": shown.id}


def _picture(task: Any) -> Enclosure:
    return Enclosure(task_id=task.id, kind=Enclosed.PICTURE, by=task.person_id, **_bytes())


def _bytes() -> dict[str, Any]:
    return {"sha256": kept(WEBP), "media_type": "image/webp", "size": len(WEBP), "alt": "Taukohuoneen seinä"}


def _pattern(add: Add, cast: Cast) -> Mapping[str, Any]:
    one = add(AssignmentPattern(network_id=cast.network.id, name="Malli", content={"title": "Malli"}))
    return {"network_id": cast.network.id, "pattern_id": one.id}


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
    f"POST {NETWORK}/patterns/{{pattern_id:uuid}}/bin": _led(_pattern),
    f"GET {ASSIGNMENT}": Row(Policy.MEMBER, _assignment, MEMBERS),
    f"GET {ASSIGNMENT}/edit": _written(),
    f"POST {ASSIGNMENT}/edit": _written(),
    f"GET {ASSIGNMENT}/preview": _led(_assignment),
    f"POST {ASSIGNMENT}/form": _written(),
    f"POST {ASSIGNMENT}/form/remove": _written(),
    f"GET {ASSIGNMENT}/form/{{n:int}}": Row(Policy.MEMBER, _assignment, MEMBERS),
    f"POST {ASSIGNMENT}/issue": _written(once=True),
    f"POST {ASSIGNMENT}/schedule": _written(),
    f"POST {ASSIGNMENT}/pattern": _led(_assignment),
    f"GET {ASSIGNMENT}/questions/new": _written(),
    f"POST {ASSIGNMENT}/questions": _written(),
    f"GET {ASSIGNMENT}/questions/{{key:str}}": _written(),
    f"POST {ASSIGNMENT}/questions/{{key:str}}": _written(),
    f"POST {ASSIGNMENT}/questions/{{key:str}}/move": _written(),
    f"POST {ASSIGNMENT}/questions/{{key:str}}/remove": _written(once=True),
    f"POST {ASSIGNMENT}/correction": _led(_assignment),
    f"GET {ASSIGNMENT}/correction": _led(_corrected),
    f"POST {ASSIGNMENT}/correction/save": _led(_corrected),
    f"POST {ASSIGNMENT}/correction/send": _led(_corrected, once=True),
    f"POST {ASSIGNMENT}/correction/drop": _led(_corrected, once=True),
    f"GET {ASSIGNMENT}/versions/{{n:int}}": Row(Policy.MEMBER, _assignment, MEMBERS),
    f"POST {ASSIGNMENT}/remind": _led(_assignment),
    f"POST {ASSIGNMENT}/accept": _led(_submitted),
    f"POST {ASSIGNMENT}/calls/{{task_id:uuid}}": _led(_task),
    f"POST {ASSIGNMENT}/close": _led(_assignment, once=True),
    f"GET {ASSIGNMENT}/answers/{{kind:str}}": _led(_submitted),
    f"GET {ASSIGNMENT}/submissions": _led(_submitted),
    f"GET {SUBMISSION}": _led(_submitted),
    f"GET {SUBMISSION}/enclosed/{{id:uuid}}": _led(_submitted),
    f"POST {SUBMISSION}/accept": _led(_submitted, once=True),
    f"POST {SUBMISSION}/undo": _led(_accepted, once=True),
    f"POST {SUBMISSION}/return": _led(_submitted, data={"word": "Mitä sovitte?"}, once=True),
    f"POST {SUBMISSION}/extend": _led(_task, data={"due_on": "2099-12-01"}),
    f"POST {SUBMISSION}/pick": _led(_submitted),
    f"GET {ASSIGNMENT}/notes": _led(_submitted),
    f"POST {ASSIGNMENT}/notes": _led(_submitted),
    "GET /tasks": Row(Policy.SIGNED_IN),
    f"GET {TASK}": _own(),
    f"POST {TASK}/seen": _own(),
    f"POST {TASK}/draft": _own(data={"q-q1": "Kahvi oli", "version": 1}),
    f"POST {TASK}/submit": _own(data={"q-q1": "Kahvi oli hyvää", "version": 1}),
    f"POST {TASK}/excuse": _own(),
    f"POST {TASK}/reopen": _own(_excused),
    f"POST {TASK}/pictures": _own(),
    f"POST {TASK}/file": _own(),
    f"GET {TASK}/enclosed/{{id:uuid}}": _own(_enclosed),
    f"POST {TASK}/enclosed/{{id:uuid}}": _own(_enclosed),
}
