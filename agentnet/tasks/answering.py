"""Verbs of one task: the agent reads, drafts, submits or cannot. A pair's draft and answer are one, for both."""

from collections.abc import Mapping
from typing import Final

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.surveys.questions import Asking, Value, read
from agentnet.surveys.questions import text_of as said
from agentnet.tasks.answers import own_answer
from agentnet.tasks.briefs import asked_in, brief_of
from agentnet.tasks.flow import AssignmentStage, Enclosed, Stage, Who, has_step, transitions_from
from agentnet.tasks.models import Assignment, Enclosure, Submission, Task, TaskStep
from agentnet.tasks.queries import enclosed_in, holder_of, sharing
from agentnet.words import N_, Refused, _

Typed = Mapping[str, list[str]]
LONGEST: Final = 20_000
DONE: Final = (Stage.ACCEPTED, Stage.EXPIRED, Stage.EXCUSED)
LATE: Final = N_("Tehtävä on jo toisessa vaiheessa. Lataa sivu uudelleen.")


class Changed(Refused):
    """The draft has been saved elsewhere since this page was opened; `task.typed` is what is saved."""

    def __init__(self, task: Task) -> None:
        super().__init__(N_("Luonnosta on muutettu muualla. Molemmat tekstit ovat tallessa tällä sivulla."))
        self.task = task


class Unfinished(Refused):
    """Something is wrong with the answer: field → sentence."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(N_("Vastausta ei lähetetty: tarkista merkityt kohdat."))
        self.errors = errors


def take(session: Session, task: Task, name: str, who: Who, by: Person) -> TaskStep:
    """Take the named step of the flow, and remember who did. (`version` guards the text, so it does not grow here.)

    Raises:
        Refused: there is no such step from where the task is.
    """
    step = next((step for step in transitions_from(task.stage, who) if step.name == name), None)
    if step is None:
        raise Refused(LATE)
    by_id = None if who is Who.CLOCK else by.id
    taken = TaskStep(task_id=task.id, name=name, was=step.source, now=step.target, by=by_id)
    session.add(taken)
    task.stage = step.target
    return taken


async def see(session: Session, task: Task, assignment: Assignment, by: Person) -> None:
    """The agent has opened the task. Only the first time of each version tells anything."""
    if task.stage is Stage.ASSIGNED:
        take(session, task, "see", Who.AGENT, by)
    task.seen_n = max(task.seen_n, assignment.latest)
    await session.flush()


def kept(asked: list[Asking], typed: Typed) -> dict[str, list[str]]:
    """What of a form is an answer to these questions: line ends in one form, empty ones left out."""
    found = {}
    for name in (name for one in asked for name in one.parts):
        values = [value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in typed.get(name, ())]
        if filled := [value for value in values if value]:
            found[name] = filled
    return found


async def save_draft(
    session: Session, task: Task, assignment: Assignment, typed: Typed, version: int, by: Person
) -> Task:
    """Keep what has been written so far; nobody but the agent (and their pair) reads it. Gives the task that holds it.

    Raises:
        Changed: another page saved in between. Refused: nothing can be written any more.
    """
    holder = await opened(session, task, assignment)
    draft = kept(asked_in(await brief_of(session, assignment)), typed)
    if version != holder.version and draft != holder.typed:
        raise Changed(holder)
    if task.stage in DONE:
        raise Refused(LATE)
    if draft:
        await begun(session, task, by)
    _write(holder, draft, by)
    await session.flush()
    return holder


async def begun(session: Session, task: Task, by: Person) -> None:
    """Writing has begun, for a pair both of them."""
    for one, _person in await sharing(session, task):
        if has_step(one.stage, "write", Who.AGENT):
            take(session, one, "write", Who.AGENT, by)


def _write(holder: Task, draft: dict[str, list[str]], by: Person) -> None:
    if draft != holder.typed:
        holder.typed, holder.version = draft, holder.version + 1
        holder.written_by, holder.written_at = by.id, clock.now()


async def submit(session: Session, task: Task, assignment: Assignment, typed: Typed, version: int, by: Person) -> None:
    """Give the answer: it becomes a source, or a new revision of the one it already is.

    Raises:
        Changed: another page saved in between. Unfinished: something is wrong in it. Refused: it is too late.
    """
    holder = await opened(session, task, assignment)
    brief = await brief_of(session, assignment)
    asked = asked_in(brief)
    draft = kept(asked, typed)
    if version != holder.version and draft != holder.typed:
        raise Changed(holder)
    enclosed = await enclosed_in(session, task)
    values = _judged(asked, draft, enclosed)
    answer = await own_answer(session, holder)
    same = answer is not None and (answer.brief_n, answer.values, answer.enclosed) == (brief.n, values, _ids(enclosed))
    if task.stage is Stage.SUBMITTED and same:
        return
    if not transitions_from(task.stage, Who.AGENT) or task.stage is Stage.EXCUSED:
        raise Refused(LATE)
    if not same:
        await _record(session, holder, assignment, _in_words(asked, values, enclosed), by)
        given = Submission(task_id=holder.id, n=answer.n + 1 if answer else 1, brief_n=brief.n, by=by.id)
        given.values, given.enclosed = dict(values), _ids(enclosed)
        session.add(given)
    _write(holder, draft, by)
    for one, _person in await sharing(session, task):
        step = "resubmit" if one.stage is Stage.SUBMITTED else "submit"
        if has_step(one.stage, step, Who.AGENT):
            take(session, one, step, Who.AGENT, by)
            one.submitted_at, one.seen_n = clock.now(), brief.n
    await session.flush()


def _judged(asked: list[Asking], draft: Typed, enclosed: list[Enclosure]) -> dict[str, Value]:
    replies = read(asked, draft)
    if replies.errors:
        raise Unfinished(dict(replies.errors))
    if not replies.values and not enclosed:
        field = asked[0].parts[0] if asked else ""
        raise Unfinished({field: _("Vastaus on vielä tyhjä. Kirjoita siihen jotakin tai lisää kuva tai lomake.")})
    return dict(replies.values)


def _ids(enclosed: list[Enclosure]) -> list[str]:
    return [str(one.id) for one in enclosed]


def _in_words(asked: list[Asking], values: Mapping[str, Value], enclosed: list[Enclosure]) -> str:
    """The answer as one text: the source's words. A single question's answer stands alone."""
    said_of = [(one, said(one, values[one.key])) for one in asked if one.key in values]
    parts = [text if len(asked) == 1 else f"{one.label}\n{text}" for one, text in said_of]
    parts += [words_for(one) for one in enclosed if one.kind is Enclosed.PICTURE]
    parts += [words_for(one) for one in enclosed if one.kind is Enclosed.FORM]
    return "\n\n".join(parts)


def words_for(one: Enclosure) -> str:
    """A picture or a form in words."""
    if one.kind is Enclosed.PICTURE:
        return _("Kuva: {alt}", alt=one.alt)
    return _("Täytetty lomake: {name}", name=one.name)


async def _record(session: Session, holder: Task, assignment: Assignment, text: str, by: Person) -> None:
    """Under the holder's name; or under that of the one who answers alone, when the holder cannot."""
    if holder.source_id is None:
        source = await thread.record(
            session,
            network_id=assignment.network_id,
            kind=Kind.SUBMISSION,
            text=text,
            person_id=by.id if holder.stage is Stage.EXCUSED else holder.person_id,
            origin_id=assignment.id,
            label=assignment.title,
        )
        holder.source_id, holder.revision = source.id, 1
    else:
        holder.revision = await thread.revise(session, holder.source_id, text)


async def excuse(session: Session, task: Task, assignment: Assignment, by: Person) -> None:
    """En ehdi tällä kertaa: no reason is asked, and reminders stop. The pair may still answer alone.

    Raises:
        Refused: an answer has been given already, or it is too late.
    """
    await opened(session, task, assignment)
    if task.stage is not Stage.EXCUSED:
        take(session, task, "excuse", Who.AGENT, by)
        await session.flush()


async def reopen(session: Session, task: Task, assignment: Assignment, by: Person) -> None:
    """Take "en ehdi" back.

    Raises:
        Refused: nothing to take back, or it is too late.
    """
    await opened(session, task, assignment)
    take(session, task, "reopen", Who.AGENT, by)
    await session.flush()


async def opened(session: Session, task: Task, assignment: Assignment) -> Task:
    """The task that holds the draft, while nobody else writes it.

    Raises:
        Refused: the assignment is not out any more.
    """
    holder = await holder_of(session, task)
    await session.refresh(holder, with_for_update=True)
    if holder is not task:
        await session.refresh(task, with_for_update=True)
    await session.refresh(assignment)
    if assignment.stage is not AssignmentStage.ISSUED:
        raise Refused(N_("Välitehtävä on päättynyt, joten vastausta ei voi enää muuttaa."))
    return holder
