"""An assignment goes out, is corrected, inherited, closed; nobody else sees a word of the answers."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.flow import Field, Role
from agentnet.network.models import Audit, Membership, Pair, Person
from agentnet.network.queries import standing
from agentnet.notify.models import Letter
from agentnet.sources.models import Source
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import Asking
from agentnet.tasks import actions, answering, answers, briefs, correcting, drafting, judging, queries
from agentnet.tasks.audience import Audience, people_for
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.models import Task, TaskStep
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast
from tests.tasks.steps import give, letters, make, seen, task_of


async def newcomer(session: db.Session, cast: Cast) -> Person:
    """Somebody who joins the network from Aino's unit."""
    person = Person(name="Uusi Ursula", email="uusi@agentnet.example", unit_id=cast.clinic.id)
    session.add(person)
    await session.flush()
    session.add(Membership(network_id=cast.network.id, person_id=person.id, role=Role.AGENT))
    await session.flush()
    return person


async def test_issuing_gives_every_agent_a_task_and_a_letter(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    assert await session.scalar(select(func.count()).select_from(Task)) == 2
    assert await letters(session, "task-given") == 2
    with pytest.raises(Refused):
        await actions.issue(session, assignment)
    assert [mine.assignment.id for mine in await queries.waiting_for(session, cast.aino)] == [assignment.id]
    assert [mine.due_at for mine in await queries.deadlines_of(session, cast.aino)] == [assignment.due_at]
    audit = (await session.scalars(select(Audit).where(col(Audit.kind) == "assignment"))).one()
    assert (audit.verb, audit.by) == ("issue", cast.heli.id)


async def test_nothing_goes_out_that_asks_nothing_or_is_past(session: db.Session, cast: Cast) -> None:
    for wrong in ({"question": ""}, {"due_at": clock.now() - timedelta(days=1)}):
        draft = await make(session, cast, issued=False, **wrong)
        with pytest.raises(Refused):
            await actions.issue(session, draft)


@pytest.mark.parametrize("what", ["regions", "fields", "people"])
async def test_it_goes_to_those_chosen(session: db.Session, cast: Cast, what: str) -> None:
    chosen = {"regions": (cast.loimaa.id,), "fields": (Field.HEALTH,), "people": (cast.aino.id,)}[what]
    audience = Audience.model_validate({what: chosen})
    assignment = await make(session, cast, audience=audience)
    assert list(await session.scalars(select(col(Task.person_id)))) == [cast.aino.id]
    assert Audience.of(assignment) == audience
    both = Audience(regions=(cast.salo.id,), fields=(Field.HEALTH,))
    assert await people_for(session, cast.network.id, both) == []


async def test_no_sql_changes_what_was_asked(session: db.Session, cast: Cast) -> None:
    await make(session, cast)
    with pytest.raises(DBAPIError):
        await session.execute(text("UPDATE brief SET text = 'Muu?'"))


async def test_a_correction_is_a_new_version_and_answers_stay_with_theirs(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await give(session, task, assignment, "Kahvi oli hyvää", cast.aino)
    draft = await correcting.begin_correction(session, assignment)
    assert (await correcting.begin_correction(session, assignment)).id == draft.id
    with pytest.raises(Refused):
        await actions.send_correction(session, assignment, cast.heli)
    due = assignment.due_at + timedelta(days=2)
    words = {"text": "Käy kahdessa.", "why": "Kaksi yksikköä.", "pictures": 0, "due_at": due}
    await correcting.word_correction(session, assignment, version=assignment.version, **words)  # type: ignore[arg-type]
    more = Asking(key=await drafting.new_key(session, assignment), kind=QuestionKind.NUMBER, label="Montako?")
    await drafting.put_question(session, assignment, more)
    assert (await briefs.brief_of(session, assignment)).text == "Käy toisen alan yksikössä."
    assert await actions.send_correction(session, assignment, cast.heli) == 2
    assert await letters(session, "task-corrected") == 2
    assert (assignment.latest, assignment.due_at) == (2, due)
    assert [one.key for one in briefs.asked_in(await briefs.brief_of(session, assignment))] == ["q1", "q2"]
    _line, answer = await answers.answer_of(session, await seen(session, cast, assignment), task.id)
    assert answer is not None
    assert answer.brief_n == 1
    await give(session, task, assignment, "Kahvi oli hyvää", cast.aino)
    _line, answer = await answers.answer_of(session, await seen(session, cast, assignment), task.id)
    assert answer is not None
    assert answer.brief_n == 2
    await correcting.begin_correction(session, assignment)
    await correcting.drop_correction(session, assignment)
    assert not await briefs.has_correction(session, assignment)


async def test_questions_are_put_in_order(session: db.Session, cast: Cast) -> None:
    draft = await make(session, cast, issued=False)
    for label in ("Toinen", "Kolmas"):
        key = await drafting.new_key(session, draft)
        await drafting.put_question(session, draft, Asking(key=key, kind=QuestionKind.TEXT, label=label))
    await drafting.move_question(session, draft, "q3", -1)
    await drafting.remove_question(session, draft, "q2")
    asked = briefs.asked_in(await briefs.draft_of(session, draft))
    assert [one.key for one in asked] == ["q1", "q3"]
    with pytest.raises(Missing):
        await drafting.move_question(session, draft, "q9", 1)


async def test_a_template_and_a_copy_carry_the_words(session: db.Session, cast: Cast) -> None:
    first = await make(session, cast, pictures=3, pairs=True)
    pattern = await correcting.save_pattern(session, first, "Kahvimalli")
    content = drafting.Content.model_validate(pattern.content)
    again = await make(session, cast, issued=False, question="", content=content, text=content.text)
    brief = await briefs.draft_of(session, again)
    assert [one.label for one in briefs.asked_in(brief)] == ["Mitä opit?"]
    assert (content.title, content.pictures, content.pairs) == ("Kahville naapuriin", 3, True)
    await correcting.bin_pattern(session, cast.network.id, pattern.id, away=True)
    assert await briefs.patterns_of(session, cast.network.id) == []
    with pytest.raises(Missing):
        await correcting.bin_pattern(session, cast.other_network.id, pattern.id, away=False)


async def test_a_late_joiner_gets_what_is_open_and_theirs(session: db.Session, cast: Cast) -> None:
    everybody = await make(session, cast)
    await make(session, cast, audience=Audience(regions=(cast.salo.id,)))
    await make(session, cast, issued=False)
    person = await newcomer(session, cast)
    assert await actions.give_open_tasks(session, cast.network.id, person) == 1
    assert await actions.give_open_tasks(session, cast.network.id, person) == 0
    assert [mine.assignment.id for mine in await queries.waiting_for(session, person)] == [everybody.id]


async def test_a_successor_inherits_the_task_but_not_the_lonely_draft(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await answering.save_draft(session, task, assignment, {"q-q1": ["omia mietteitä"]}, task.version, cast.aino)
    person = await newcomer(session, cast)
    assert await actions.hand_over(session, cast.network.id, cast.aino.id, person) == 1
    assert await actions.hand_over(session, cast.network.id, cast.aino.id, person) == 0
    heir = await task_of(session, assignment, person)
    assert (heir.stage, heir.typed, task.stage) == (Stage.ASSIGNED, {}, Stage.EXCUSED)
    written = await session.scalars(select(Letter).where(col(Letter.about) == heir.id))
    assert [one.address for one in written] == ["uusi@agentnet.example"]


async def test_a_pairs_successor_goes_on_with_the_shared_draft(session: db.Session, cast: Cast) -> None:
    session.add(Pair(network_id=cast.network.id, social_id=cast.pekka.id, health_id=cast.aino.id))
    assignment = await make(session, cast, pairs=True)
    task = await task_of(session, assignment, cast.aino)
    await answering.save_draft(session, task, assignment, {"q-q1": ["yhteinen"]}, task.version, cast.aino)
    person = await newcomer(session, cast)
    await actions.hand_over(session, cast.network.id, cast.aino.id, person)
    heir = await task_of(session, assignment, person)
    assert (await queries.holder_of(session, heir)).typed == {"q-q1": ["yhteinen"]}


async def test_closing_ends_what_still_waits(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await actions.close(session, assignment, cast.heli)
    assert (assignment.stage, task.stage) == (AssignmentStage.CLOSED, Stage.EXPIRED)
    with pytest.raises(Refused):
        await answering.save_draft(session, task, assignment, {"q-q1": ["myöhässä"]}, task.version, cast.aino)
    step = (await session.scalars(select(TaskStep).where(col(TaskStep.task_id) == task.id))).one()
    assert step.by is None


async def test_nobody_else_sees_a_submission_or_a_silence(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await give(session, task, assignment, "salainen havainto", cast.aino)
    source = (await session.scalars(select(Source))).one()
    assert source.person_id == cast.aino.id
    for person in (cast.pekka, cast.sari, cast.maija, cast.jukka):
        look = await queries.assignment_seen_by(session, person, assignment.id)
        for ask in (
            queries.lines_of(session, look),
            answers.answer_of(session, look, task.id),
            answers.answers_of(session, look),
            queries.tallies(session, look.standing),
            queries.task_in(session, look, task.id),
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
    await give(session, mine, assignment, "valmis", cast.aino)
    await answering.save_draft(session, other, assignment, {"q-q1": ["kesken"]}, other.version, cast.pekka)
    look = await seen(session, cast, assignment)
    assert [one.text for one in await answers.answers_of(session, look)] == ["valmis"]
    assert (await answers.answer_of(session, look, other.id))[1] is None
    assert await queries.tallies(session, look.standing) == {assignment.id: queries.Tally(2, 1, 0)}
    with pytest.raises(Missing):
        await answers.answer_of(session, look, UUID(int=1))


async def test_a_draft_assignment_is_for_coordinators(session: db.Session, cast: Cast) -> None:
    draft = await make(session, cast, issued=False)
    with pytest.raises(Missing):
        await queries.assignment_seen_by(session, cast.aino, draft.id)
    assert await queries.assignments_of(session, await standing(session, cast.aino, cast.network.id)) == []
    words = {"title": "Uusi", "text": "", "due_at": draft.due_at, "workshop_id": None, "theme_id": None}
    await drafting.rewrite(session, draft, version=1, **words)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        await drafting.rewrite(session, draft, version=1, **words)  # type: ignore[arg-type]


async def test_a_call_is_ticked_with_what_was_agreed(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    (await session.get_one(Person, cast.aino.id)).email = None
    look = await seen(session, cast, assignment)
    assert [line.person.name for line in await queries.lines_of(session, look) if line.to_call] == ["Aino Aalto"]
    await judging.tick_call(session, task, called=True, note="lähettää huomenna", by=cast.heli)
    assert [line for line in await queries.lines_of(session, look) if line.to_call] == []
    assert (task.call_note, task.called_by) == ("lähettää huomenna", cast.heli.id)
