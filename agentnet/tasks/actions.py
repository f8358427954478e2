"""Verbs of an assignment: give it out, correct it, remind, hand over, close. Its draft is written in `drafting`, and
what happens to one task is in `answering` (the agent) and `judging` (the coordinator).
"""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.network.queries import pairs_of, places_of
from agentnet.tasks import briefs, letters, queries
from agentnet.tasks.answering import take
from agentnet.tasks.audience import Audience, people_for
from agentnet.tasks.flow import AssignmentStage, Stage, Who
from agentnet.tasks.models import Assignment, Brief, Task
from agentnet.tasks.rules import DAY, ISSUE, REMINDERS, WAITING
from agentnet.web.formats import local
from agentnet.words import N_, Missing, Refused


async def issue(session: Session, assignment: Assignment, by: Person | None = None) -> int:
    """Freeze the text, give everybody it is for a task, write to each; the number of tasks.

    Raises:
        Refused: it is not a draft, asks nothing, or there is nobody to give it to.
    """
    await session.refresh(assignment, with_for_update=True)
    if assignment.stage is not AssignmentStage.DRAFT:
        raise Refused(N_("Välitehtävä on jo annettu agenteille."))
    brief = await briefs.draft_of(session, assignment)
    if not (brief.questions or brief.pictures or brief.form_id):
        raise Refused(N_("Välitehtävässä ei ole vielä kysymyksiä. Lisää ainakin yksi."))
    if assignment.due_at < clock.now():
        raise Refused(N_("Viimeinen vastauspäivä on jo mennyt. Valitse uusi päivä ennen kuin annat tehtävän."))
    people = await people_for(session, assignment.network_id, Audience.of(assignment))
    if not people:
        raise Refused(N_("Verkostossa ei ole vielä agentteja, joille välitehtävän voisi antaa."))
    now = clock.now()
    assignment.stage, assignment.issued_at, brief.issued_at = AssignmentStage.ISSUED, now, now
    assignment.version += 1
    await session.flush()
    await _give(session, assignment, brief, people)
    notify.enqueue(session, DAY, assignment.id, by=None, slot=local(now).date().isoformat(), due_at=now)
    _audit(session, assignment, "issue", by)
    await session.flush()
    return len(people)


async def _give(session: Session, assignment: Assignment, brief: Brief, people: Collection[Person]) -> None:
    beside = await _pairs(session, assignment)
    given: dict[UUID, Task] = {}
    by_id = {one.id: one for one in people}
    for person in people:
        other = beside.get(person.id)
        holder = given.get(other) if other else None
        task = Task(assignment_id=assignment.id, person_id=person.id, holder_id=holder.id if holder else None)
        session.add(task)
        await session.flush()
        given[person.id] = task
        pair = by_id[other].name if other in by_id else ""
        letters.write(session, "task-given", assignment, task, person, question=_asked(brief), pair=pair)


async def _pairs(session: Session, assignment: Assignment) -> dict[UUID, UUID]:
    """Person → their pair, where pairs answer together. Somebody with two pairs answers with the first."""
    beside: dict[UUID, UUID] = {}
    for one in await pairs_of(session, assignment.network_id) if assignment.pairs else ():
        if one.social.id not in beside and one.health.id not in beside:
            beside[one.social.id], beside[one.health.id] = one.health.id, one.social.id
    return beside


def _asked(brief: Brief) -> str:
    return "\n".join(one.label for one in briefs.asked_in(brief))


async def schedule(session: Session, assignment: Assignment, at: datetime | None) -> None:
    """Let a draft go out by itself, or not after all.

    Raises:
        Refused: it is out already, or the moment has gone.
    """
    if assignment.stage is not AssignmentStage.DRAFT:
        raise Refused(N_("Välitehtävä on jo annettu agenteille."))
    if at is not None and not clock.now() < at < assignment.due_at:
        raise Refused(N_("Valitse antopäivä, joka on tulossa ja ennen viimeistä vastauspäivää."))
    assignment.issue_at = at = at.astimezone(UTC) if at else None
    if at is not None:
        slot = f"{at.isoformat()} {assignment.version}"
        notify.enqueue(session, ISSUE, assignment.id, by=None, slot=slot, due_at=at)
    await session.flush()


async def send_correction(session: Session, assignment: Assignment, by: Person) -> int:
    """Put the correction in force and tell everybody who has the task; the number of letters.

    What was answered stays tied to the version that was answered.

    Raises:
        Refused: it does not say why, or asks nothing. Missing: there is no correction.
    """
    await session.refresh(assignment, with_for_update=True)
    draft = await briefs.draft_of(session, assignment)
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Missing
    if not draft.why:
        raise Refused(N_("Kerro agenteille ensin lyhyesti, mikä muuttui."))
    if not (draft.questions or draft.pictures or draft.form_id):
        raise Refused(N_("Välitehtävässä ei ole vielä kysymyksiä. Lisää ainakin yksi."))
    draft.issued_at = clock.now()
    assignment.latest, assignment.version = draft.n, assignment.version + 1
    assignment.due_at = draft.due_at or assignment.due_at
    await session.flush()
    told = 0
    for task, person in await _with_people(session, assignment):
        if task.stage is not Stage.EXCUSED and person.binned_at is None:
            letters.write(session, "task-corrected", assignment, task, person, slot=str(draft.n), why=draft.why)
            told += 1
    _audit(session, assignment, "correct", by, detail=f"{draft.n}")
    await session.flush()
    return told


async def _with_people(session: Session, assignment: Assignment) -> list[tuple[Task, Person]]:
    rows = await session.execute(
        select(Task, Person)
        .join(Person, col(Person.id) == col(Task.person_id))
        .where(col(Task.assignment_id) == assignment.id)
        .order_by(col(Person.name))
    )
    return [(task, person) for task, person in rows]


async def remind(session: Session, seen: queries.Seen, only: Collection[UUID] = ()) -> int:
    """Write to those who have not answered (or to the chosen ones of them): at most once a day and twice in all; the
    number of letters.

    Raises:
        NotAllowed: not a coordinator. Refused: the assignment is not out.
    """
    _check_out(seen.assignment)
    today = local(clock.now()).date().isoformat()
    written = 0
    for line in await queries.lines_of(session, seen):
        wanted = not only or line.task.id in only
        waits = line.task.stage in WAITING and line.reminders < REMINDERS and line.reminded_on != today
        if wanted and waits and line.person.email:
            letters.write(session, "task-reminder", seen.assignment, line.task, line.person, slot=today)
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
    _audit(session, assignment, "close", by)
    await session.flush()


async def give_open_tasks(session: Session, network_id: UUID, person: Person) -> int:
    """Somebody new in the network gets what is open and meant for everybody, or for where they work."""
    places = await places_of(session, [person.unit_id])
    place = places.get(person.unit_id) if person.unit_id else None
    given = 0
    for assignment in await _open_in(session, network_id):
        had = (col(Task.assignment_id) == assignment.id) & (col(Task.person_id) == person.id)
        if not Audience.of(assignment).covers(place) or await session.scalar(select(col(Task.id)).where(had)):
            continue
        await _give(session, assignment, await briefs.brief_of(session, assignment), [person])
        given += 1
    return given


async def hand_over(session: Session, network_id: UUID, from_person_id: UUID, to_person: Person) -> int:
    """A successor inherits the open tasks, with their last days and the place beside a pair. A draft written alone
    stays its writer's own; a pair's draft goes on.
    """
    handed = 0
    for assignment in await _open_in(session, network_id, late=True):
        ours = (col(Task.assignment_id) == assignment.id) & col(Task.stage).in_(WAITING)
        task = await session.scalar(select(Task).where(ours, col(Task.person_id) == from_person_id))
        if task is None:
            continue
        shared = len(await queries.sharing(session, task)) > 1
        had = (col(Task.assignment_id) == assignment.id) & (col(Task.person_id) == to_person.id)
        if await session.scalar(select(col(Task.id)).where(had)) is None:
            holder = (task.holder_id or task.id) if shared else None
            heir = Task(assignment_id=assignment.id, person_id=to_person.id, holder_id=holder, due_at=task.due_at)
            session.add(heir)
            await session.flush()
            brief = await briefs.brief_of(session, assignment)
            letters.write(session, "task-given", assignment, heir, to_person, question=_asked(brief), pair="")
            handed += 1
        take(session, task, "hand over", Who.CLOCK, to_person)
    await session.flush()
    return handed


async def _open_in(session: Session, network_id: UUID, *, late: bool = False) -> list[Assignment]:
    """Assignments that are out; without `late` only those whose last day is still to come."""
    mine = (col(Assignment.network_id) == network_id) & (col(Assignment.stage) == AssignmentStage.ISSUED)
    if not late:
        mine &= col(Assignment.due_at) > clock.now()
    return list(await session.scalars(select(Assignment).where(mine).order_by(col(Assignment.due_at))))


def _check_out(assignment: Assignment) -> None:
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä ei ole juuri nyt agenteilla."))


def _audit(session: Session, assignment: Assignment, verb: str, by: Person | None, detail: str = "") -> None:
    detail = detail or assignment.title
    written = Audit(verb=verb, kind="assignment", network_id=assignment.network_id, object_id=assignment.id)
    written.by, written.detail = by.id if by else None, detail
    session.add(written)
