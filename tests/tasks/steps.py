"""Shorthand of the tests of assignments: a draft, its issue, somebody's task, their answer."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.models import Person
from agentnet.notify.models import Letter
from agentnet.tasks import actions, answering, drafting, queries
from agentnet.tasks.models import Assignment, Task
from tests.cast import Cast

FIELD = "q-q1"


async def make(session: db.Session, cast: Cast, *, issued: bool = True, **more: Any) -> Assignment:
    words: dict[str, Any] = {
        "title": "Kahville naapuriin",
        "text": "Käy toisen alan yksikössä.",
        "question": "Mitä opit?",
    }
    due = {"due_at": clock.now() + timedelta(days=14)}
    assignment = await drafting.make(session, cast.network.id, **{**words, **due, **more})
    if issued:
        await actions.issue(session, assignment, cast.heli)
    return assignment


async def task_of(session: db.Session, assignment: Assignment, person: Person) -> Task:
    query = select(Task).where(col(Task.assignment_id) == assignment.id, col(Task.person_id) == person.id)
    return (await session.scalars(query)).one()


async def give(
    session: db.Session, task: Task, assignment: Assignment, text: str, by: Person, version: int = 0
) -> None:
    """Submit `text` from a page that is up to date, or from one of `version`."""
    holder = await queries.holder_of(session, task)
    await answering.submit(session, task, assignment, {FIELD: [text]}, version or holder.version, by)


async def letters(session: db.Session, kind: str) -> int:
    return await session.scalar(select(func.count()).select_from(Letter).where(col(Letter.kind) == kind)) or 0


async def seen(session: db.Session, cast: Cast, assignment: Assignment) -> queries.Seen:
    return await queries.assignment_seen_by(session, cast.heli, assignment.id)
