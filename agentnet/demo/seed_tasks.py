"""Seeds the assignments: a task for every agent, and the submissions as sources."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from agentnet.demo.assignments import ASSIGNMENTS, Assignment, Submission
from agentnet.demo.people import PEOPLE
from agentnet.demo.scene import Scene
from agentnet.demo.workshops import WORKSHOPS
from agentnet.network.flow import Role
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.tasks import models
from agentnet.tasks.flow import TRANSITIONS, AssignmentStage, Who
from agentnet.tasks.models import Task, TaskStep

ASKED: Final = {Role.AGENT, Role.PARTNER}


async def seed(scene: Scene) -> None:
    """All three; the last one is still open, for tomorrow."""
    for written in ASSIGNMENTS:
        one = _from_today(scene, written)
        assignment = await _assignment(scene, one)
        answers = {answer.by: answer for answer in one.submissions}
        for person in PEOPLE:
            if person.role in ASKED:
                await _task(scene, one, assignment, person.key, answers.get(person.key))


def _from_today(scene: Scene, one: Assignment) -> Assignment:
    """The same, with its days counted from today instead of from its workshop."""
    day = scene.tuesday(next(meet.days for meet in WORKSHOPS if meet.key == one.workshop))
    return replace(one, issued=day + one.issued, due=day + one.due)


async def _assignment(scene: Scene, one: Assignment) -> models.Assignment:
    workshop = scene.workshops[one.workshop]
    assignment = models.Assignment(
        network_id=scene.network.id,
        workshop_id=workshop.id,
        theme_id=workshop.theme_id,
        title=one.title,
        text=one.brief,
        question=one.question,
        due_at=scene.at(one.due, 23, 59),
        stage=AssignmentStage.CLOSED if one.due < 0 else AssignmentStage.ISSUED,
        issued_at=scene.at(one.issued, 9),
        created_at=scene.at(one.issued - 1, 15),
    )
    scene.session.add(assignment)
    await scene.session.flush()
    return assignment


async def _task(
    scene: Scene, one: Assignment, assignment: models.Assignment, key: str, answer: Submission | None
) -> None:
    """A task walks through its own flow; odd moments between the issue and the due day."""
    task = Task(
        assignment_id=assignment.id, person_id=scene.people[key].id, created_at=scene.at(one.issued, 9), version=1
    )
    scene.session.add(task)
    await scene.session.flush()
    drafts = dict(one.writing)
    if answer:
        await _submit(scene, one, task, key, answer)
    elif key in one.excused:
        _walk(scene, task, ("see", "excuse"), key, scene.at(one.issued + 2, 10))
    elif key in drafts:
        task.draft = drafts[key]
        _walk(scene, task, ("see", "write"), key, scene.at(one.issued + 8, 13))
    elif assignment.stage is AssignmentStage.CLOSED:
        _walk(scene, task, ("see",), key, scene.at(one.issued + 1, 8))
        _walk(scene, task, ("expire",), key, scene.at(one.due + 1, 0, 5))
    await scene.session.flush()


async def _submit(scene: Scene, one: Assignment, task: Task, key: str, answer: Submission) -> None:
    when = scene.at(one.issued + 3 + answer.n, 8 + answer.n % 7, answer.n * 13 % 60)
    source = Source(
        network_id=scene.network.id,
        kind=Kind.SUBMISSION,
        person_id=task.person_id,
        origin_id=task.assignment_id,
        label=one.title,
    )
    scene.session.add(source)
    await scene.session.flush()
    scene.session.add(SourceRevision(source_id=source.id, n=1, text=answer.text, sha256=fingerprint(answer.text)))
    scene.sources[f"{one.key}:{answer.n}"] = source.id
    task.source_id, task.revision, task.submitted_at, task.draft = source.id, 1, when, answer.text
    _walk(scene, task, ("see", "submit"), key, when)
    if answer.state != "submitted":
        task.word = answer.remark
        _walk(
            scene,
            task,
            ({"accepted": "accept", "returned": "return"}[answer.state],),
            "heli",
            when + timedelta(hours=20),
        )


def _walk(scene: Scene, task: Task, names: tuple[str, ...], who: str, when: datetime) -> None:
    """Take the named steps of the flow, a few minutes apart."""
    for name in names:
        step = next(t for t in TRANSITIONS if t.name == name and t.source is task.stage)
        by = None if step.who is Who.CLOCK else scene.people[who].id
        when += timedelta(minutes=7)
        scene.session.add(
            TaskStep(task_id=task.id, name=name, was=step.source, now=step.target, by=by, created_at=when)
        )
        task.stage, task.version = step.target, task.version + 1
