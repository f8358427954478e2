"""What the worker does for assignments: gives out those that wait for their day, and each morning reminds and expires.

A morning's job asks what is due on the day when it runs, so a worker that has stood still catches up without doubling.
"""

from datetime import UTC, date, timedelta
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.quiet import FreeDays, absent, free_days, morning
from agentnet.notify.models import Job
from agentnet.tasks import actions, letters, queries
from agentnet.tasks.answering import take
from agentnet.tasks.flow import AssignmentStage, Who
from agentnet.tasks.models import Assignment, Task
from agentnet.tasks.rules import DAY, ISSUE, WAITING, expires_on, reminder_due
from agentnet.web import logs
from agentnet.web.formats import local
from agentnet.words import Refused


@notify.job_handler(ISSUE)
async def give_out(job_id: UUID, _progress: notify.Progress) -> None:
    """A draft whose day has come; one whose day was changed since waits for that."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        assignment = await session.get(Assignment, job.about)
        if assignment is None or assignment.stage is not AssignmentStage.DRAFT or assignment.issue_at is None:
            return
        if not job.slot.startswith(assignment.issue_at.astimezone(UTC).isoformat()):
            return
        try:
            await actions.issue(session, assignment)
        except Refused as refused:
            logs.log().warning("an assignment did not go out", assignment=str(assignment.id), why=str(refused))
            assignment.issue_at = None
        await session.commit()


@notify.job_handler(DAY)
async def each_day(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        assignment = await session.get(Assignment, job.about)
        if assignment is None or assignment.stage is not AssignmentStage.ISSUED:
            return
        await do_day(session, assignment)
        tomorrow = local(clock.now()).date() + timedelta(days=1)
        slot = tomorrow.isoformat()
        there = (col(Job.kind) == DAY) & (col(Job.about) == assignment.id) & (col(Job.slot) == slot)
        if await session.scalar(select(col(Job.id)).where(there)) is None:
            notify.enqueue(session, DAY, assignment.id, by=None, slot=slot, due_at=morning(tomorrow))
        await session.commit()


async def do_day(session: Session, assignment: Assignment) -> None:
    """Remind those whose day it is, and expire what is too late. Twice on a day does no more than once."""
    today = local(clock.now()).date()
    days = await free_days(session, assignment.network_id)
    rows = await session.execute(
        select(Task, Person)
        .join(Person, col(Person.id) == col(Task.person_id))
        .where(col(Task.assignment_id) == assignment.id, col(Task.stage).in_(WAITING))
    )
    waiting = [(task, person) for task, person in rows]
    sent = await queries.reminders_of(session, [task.id for task, _ in waiting])
    away = await absent(session, [person.id for _task, person in waiting], today)
    for task, person in waiting:
        if today > expires_on(_due(assignment, task), days):
            take(session, task, "expire", Who.CLOCK, person)
        elif person.id not in away and _reminds(today, _due(assignment, task), *sent.get(task.id, (0, "")), days):
            letters.write(session, "task-reminder", assignment, task, person, slot=today.isoformat())
    await session.flush()


def _due(assignment: Assignment, task: Task) -> date:
    return local(task.due_at or assignment.due_at).date()


def _reminds(today: date, due: date, sent: int, last: str, days: FreeDays) -> bool:
    return last != today.isoformat() and reminder_due(today, due, sent, days)
