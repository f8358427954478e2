"""An assignment goes out, is answered, returned, accepted; reminders stop; nobody else sees a word."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.notify.models import Letter
from agentnet.sources.models import Source
from agentnet.sources.queries import contributions_of, text_of
from agentnet.tasks import actions, answering, queries
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.models import Assignment, Task, TaskStep
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast


async def make(session: db.Session, cast: Cast, *, issued: bool = True) -> Assignment:
    assignment = await actions.make(
        session,
        cast.network.id,
        title="Kahville naapuriin",
        text="Käy toisen alan yksikössä.",
        question="Mitä opit?",
        due_at=clock.now() + timedelta(days=14),
    )
    if issued:
        await actions.issue(session, assignment)
    return assignment


async def task_of(session: db.Session, assignment: Assignment, person: Person) -> Task:
    query = select(Task).where(col(Task.assignment_id) == assignment.id, col(Task.person_id) == person.id)
    return (await session.scalars(query)).one()


async def letters(session: db.Session, kind: str) -> int:
    return await session.scalar(select(func.count()).select_from(Letter).where(col(Letter.kind) == kind)) or 0


async def seen(session: db.Session, cast: Cast, assignment: Assignment) -> queries.Seen:
    return await queries.assignment_seen_by(session, cast.heli, assignment.id)


async def test_issuing_gives_every_agent_a_task_and_a_letter(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    assert await session.scalar(select(func.count()).select_from(Task)) == 2
    assert await letters(session, "task-given") == 2
    with pytest.raises(Refused):
        await actions.issue(session, assignment)
    assert [mine.assignment.id for mine in await queries.waiting_for(session, cast.aino)] == [assignment.id]


async def test_no_sql_changes_what_was_asked(session: db.Session, cast: Cast) -> None:
    await make(session, cast)
    with pytest.raises(DBAPIError):
        await session.execute(text("UPDATE assignment SET question = 'Muu?'"))


async def test_a_draft_becomes_a_submission_with_revisions(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.see(session, task, cast.aino)
    await answering.save_draft(session, task, assignment, "Kahvi oli", task.version, cast.aino)
    assert (task.stage, task.source_id) == (Stage.IN_PROGRESS, None)
    await answering.submit(session, task, assignment, "Kahvi oli hyvää", task.version, cast.aino)
    first = task.source_id
    assert first is not None
    await answering.submit(session, task, assignment, "Kahvi oli hyvää", 1, cast.aino)
    await answering.submit(session, task, assignment, "Kahvi oli erinomaista", task.version, cast.aino)
    assert (task.stage, task.source_id, task.revision) == (Stage.SUBMITTED, first, 2)
    steps = [step.name for step in await queries.steps_of(session, task.id)]
    assert steps == ["see", "write", "submit", "resubmit"]
    given = await contributions_of(session, cast.aino)
    assert [one.item.text for one in given] == ["Kahvi oli erinomaista"]


async def test_a_returned_answer_is_completed_and_accepted(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.submit(session, task, assignment, "Sovittu.", task.version, cast.aino)
    await answering.give_back(session, task, assignment, cast.aino, "Mitä sovitte?", cast.heli)
    assert (task.stage, task.word) == (Stage.RETURNED, "Mitä sovitte?")
    assert await letters(session, "task-returned") == 1
    await answering.submit(session, task, assignment, "Sovimme kahvit.", task.version, cast.aino)
    await answering.accept(session, task, "Kiitos!", cast.heli)
    assert task.stage is Stage.ACCEPTED
    with pytest.raises(Refused):
        await answering.submit(session, task, assignment, "Vielä", task.version, cast.aino)
    with pytest.raises(Refused):
        await answering.accept(session, task, "", cast.heli)


async def test_two_devices_keep_both_texts(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    opened = task.version
    await answering.save_draft(session, task, assignment, "puhelimella", opened, cast.aino)
    with pytest.raises(answering.Changed) as changed:
        await answering.save_draft(session, task, assignment, "koneella", opened, cast.aino)
    assert changed.value.task.draft == "puhelimella"


async def test_en_ehdi_is_one_step_and_can_be_undone(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.excuse(session, task, assignment, cast.aino)
    await answering.excuse(session, task, assignment, cast.aino)
    assert await actions.remind(session, await seen(session, cast, assignment)) == 1
    await answering.reopen(session, task, assignment, cast.aino)
    assert task.stage is Stage.SEEN
    assert [step.name for step in await queries.steps_of(session, task.id)] == ["excuse", "reopen"]


async def test_reminders_go_once_a_day_and_twice_in_all(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.pekka)
    await answering.submit(session, task, assignment, "Valmis", task.version, cast.pekka)
    look = await seen(session, cast, assignment)
    assert [await actions.remind(session, look) for _ in range(2)] == [1, 0]
    for day in (1, 2):
        with clock.travel(to=clock.now() + timedelta(days=day)):
            assert await actions.remind(session, look) == (1 if day == 1 else 0)
    assert await letters(session, "task-reminder") == 2
    assert [line.person.id for line in await queries.lines_of(session, look) if line.to_call] == [cast.aino.id]


async def test_closing_ends_what_still_waits(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await actions.close(session, assignment, cast.heli)
    assert (assignment.stage, task.stage) == (AssignmentStage.CLOSED, Stage.EXPIRED)
    with pytest.raises(Refused):
        await answering.save_draft(session, task, assignment, "myöhässä", task.version, cast.aino)
    step = (await session.scalars(select(TaskStep).where(col(TaskStep.task_id) == task.id))).one()
    assert step.by is None


async def test_nobody_else_sees_a_submission_or_a_silence(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.submit(session, task, assignment, "salainen havainto", task.version, cast.aino)
    source = (await session.scalars(select(Source))).one()
    assert source.person_id == cast.aino.id
    for person in (cast.pekka, cast.sari, cast.maija, cast.jukka):
        look = await queries.assignment_seen_by(session, person, assignment.id)
        for ask in (
            queries.lines_of(session, look),
            queries.submission_of(session, look, task.id),
            queries.submissions_of(session, look),
            queries.tallies(session, look.standing),
        ):
            with pytest.raises(NotAllowed):
                await ask
        with pytest.raises(Missing):
            await queries.my_task(session, person, task.id)
        assert [mine.task.id for mine in await queries.tasks_of(session, person)] != [task.id]
    for person in (cast.onni, cast.admin):
        with pytest.raises(Missing):
            await queries.assignment_seen_by(session, person, assignment.id)


async def test_a_coordinator_reads_submissions_but_no_drafts(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    mine, other = [await task_of(session, assignment, person) for person in (cast.aino, cast.pekka)]
    await answering.submit(session, mine, assignment, "valmis", mine.version, cast.aino)
    await answering.save_draft(session, other, assignment, "keskeneräinen", other.version, cast.pekka)
    look = await seen(session, cast, assignment)
    assert [words for _, words in await queries.submissions_of(session, look)] == ["valmis"]
    assert (await queries.submission_of(session, look, other.id))[1] == ""
    assert await queries.tallies(session, look.standing) == {assignment.id: queries.Tally(2, 1, 0)}
    with pytest.raises(Missing):
        await queries.submission_of(session, look, UUID(int=1))


async def test_a_draft_assignment_is_for_coordinators(session: db.Session, cast: Cast) -> None:
    draft = await make(session, cast, issued=False)
    with pytest.raises(Missing):
        await queries.assignment_seen_by(session, cast.aino, draft.id)
    assert await queries.assignments_of(session, await standing(session, cast.aino, cast.network.id)) == []
    words = {"title": "Uusi", "text": "", "question": "Mitä?", "due_at": draft.due_at}
    await actions.rewrite(session, draft, **words, workshop_id=None, theme_id=None, version=1)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        await actions.rewrite(session, draft, **words, workshop_id=None, theme_id=None, version=1)  # type: ignore[arg-type]
    assert await text_of(session, []) == {}
