"""One task: read, drafted, sent, returned, completed, accepted; a pair's is one; two at once lose nothing."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.models import Pair
from agentnet.sources.baskets import picked_in
from agentnet.sources.models import Source
from agentnet.sources.queries import contributions_of
from agentnet.tasks import actions, answering, answers, judging, queries
from agentnet.tasks.flow import Stage
from agentnet.tasks.models import Assignment, Brief, Submission, Task, TaskStep
from agentnet.words import Refused
from tests.cast import Cast
from tests.conftest import Add
from tests.tasks.rows import assignment_rows
from tests.tasks.steps import give, letters, make, seen, task_of


async def test_a_draft_becomes_a_submission_with_revisions(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.see(session, task, assignment, cast.aino)
    await answering.save_draft(session, task, assignment, {"q-q1": ["Kahvi oli"]}, task.version, cast.aino)
    assert (task.stage, task.source_id, task.written_by, task.seen_n) == (Stage.IN_PROGRESS, None, cast.aino.id, 1)
    await give(session, task, assignment, "Kahvi oli hyvää", cast.aino)
    first = task.source_id
    assert first is not None
    await give(session, task, assignment, "Kahvi oli hyvää", cast.aino, version=1)
    await give(session, task, assignment, "Kahvi oli erinomaista", cast.aino)
    assert (task.stage, task.source_id, task.revision) == (Stage.SUBMITTED, first, 2)
    steps = [step.name for step in await answers.steps_of(session, task.id)]
    assert steps == ["see", "write", "submit", "resubmit"]
    given = await contributions_of(session, cast.aino)
    assert [one.item.text for one in given] == ["Kahvi oli erinomaista"]
    kept = await session.scalars(select(Submission).order_by(col(Submission.n)))
    assert [one.values for one in kept] == [{"q1": "Kahvi oli hyvää"}, {"q1": "Kahvi oli erinomaista"}]


async def test_a_returned_answer_is_completed_and_accepted(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await give(session, task, assignment, "Sovittu.", cast.aino)
    await judging.give_back(session, task, assignment, "Mitä sovitte?", cast.heli)
    assert (task.stage, task.word) == (Stage.RETURNED, "Mitä sovitte?")
    assert await letters(session, "task-returned") == 1
    await give(session, task, assignment, "Sovimme kahvit.", cast.aino)
    await judging.accept(session, task, "Kiitos!", cast.heli)
    assert task.stage is Stage.ACCEPTED
    with pytest.raises(Refused):
        await give(session, task, assignment, "Vielä", cast.aino)
    with pytest.raises(Refused):
        await judging.accept(session, task, "", cast.heli)
    await judging.undo(session, task, cast.heli)
    assert (task.stage, task.word) == (Stage.SUBMITTED, "")
    assert await judging.accept_many(session, assignment, [task.id, cast.aino.id], "", cast.heli) == 1


async def test_an_empty_answer_and_one_with_something_missing_are_not_sent(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    with pytest.raises(answering.Unfinished) as empty:
        await give(session, task, assignment, "  ", cast.aino)
    assert list(empty.value.errors) == ["q-q1"]
    with pytest.raises(answering.Unfinished):
        await give(session, task, assignment, "Asiakas 131052-308T", cast.aino)


async def test_two_devices_keep_both_texts(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    opened = task.version
    await answering.save_draft(session, task, assignment, {"q-q1": ["puhelimella"]}, opened, cast.aino)
    with pytest.raises(answering.Changed) as changed:
        await answering.save_draft(session, task, assignment, {"q-q1": ["koneella"]}, opened, cast.aino)
    assert changed.value.task.typed == {"q-q1": ["puhelimella"]}


async def test_en_ehdi_is_one_step_and_can_be_undone(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.excuse(session, task, assignment, cast.aino)
    await answering.excuse(session, task, assignment, cast.aino)
    assert await actions.remind(session, await seen(session, cast, assignment)) == 1
    await answering.reopen(session, task, assignment, cast.aino)
    assert task.stage is Stage.SEEN
    assert [step.name for step in await answers.steps_of(session, task.id)] == ["excuse", "reopen"]


async def test_a_pair_gives_one_answer(session: db.Session, cast: Cast) -> None:
    session.add(Pair(network_id=cast.network.id, social_id=cast.pekka.id, health_id=cast.aino.id))
    assignment = await make(session, cast, pairs=True)
    hers, his = [await task_of(session, assignment, person) for person in (cast.aino, cast.pekka)]
    holder = await answering.save_draft(session, his, assignment, {"q-q1": ["Pekan"]}, 1, cast.pekka)
    assert (holder.id, holder.written_by) == (hers.id, cast.pekka.id)
    assert [one.stage for one in (hers, his)] == [Stage.IN_PROGRESS] * 2
    with pytest.raises(answering.Changed):
        await give(session, hers, assignment, "Ainon", cast.aino, version=1)
    await give(session, hers, assignment, "Yhteinen", cast.aino)
    assert [one.stage for one in (hers, his)] == [Stage.SUBMITTED] * 2
    assert await session.scalar(select(func.count()).select_from(Source)) == 1
    (answer,) = await answers.answers_of(session, await seen(session, cast, assignment))
    assert answer.names == "Aino Aalto & Pekka Puro"
    assert await queries.shared_sources(session, cast.pekka) == [hers.source_id]
    await judging.give_back(session, his, assignment, "Lisää?", cast.heli)
    assert [one.stage for one in (hers, his)] == [Stage.RETURNED] * 2
    assert await letters(session, "task-returned") == 2
    await answering.excuse(session, his, assignment, cast.pekka)
    await give(session, hers, assignment, "Yksin loppuun", cast.aino)
    assert [one.stage for one in (hers, his)] == [Stage.SUBMITTED, Stage.EXCUSED]


async def test_more_time_for_one_opens_what_expired(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    task.stage = Stage.EXPIRED
    await session.flush()
    with pytest.raises(Refused):
        await judging.extend(session, task, assignment, assignment.due_at, cast.heli)
    later = assignment.due_at + timedelta(days=5)
    await judging.extend(session, task, assignment, later, cast.heli)
    assert (task.stage, task.due_at) == (Stage.SEEN, later)
    assert await letters(session, "task-extended") == 1
    assert [mine.due_at for mine in await queries.waiting_for(session, cast.aino)] == [later]


async def test_an_answer_goes_into_the_basket_and_out(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await give(session, task, assignment, "Kahvi oli hyvää", cast.aino)
    await judging.pick(session, task, assignment, cast.heli, into=True)
    assert await picked_in(session, cast.network.id) == {task.source_id}
    await judging.pick(session, task, assignment, cast.heli, into=False)
    assert await picked_in(session, cast.network.id) == set()


@pytest.mark.both
async def test_two_hundred_same_submits_are_one(database: str, add: Add, cast: Cast) -> None:
    one, brief = assignment_rows(cast.network.id)
    task = Task(assignment_id=one.id, person_id=cast.aino.id)
    add(one, brief, task)

    async def press() -> None:
        async with db.writing() as session:
            mine = await session.get_one(Task, task.id)
            assignment = await session.get_one(Assignment, one.id)
            await answering.submit(session, mine, assignment, {"q-q1": ["Kerran"]}, 1, cast.aino)
            await session.commit()

    for _ in range(10):
        await asyncio.gather(*(press() for _ in range(20)))
    async with db.reading() as session:
        counted = [
            await session.scalar(select(func.count()).select_from(table)) for table in (Submission, Source, TaskStep)
        ]
        assert counted == [1, 1, 1]
        assert clock.now() > (await session.scalars(select(Brief))).one().created_at
    await db.dispose()
