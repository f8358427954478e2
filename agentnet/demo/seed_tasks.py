"""Seeds the assignments by doing them again: given out, answered, read, closed, with the clock set back."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo import next_assignment
from agentnet.demo.assignments import ASSIGNMENTS, Assignment, Submission
from agentnet.demo.scene import Scene
from agentnet.demo.workshops import WORKSHOPS
from agentnet.tasks import actions, answering, drafting, judging, models, queries
from agentnet.tasks.models import Task

READ: Final = timedelta(hours=21)


async def seed(scene: Scene) -> None:
    """All three; the last one is still open, for tomorrow."""
    for written in ASSIGNMENTS:
        one = _from_today(scene, written)
        assignment = await _give_out(scene, one)
        tasks = await _tasks(scene, assignment)
        for answer in one.submissions:
            await _submit(scene, one, assignment, tasks[answer.by], answer)
        for key in one.excused:
            with clock.travel(to=scene.at(one.issued + 2, 10)):
                await answering.see(scene.session, tasks[key], assignment, scene.people[key])
                await answering.excuse(scene.session, tasks[key], assignment, scene.people[key])
        for key, text in one.writing:
            with clock.travel(to=scene.at(one.issued + 8, 13)):
                task, by = tasks[key], scene.people[key]
                await answering.save_draft(scene.session, task, assignment, {"q-q1": [text]}, task.version, by)
        with clock.travel(to=scene.at(one.issued + 1, 8)):
            for key in one.read:
                await answering.see(scene.session, tasks[key], assignment, scene.people[key])
        if one.due >= 0:
            await _follow(scene, one, assignment, tasks)
        else:
            with clock.travel(to=scene.at(one.due + 1, 8)):
                await actions.close(scene.session, assignment, scene.people["ville"])
    await next_assignment.seed(scene)


def _from_today(scene: Scene, one: Assignment) -> Assignment:
    """The same, with its days counted from today instead of from its workshop."""
    day = scene.tuesday(next(meet.days for meet in WORKSHOPS if meet.key == one.workshop))
    return replace(one, issued=day + one.issued, due=day + one.due)


async def _give_out(scene: Scene, one: Assignment) -> models.Assignment:
    workshop = scene.workshops[one.workshop]
    with clock.travel(to=scene.at(one.issued, 9)):
        assignment = await drafting.make(
            scene.session,
            scene.network.id,
            title=one.title,
            text=one.brief,
            question=one.question,
            due_at=scene.at(one.due, 23, 59),
            workshop_id=workshop.id,
            theme_id=workshop.theme_id,
        )
        await actions.issue(scene.session, assignment)
    return assignment


async def _tasks(scene: Scene, assignment: models.Assignment) -> dict[str, Task]:
    keys = {person.id: key for key, person in scene.people.items()}
    tasks = await scene.session.scalars(select(Task).where(col(Task.assignment_id) == assignment.id))
    return {keys[task.person_id]: task for task in tasks}


async def _submit(scene: Scene, one: Assignment, assignment: models.Assignment, task: Task, answer: Submission) -> None:
    session, by = scene.session, scene.people[answer.by]
    with clock.travel(to=_moment(scene, one, answer)):
        await answering.see(session, task, assignment, by)
        await answering.submit(session, task, assignment, {"q-q1": [answer.text]}, task.version, by)
    assert task.source_id is not None
    scene.sources[f"{one.key}:{answer.n}"] = task.source_id
    with clock.travel(to=_moment(scene, one, answer) + READ):
        if answer.state == "accepted":
            await judging.accept(session, task, answer.remark, scene.people["heli"])
        elif answer.state == "returned":
            await judging.give_back(session, task, assignment, answer.remark, scene.people["ville"])


def _moment(scene: Scene, one: Assignment, answer: Submission) -> datetime:
    """Some working hour between the issue and the due day."""
    return scene.at(one.issued + 3 + answer.n, 8 + answer.n % 7, answer.n * 13 % 60)


async def _follow(scene: Scene, one: Assignment, assignment: models.Assignment, tasks: dict[str, Task]) -> None:
    """What is open has had its two reminders; one has been called, and another has more time."""
    heli = scene.people["heli"]
    for days in (5, 1):
        with clock.travel(to=scene.at(one.due - days, 9)):
            await actions.remind(scene.session, await queries.assignment_seen_by(scene.session, heli, assignment.id))
    with clock.travel(to=scene.at(one.due - 1, 13)):
        later = scene.at(one.due + 5, 23, 59)
        await judging.extend(scene.session, tasks["omar"], assignment, later, heli)
        await judging.tick_call(scene.session, tasks["tiina"], called=True, note="lähettää huomenna aamulla", by=heli)
