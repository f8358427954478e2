"""Reads of assignments. A submission, a draft and a silence are seen by the agent and the coordinators: nobody else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.network.queries import Place, network_seen_by, places_of, standing
from agentnet.network.rules import Standing
from agentnet.notify.models import Letter
from agentnet.sources.queries import Trail, trails
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.models import Assignment, Enclosure, Task
from agentnet.tasks.rules import GIVEN, PUT_BACK, REMINDERS, WAITING
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Seen:
    """An assignment in its network, and what the one who looks is there."""

    assignment: Assignment
    network: Network
    standing: Standing


@dataclass(frozen=True, slots=True)
class Mine:
    """My task, and the assignment that it is part of."""

    task: Task
    assignment: Assignment

    @property
    def due_at(self) -> datetime:
        """My own last day: later than the others', if I was given more time."""
        return self.task.due_at or self.assignment.due_at

    @property
    def waits(self) -> bool:
        return self.task.stage in WAITING and self.assignment.stage is AssignmentStage.ISSUED


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the status table: for coordinators only."""

    task: Task
    person: Person
    place: Place | None
    reminders: int = 0
    reminded_on: str = ""

    @property
    def to_call(self) -> bool:
        """Two letters have not helped (or none can be written): a call does, once."""
        reached = self.reminders >= REMINDERS or not self.person.email
        has_time = self.task.due_at is not None and self.task.due_at > clock.now()
        return self.task.stage in WAITING and reached and not has_time and self.task.called_at is None


@dataclass(frozen=True, slots=True)
class Tally:
    """How an assignment stands: how many were asked, gave, and said that they cannot."""

    asked: int = 0
    given: int = 0
    excused: int = 0

    @property
    def waiting(self) -> int:
        return self.asked - self.given - self.excused


async def assignments_of(session: Session, who: Standing) -> list[Assignment]:
    """The network's assignments, the next due first, past ones after; drafts only for coordinators."""
    query = select(Assignment).where(col(Assignment.network_id) == who.network_id)
    if not who.may("lead"):
        query = query.where(col(Assignment.stage) != AssignmentStage.DRAFT)
    found = list(await session.scalars(query.order_by(col(Assignment.due_at).desc())))
    return sorted(found, key=lambda one: one.stage is AssignmentStage.CLOSED)


async def assignment_seen_by(session: Session, me: Person, assignment_id: UUID) -> Seen:
    """An assignment of a network that `me` belongs to; a draft only for its coordinators.

    Raises:
        Missing: there is none in their sight.
    """
    assignment = await session.get(Assignment, assignment_id)
    if assignment is None:
        raise Missing
    network, mine = await network_seen_by(session, me, assignment.network_id)
    if assignment.stage is AssignmentStage.DRAFT and not mine.may("lead"):
        raise Missing
    return Seen(assignment, network, mine)


async def my_task(session: Session, me: Person, task_id: UUID) -> tuple[Task, Assignment, Network]:
    """A task of `me`'s own.

    Raises:
        Missing: there is none, it is somebody else's, or `me` is in the network no more.
    """
    task = await session.get(Task, task_id)
    if task is None or task.person_id != me.id:
        raise Missing
    assignment = await session.get_one(Assignment, task.assignment_id)
    await standing(session, me, assignment.network_id)
    return task, assignment, await session.get_one(Network, assignment.network_id)


async def holder_of(session: Session, task: Task) -> Task:
    """The task that keeps draft and answer: a pair shares one."""
    return await session.get_one(Task, task.holder_id) if task.holder_id else task


async def sharing(session: Session, task: Task) -> list[tuple[Task, Person]]:
    """Everybody who answers together with the one whose task this is, themselves included."""
    holder = task.holder_id or task.id
    rows = await session.execute(
        select(Task, Person)
        .join(Person, col(Person.id) == col(Task.person_id))
        .where(or_(col(Task.id) == holder, col(Task.holder_id) == holder))
        .order_by(col(Person.name))
    )
    return [(one, person) for one, person in rows]


async def enclosed_in(session: Session, task: Task) -> list[Enclosure]:
    """The pictures and the form that are in the draft now, in the order they came."""
    mine = (col(Enclosure.task_id) == (task.holder_id or task.id)) & col(Enclosure.removed_at).is_(None)
    return list(
        await session.scalars(select(Enclosure).where(mine).order_by(col(Enclosure.created_at), col(Enclosure.id)))
    )


async def taken_out(session: Session, task: Task) -> list[Enclosure]:
    """What was taken out of the draft a short while ago and can be put back, the latest first."""
    since = clock.now() - PUT_BACK
    mine = (col(Enclosure.task_id) == (task.holder_id or task.id)) & (col(Enclosure.removed_at) > since)
    there = mine & (col(Enclosure.sha256) != "")
    return list(await session.scalars(select(Enclosure).where(there).order_by(col(Enclosure.removed_at).desc())))


async def tasks_of(session: Session, me: Person) -> list[Mine]:
    """Everything that `me` was ever given, the newest first."""
    rows = await session.execute(
        select(Task, Assignment)
        .join(Assignment, col(Assignment.id) == col(Task.assignment_id))
        .where(col(Task.person_id) == me.id)
        .order_by(col(Assignment.due_at).desc())
    )
    return [Mine(task, assignment) for task, assignment in rows]


async def fates_of(session: Session, mine: Collection[Mine]) -> dict[UUID, Trail]:
    """Task → where its answer went, for one's own; a pair's answer is on the shared task."""
    holders = {one.task.id: await holder_of(session, one.task) for one in mine}
    sources = {id: holder.source_id for id, holder in holders.items() if holder.source_id is not None}
    found = await trails(session, set(sources.values()))
    return {id: found[source] for id, source in sources.items()}


async def waiting_for(session: Session, me: Person) -> list[Mine]:
    """Tasks that wait for `me` now, the nearest due first: for the home page."""
    return sorted((mine for mine in await tasks_of(session, me) if mine.waits), key=lambda mine: mine.due_at)


async def deadlines_of(session: Session, me: Person) -> list[Mine]:
    """What `me` is to answer, with its last day: for their calendar. What is given or excused is in it no more."""
    return await waiting_for(session, me)


async def shared_sources(session: Session, me: Person) -> list[UUID]:
    """Answers that `me` gave together with their pair, and that stand under the other's name."""
    holder = select(col(Task.holder_id)).where(col(Task.person_id) == me.id, col(Task.stage).in_(GIVEN))
    found = await session.scalars(select(col(Task.source_id)).where(col(Task.id).in_(holder)))
    return [one for one in found if one is not None]


async def tallies(session: Session, who: Standing) -> dict[UUID, Tally]:
    """How each assignment of the network stands.

    Raises:
        NotAllowed: `who` does not lead the network.
    """
    who.require("lead")
    given = func.count().filter(col(Task.stage).in_(GIVEN))
    excused = func.count().filter(col(Task.stage) == Stage.EXCUSED)
    rows = await session.execute(
        select(col(Task.assignment_id), func.count(), given, excused)
        .join(Assignment, col(Assignment.id) == col(Task.assignment_id))
        .where(col(Assignment.network_id) == who.network_id)
        .group_by(col(Task.assignment_id))
    )
    return {id: Tally(asked, gave, cannot) for id, asked, gave, cannot in rows}


async def lines_of(session: Session, seen: Seen) -> list[Line]:
    """The status table, by name.

    Raises:
        NotAllowed: `seen.standing` does not lead the network.
    """
    seen.standing.require("lead")
    rows = await session.execute(
        select(Task, Person)
        .join(Person, col(Person.id) == col(Task.person_id))
        .where(col(Task.assignment_id) == seen.assignment.id)
        .order_by(col(Person.name))
    )
    found = [(task, person) for task, person in rows]
    places = await places_of(session, [person.unit_id for _, person in found])
    reminders = await reminders_of(session, [task.id for task, _ in found])
    return [
        Line(task, person, places.get(person.unit_id) if person.unit_id else None, *reminders.get(task.id, (0, "")))
        for task, person in found
    ]


async def task_in(session: Session, seen: Seen, task_id: UUID) -> Task:
    """A task of this assignment, for coordinators.

    Raises:
        NotAllowed: `seen.standing` does not lead. Missing: no such task in this assignment.
    """
    seen.standing.require("lead")
    task = await session.get(Task, task_id)
    if task is None or task.assignment_id != seen.assignment.id:
        raise Missing
    return task


async def reminders_of(session: Session, task_ids: list[UUID]) -> dict[UUID, tuple[int, str]]:
    """How many reminders have been written about each task, and the day of the last one (2026-11-17)."""
    rows = await session.execute(
        select(col(Letter.about), func.count(), func.max(col(Letter.slot)))
        .where(col(Letter.kind) == "task-reminder", col(Letter.about).in_(task_ids))
        .group_by(col(Letter.about))
    )
    return {about: (number, day or "") for about, number, day in rows}
