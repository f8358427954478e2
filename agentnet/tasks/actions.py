"""Verbs of an assignment: write it, give it out, remind, close. Those of one task are in `answering`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.tasks import queries
from agentnet.tasks.answering import take
from agentnet.tasks.flow import AssignmentStage, Who
from agentnet.tasks.models import Assignment, Task
from agentnet.tasks.rules import ASKED, REMINDERS, WAITING
from agentnet.web.formats import local, moment
from agentnet.words import N_, Refused, using


async def make(
    session: Session,
    network_id: UUID,
    *,
    title: str,
    text: str,
    question: str,
    due_at: datetime,
    workshop_id: UUID | None = None,
    theme_id: UUID | None = None,
) -> Assignment:
    """A new draft."""
    assignment = Assignment(
        network_id=network_id,
        title=title,
        text=text,
        question=question,
        due_at=due_at,
        workshop_id=workshop_id,
        theme_id=theme_id,
    )
    session.add(assignment)
    await session.flush()
    return assignment


async def rewrite(
    session: Session,
    assignment: Assignment,
    *,
    title: str,
    text: str,
    question: str,
    due_at: datetime,
    workshop_id: UUID | None,
    theme_id: UUID | None,
    version: int,
) -> None:
    """Change a draft.

    Raises:
        Refused: it has been issued, or somebody else saved in between.
    """
    if assignment.stage is not AssignmentStage.DRAFT:
        raise Refused(N_("Välitehtävä on jo annettu agenteille, joten sen tekstiä ei voi enää muuttaa."))
    if version != assignment.version:
        raise Refused(N_("Joku muu tallensi välitehtävän samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    assignment.title, assignment.text, assignment.question = title, text, question
    assignment.due_at, assignment.workshop_id, assignment.theme_id = due_at, workshop_id, theme_id
    assignment.version = version + 1
    await session.flush()


async def issue(session: Session, assignment: Assignment) -> int:
    """Freeze the text, give every agent a task, write to each; the number of tasks.

    Raises:
        Refused: it is not a draft, or there is nobody to give it to.
    """
    if assignment.stage is not AssignmentStage.DRAFT:
        raise Refused(N_("Välitehtävä on jo annettu agenteille."))
    people = await people_with(session, assignment.network_id, *ASKED)
    if not people:
        raise Refused(N_("Verkostossa ei ole vielä agentteja, joille välitehtävän voisi antaa."))
    assignment.stage, assignment.issued_at = AssignmentStage.ISSUED, clock.now()
    assignment.version += 1
    for person in people:
        task = Task(assignment_id=assignment.id, person_id=person.id)
        session.add(task)
        _write_to(session, "task-given", assignment, task, person)
    await session.flush()
    return len(people)


async def remind(session: Session, seen: queries.Seen) -> int:
    """Write to those who have not answered: at most once a day and twice in all; the number of letters.

    Raises:
        NotAllowed: not a coordinator. Refused: the assignment is not out.
    """
    _check_out(seen.assignment)
    today = local(clock.now()).date().isoformat()
    written = 0
    for line in await queries.lines_of(session, seen):
        if line.task.stage in WAITING and line.reminders < REMINDERS and line.reminded_on != today:
            _write_to(session, "task-reminder", seen.assignment, line.task, line.person, slot=today)
            written += 1
    await session.flush()
    return written


async def close(session: Session, assignment: Assignment, by: Person) -> None:
    """Take no more answers. What is still waiting expires.

    Raises:
        Refused: the assignment is not out.
    """
    _check_out(assignment)
    assignment.stage, assignment.version = AssignmentStage.CLOSED, assignment.version + 1
    waiting = await session.scalars(
        select(Task).where(col(Task.assignment_id) == assignment.id, col(Task.stage).in_(WAITING))
    )
    for task in waiting:
        take(session, task, "expire", Who.CLOCK, by)
    await session.flush()


def _check_out(assignment: Assignment) -> None:
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä ei ole juuri nyt agenteilla."))


def _write_to(
    session: Session, letter: str, assignment: Assignment, task: Task, person: Person, *, slot: str = ""
) -> None:
    if not person.email:
        return
    with using(person.language):
        due = moment(assignment.due_at)
    values: dict[str, Any] = {"name": person.name, "title": assignment.title, "question": assignment.question}
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=task.id,
        language=person.language,
        person_id=person.id,
        network_id=assignment.network_id,
        slot=slot,
        values={**values, "due": due, "path": f"/tasks/{task.id}"},
    )
