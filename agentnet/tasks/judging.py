"""Verbs of a coordinator with one task, or with many at once: kuittaa, ask for more, give more time, call, pick."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.tasks import letters
from agentnet.tasks.answering import take
from agentnet.tasks.flow import AssignmentStage, Stage, Who, has_step
from agentnet.tasks.models import Assignment, Task
from agentnet.tasks.queries import holder_of, sharing
from agentnet.tasks.rules import WAITING
from agentnet.words import N_, Missing, Refused


async def accept(session: Session, task: Task, word: str, by: Person) -> None:
    """Kuittaa: the coordinator has read it, and may say thanks. A pair's answer is read for both.

    Raises:
        Refused: there is no submission to accept.
    """
    await _locked(session, task)
    for one in await _both(session, task, "accept"):
        take(session, one, "accept", Who.COORDINATOR, by)
        one.word = word
    await session.flush()


async def accept_many(session: Session, assignment: Assignment, ids: Collection[UUID], word: str, by: Person) -> int:
    """Kuittaa those of these that have been sent; the number of them. Others are left as they are."""
    mine = (col(Task.assignment_id) == assignment.id) & col(Task.id).in_(ids)
    tasks = list(await session.scalars(select(Task).where(mine).order_by(col(Task.id))))
    accepted = 0
    for task in tasks:
        if task.stage is Stage.SUBMITTED:
            await accept(session, task, word, by)
            accepted += 1
    return accepted


async def undo(session: Session, task: Task, by: Person) -> None:
    """Take the accepting back.

    Raises:
        Refused: it has not been accepted.
    """
    await _locked(session, task)
    for one in await _both(session, task, "undo"):
        take(session, one, "undo", Who.COORDINATOR, by)
        one.word = ""
    await session.flush()


async def give_back(session: Session, task: Task, assignment: Assignment, word: str, by: Person) -> None:
    """Ask for more, saying what, and write to the agent (to both of a pair).

    Raises:
        Refused: there is no submission to give back.
    """
    await _locked(session, task)
    returned = await _both(session, task, "return")
    people = {one.id: person for one, person in await sharing(session, task)}
    for one in returned:
        step = take(session, one, "return", Who.COORDINATOR, by)
        one.word = word
        letters.write(session, "task-returned", assignment, one, people[one.id], slot=str(step.id), word=word)
    await session.flush()


async def extend(session: Session, task: Task, assignment: Assignment, due_at: datetime, by: Person) -> None:
    """Give one agent more time, and tell them. What had expired opens again.

    Raises:
        Refused: the assignment is over, the answer is there already, or the day is not later than the others'.
    """
    await session.refresh(task, with_for_update=True)
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä on päättynyt. Lisäaikaa ei voi enää antaa."))
    if task.stage not in WAITING and task.stage is not Stage.EXPIRED:
        raise Refused(N_("Vastaus on jo tullut, tai agentti ei ehdi tällä kertaa."))
    if due_at <= max(assignment.due_at, clock.now()):
        raise Refused(N_("Valitse päivä, joka on myöhemmin kuin kaikkien yhteinen viimeinen vastauspäivä."))
    if task.stage is Stage.EXPIRED:
        take(session, task, "extend", Who.COORDINATOR, by)
    task.due_at = due_at
    person = await session.get_one(Person, task.person_id)
    letters.write(session, "task-extended", assignment, task, person, slot=due_at.isoformat())
    await session.flush()


async def tick_call(session: Session, task: Task, *, called: bool, note: str, by: Person) -> None:
    """Soitettu: who called and what was agreed; or not called after all."""
    task.called_at = clock.now() if called else None
    task.called_by = by.id if called else None
    task.call_note = note
    await session.flush()


async def pick(session: Session, task: Task, assignment: Assignment, by: Person, *, into: bool) -> None:
    """The answer goes into the network's basket under the assignment's theme, or out of it.

    Raises:
        Missing: nothing has been given yet.
    """
    holder = await holder_of(session, task)
    if holder.source_id is None:
        raise Missing
    if into:
        await thread.pick(session, assignment.network_id, holder.source_id, assignment.theme_id, by.id)
    else:
        await thread.unpick(session, assignment.network_id, holder.source_id)
    await session.flush()


async def _locked(session: Session, task: Task) -> None:
    holder = await holder_of(session, task)
    await session.refresh(holder, with_for_update=True)
    if holder is not task:
        await session.refresh(task, with_for_update=True)


async def _both(session: Session, task: Task, step: str) -> list[Task]:
    """The task first, then those who share its answer and may take the step too."""
    beside = [one for one, _person in await sharing(session, task) if one is not task]
    return [task, *(one for one in beside if has_step(one.stage, step, Who.COORDINATOR))]
