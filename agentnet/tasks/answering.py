"""Verbs of one task: the agent reads, drafts, submits or cannot; the coordinator accepts or asks for more."""

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.tasks.flow import AssignmentStage, Stage, Who, transitions_from
from agentnet.tasks.models import Assignment, Task, TaskStep
from agentnet.words import N_, Refused


class Changed(Refused):
    """The draft has been saved elsewhere since this page was opened; `task.draft` is what is saved."""

    def __init__(self, task: Task) -> None:
        super().__init__(N_("Luonnosta on muutettu toisella laitteella. Molemmat tekstit ovat tallessa tällä sivulla."))
        self.task = task


def take(session: Session, task: Task, name: str, who: Who, by: Person) -> TaskStep:
    """Take the named step of the flow, and remember who did. (`version` guards the text, so it does not grow here.)

    Raises:
        Refused: there is no such step from where the task is.
    """
    step = next((step for step in transitions_from(task.stage, who) if step.name == name), None)
    if step is None:
        raise Refused(N_("Tehtävä on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    by_id = None if who is Who.CLOCK else by.id
    taken = TaskStep(task_id=task.id, name=name, was=step.source, now=step.target, by=by_id)
    session.add(taken)
    task.stage = step.target
    return taken


async def see(session: Session, task: Task, by: Person) -> None:
    """The agent has opened the task. Only the first time tells anything."""
    if task.stage is Stage.ASSIGNED:
        take(session, task, "see", Who.AGENT, by)
        await session.flush()


async def save_draft(session: Session, task: Task, assignment: Assignment, text: str, version: int, by: Person) -> None:
    """Keep what has been written so far; nobody but the agent reads it.

    Raises:
        Changed: another page saved in between. Refused: nothing can be written any more.
    """
    await _check_open(session, task, assignment)
    if version != task.version and text != task.draft:
        raise Changed(task)
    if task.stage in (Stage.ACCEPTED, Stage.EXPIRED, Stage.EXCUSED):
        raise Refused(N_("Tehtävä on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    if task.stage in (Stage.ASSIGNED, Stage.SEEN) and text.strip():
        take(session, task, "write", Who.AGENT, by)
    _write(task, text)
    await session.flush()


def _write(task: Task, text: str) -> None:
    if text != task.draft:
        task.draft, task.version = text, task.version + 1


async def submit(session: Session, task: Task, assignment: Assignment, text: str, version: int, by: Person) -> None:
    """Give the answer: it becomes a source, or a new revision of the one it already is.

    Raises:
        Changed: another page saved in between. Refused: it is too late.
    """
    await _check_open(session, task, assignment)
    if version != task.version and text != task.draft:
        raise Changed(task)
    if task.stage is Stage.SUBMITTED and text == task.draft:
        return
    take(session, task, "resubmit" if task.stage is Stage.SUBMITTED else "submit", Who.AGENT, by)
    if task.source_id is None:
        source = await thread.record(
            session,
            network_id=assignment.network_id,
            kind=Kind.SUBMISSION,
            text=text,
            person_id=task.person_id,
            origin_id=assignment.id,
            label=assignment.title,
        )
        task.source_id, task.revision = source.id, 1
    else:
        task.revision = await thread.revise(session, task.source_id, text)
    _write(task, text)
    task.submitted_at = clock.now()
    await session.flush()


async def excuse(session: Session, task: Task, assignment: Assignment, by: Person) -> None:
    """En ehdi tällä kertaa: no reason is asked, and reminders stop.

    Raises:
        Refused: an answer has been given already, or it is too late.
    """
    await _check_open(session, task, assignment)
    if task.stage is not Stage.EXCUSED:
        take(session, task, "excuse", Who.AGENT, by)
        await session.flush()


async def reopen(session: Session, task: Task, assignment: Assignment, by: Person) -> None:
    """Take "en ehdi" back.

    Raises:
        Refused: nothing to take back, or it is too late.
    """
    await _check_open(session, task, assignment)
    take(session, task, "reopen", Who.AGENT, by)
    await session.flush()


async def accept(session: Session, task: Task, word: str, by: Person) -> None:
    """Kuittaa: the coordinator has read it, and may say thanks.

    Raises:
        Refused: there is no submission to accept.
    """
    await session.refresh(task, with_for_update=True)
    take(session, task, "accept", Who.COORDINATOR, by)
    task.word = word
    await session.flush()


async def give_back(
    session: Session, task: Task, assignment: Assignment, person: Person, word: str, by: Person
) -> None:
    """Ask for more, saying what, and write to the agent.

    Raises:
        Refused: there is no submission to give back.
    """
    await session.refresh(task, with_for_update=True)
    step = take(session, task, "return", Who.COORDINATOR, by)
    task.word = word
    if person.email:
        notify.post(
            session,
            to=person.email,
            letter="task-returned",
            about=task.id,
            language=person.language,
            person_id=person.id,
            network_id=assignment.network_id,
            slot=str(step.id),
            values={
                "name": person.name,
                "title": assignment.title,
                "word": word,
                "path": f"/tasks/{task.id}",
            },
        )
    await session.flush()


async def _check_open(session: Session, task: Task, assignment: Assignment) -> None:
    await session.refresh(task, with_for_update=True)
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä on päättynyt, joten vastausta ei voi enää muuttaa."))
