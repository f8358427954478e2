"""Reads of what agents have given, for coordinators; drafts are never among them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources.queries import picked_in, text_of
from agentnet.surveys.questions import Asking, Value
from agentnet.surveys.questions import text_of as said
from agentnet.tasks.briefs import asked_in
from agentnet.tasks.flow import Enclosed
from agentnet.tasks.models import Brief, Enclosure, Submission, Task, TaskStep
from agentnet.tasks.queries import Line, Seen, lines_of
from agentnet.tasks.rules import GIVEN
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Reply:
    """One question, and what was said to it in words."""

    asking: Asking
    value: Value | None

    @property
    def text(self) -> str:
        return "" if self.value is None else said(self.asking, self.value)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it stands: by whom (a pair is two), to which version, and what is with it."""

    task: Task
    people: tuple[Person, ...]
    replies: tuple[Reply, ...]
    brief_n: int
    text: str
    enclosed: tuple[Enclosure, ...] = ()

    @property
    def pictures(self) -> list[Enclosure]:
        return [one for one in self.enclosed if one.kind is Enclosed.PICTURE]

    @property
    def form(self) -> Enclosure | None:
        return next((one for one in self.enclosed if one.kind is Enclosed.FORM), None)

    @property
    def names(self) -> str:
        return " & ".join(person.name for person in self.people)


async def answers_of(session: Session, seen: Seen, *, standing: bool = True) -> list[Answered]:
    """Every answer of the assignment by the time it came; a pair's once. `standing`: those that count (sent, accepted);
    else also those that were returned.

    Raises:
        NotAllowed: `seen.standing` does not lead the network.
    """
    lines = await lines_of(session, seen)
    holders = [line for line in lines if line.task.source_id is not None and line.task.holder_id is None]
    beside: dict[UUID, list[Line]] = {}
    for line in lines:
        beside.setdefault(line.task.holder_id or line.task.id, []).append(line)
    wanted = [line for line in holders if not standing or any(one.task.stage in GIVEN for one in beside[line.task.id])]
    wanted.sort(key=lambda line: (line.task.submitted_at is None, line.task.submitted_at, str(line.task.id)))
    given = await _given(session, [line.task for line in wanted])
    briefs = {
        one.n: asked_in(one)
        for one in await session.scalars(select(Brief).where(col(Brief.assignment_id) == seen.assignment.id))
    }
    texts = await text_of(session, [line.task.source_id for line in wanted if line.task.source_id])
    enclosed = await _enclosed(session, given.values())
    return [
        _answered(line.task, beside[line.task.id], given.get(line.task.id), briefs, texts, enclosed) for line in wanted
    ]


async def _given(session: Session, tasks: Sequence[Task]) -> dict[UUID, Submission]:
    """The latest of each task."""
    rows = await session.scalars(
        select(Submission).where(col(Submission.task_id).in_([task.id for task in tasks])).order_by(col(Submission.n))
    )
    return {one.task_id: one for one in rows}


async def _enclosed(session: Session, given: Collection[Submission]) -> dict[str, Enclosure]:
    ids = [UUID(one) for submission in given for one in submission.enclosed]
    rows = await session.scalars(select(Enclosure).where(col(Enclosure.id).in_(ids)))
    return {str(one.id): one for one in rows}


def _answered(
    task: Task,
    lines: Sequence[Line],
    given: Submission | None,
    briefs: dict[int, list[Asking]],
    texts: dict[UUID, str],
    enclosed: dict[str, Enclosure],
) -> Answered:
    n = given.brief_n if given else 1
    values = given.values if given else {}
    replies = tuple(Reply(one, values.get(one.key)) for one in briefs.get(n, ()) if one.key in values)
    return Answered(
        task=task,
        people=tuple(line.person for line in lines),
        replies=replies,
        brief_n=n,
        text=texts.get(task.source_id, "") if task.source_id else "",
        enclosed=tuple(enclosed[id] for id in (given.enclosed if given else ()) if id in enclosed),
    )


async def answer_of(session: Session, seen: Seen, task_id: UUID) -> tuple[Line, Answered | None]:
    """One agent's line and their answer (that of their pair); no answer while nothing has been given.

    Raises:
        NotAllowed: `seen.standing` does not lead. Missing: no such task in this assignment.
    """
    line = next((line for line in await lines_of(session, seen) if line.task.id == task_id), None)
    if line is None:
        raise Missing
    holder = line.task.holder_id or line.task.id
    found = await answers_of(session, seen, standing=False)
    return line, next((one for one in found if one.task.id == holder), None)


async def own_answer(session: Session, task: Task) -> Submission | None:
    """What the one whose task this is (or their pair) has given last."""
    mine = col(Submission.task_id) == (task.holder_id or task.id)
    return await session.scalar(select(Submission).where(mine).order_by(col(Submission.n).desc()).limit(1))


async def picked(session: Session, seen: Seen, answers: Collection[Answered]) -> set[UUID]:
    """Which of these are in the network's basket."""
    there = await picked_in(session, seen.network.id)
    return {one.task.source_id for one in answers if one.task.source_id in there}


async def steps_of(session: Session, task_id: UUID) -> list[TaskStep]:
    found = await session.scalars(
        select(TaskStep).where(col(TaskStep.task_id) == task_id).order_by(col(TaskStep.created_at))
    )
    return list(found)
