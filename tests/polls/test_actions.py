"""Polls on both databases: written, answered, frozen, moderated, kept as sources, joined by the job."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Job
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.words import Refused
from agentnet.workshops.polls import actions, queries, views, writing
from agentnet.workshops.polls.flow import Audience, PollKind, Stage, Step
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.polls.rules import Given, Unfit
from tests.cast import Cast
from tests.polls.conftest import Asked, AskPoll


@pytest.fixture
def asked(ask: AskPoll) -> Asked:
    return ask()


@pytest.fixture
def cloud(ask: AskPoll) -> Asked:
    return ask(PollKind.CLOUD)


@pytest.fixture
def opened(ask: AskPoll) -> Asked:
    return ask(PollKind.OPEN, moderated=True)


@pytest.fixture
def draft(ask: AskPoll) -> Asked:
    return ask(stage=Stage.DRAFT, options=())


async def say(session: db.Session, poll: Poll, who: Any, **given: Any) -> bool:
    fields: dict[str, Any] = {"chosen": (), "texts": (), **given}
    return await actions.answer(session, poll, who, Given(**fields), op_id=uuid4())


async def texts(session: db.Session, poll_id: UUID) -> list[str]:
    """The newest words of everything that was kept of a poll."""
    rows = await session.execute(
        select(Source.id, SourceRevision.text, SourceRevision.n)
        .join(SourceRevision, col(SourceRevision.source_id) == col(Source.id))
        .where(Source.kind == Kind.POLL, Source.origin_id == poll_id)
        .order_by(col(SourceRevision.n))
    )
    return list({id: text for id, text, _n in rows}.values())


async def test_a_draft_is_written_opened_and_then_frozen(draft: Asked, session: db.Session) -> None:
    poll = await session.get_one(Poll, draft.poll.id)
    with pytest.raises(Refused):
        await actions.take(session, poll, Step.OPEN)
    for step in (Step.CLOSE, Step.SHOW):
        with pytest.raises(Refused):
            await actions.take(session, poll, step)
    words: dict[str, Any] = {"kind": PollKind.CHOICE, "question": "Milloin?", "several": True}
    with pytest.raises(Unfit):
        await actions.edit(session, poll, version=1, options=["Nyt"], **words)
    await actions.edit(session, poll, version=1, options=["Nyt", "Huomenna"], **words)
    with pytest.raises(Refused):
        await actions.edit(session, poll, version=1, options=["Ei", "Koskaan"], **words)
    await actions.take(session, poll, Step.OPEN)
    options = await queries.options_of(session, poll.id)
    await say(session, poll, draft.aino, chosen=(str(options[0].id), str(options[1].id)))
    with pytest.raises(Refused):
        await actions.edit(session, poll, version=2, options=["Ei", "Koskaan"], **words)
    assert await actions.add_options(session, poll, ["Ensi viikolla"]) == 1
    with pytest.raises(Unfit):
        await actions.add_options(session, poll, ["nyt"])
    assert [o.text for o in await queries.options_of(session, poll.id)] == ["Nyt", "Huomenna", "Ensi viikolla"]


async def test_an_option_that_stays_keeps_its_id(asked: Asked, session: db.Session) -> None:
    poll = await session.get_one(Poll, asked.poll.id)
    await actions.edit(session, poll, version=1, kind=PollKind.CHOICE, question="Mikä?", options=["Tila", "Muu"])
    now = await queries.options_of(session, poll.id)
    assert [(o.text, o.id == asked.option(2)) for o in now] == [("Tila", True), ("Muu", False)]


async def test_the_result_is_kept_when_closed_and_shown_and_revised_after(asked: Asked, session: db.Session) -> None:
    poll = await session.get_one(Poll, asked.poll.id)
    await say(session, poll, asked.aino, chosen=(str(asked.option(0)),))
    await say(session, poll, asked.pekka, chosen=(str(asked.option(1)),))
    await actions.take(session, poll, Step.CLOSE)
    assert await texts(session, poll.id) == []
    await actions.take(session, poll, Step.SHOW)
    assert await texts(session, poll.id) == [
        "Mikä estää yhteisen palaverin?\n2 vastausta\nKutsu: 1 (50 %)\nAika: 1 (50 %)\nTila: 0 (0 %)"
    ]
    await actions.take(session, poll, Step.OPEN)
    await say(session, poll, asked.pekka, chosen=(str(asked.option(0)),))
    await actions.close_all(session, asked.workshop.id)
    assert [text.split("\n")[2] for text in await texts(session, poll.id)] == ["Kutsu: 2 (100 %)"]


async def test_only_answers_that_were_shown_are_kept_and_without_a_person(opened: Asked, session: db.Session) -> None:
    poll = await session.get_one(Poll, opened.poll.id)
    await say(session, poll, opened.aino, texts=("Kutsu tulee myöhään",))
    await say(session, poll, opened.pekka, texts=("Ei lainkaan",))
    await say(session, poll, opened.guest_in, texts=("Kuka vetää?",))
    rows = {row.text: row.id for row in await queries.texts_of(session, poll.id)}
    await writing.show_text(session, poll, rows["Kutsu tulee myöhään"])
    await actions.take(session, poll, Step.CLOSE)
    await actions.take(session, poll, Step.SHOW)
    kept = await texts(session, poll.id)
    assert sorted(kept) == ["Kutsu tulee myöhään", "Mikä estää yhteisen palaverin?\n3 vastausta"]
    people = await session.scalars(select(Source.person_id).where(Source.kind == Kind.POLL))
    assert set(people) == {None}


async def test_changed_words_wait_again(opened: Asked, cast: Cast, session: db.Session) -> None:
    poll = await session.get_one(Poll, opened.poll.id)
    await say(session, poll, opened.aino, texts=("Ensimmäinen",))
    (row,) = await queries.texts_of(session, poll.id)
    await writing.show_text(session, poll, row.id)
    poll.shown = True
    participants = await views.seen(session, poll, Audience.PARTICIPANTS)
    assert participants.figures is not None
    assert [text.text for text in participants.figures.texts] == ["Ensimmäinen"]
    await say(session, poll, opened.aino, texts=("Toinen",))
    participants = await views.seen(session, poll, Audience.PARTICIPANTS)
    assert participants.figures is not None
    assert participants.figures.texts == ()
    with pytest.raises(Refused):
        await writing.hide_text(session, poll, row.id, reason="", by=cast.heli.id)


@pytest.mark.both
async def test_the_job_joins_inflected_words_and_a_leader_decides_the_rest(cloud: Asked, cast: Cast) -> None:
    async with db.writing() as session:
        await _write_words(session, cloud)
        await session.commit()
    assert await work_round()
    async with db.writing() as session:
        await _decide(session, cloud, cast)
    await db.dispose()


async def _write_words(session: db.Session, cloud: Asked) -> None:
    poll = await session.get_one(Poll, cloud.poll.id)
    await say(session, poll, cloud.aino, texts=("Asiakas", "palkka"))
    await say(session, poll, cloud.pekka, texts=("asiakkaalle", "palkkaus"))
    await say(session, poll, cloud.guest_in, texts=("asiakkaat",))
    before = await writing.cloud(session, poll)
    assert {group.people for group in before} == {1}


async def _decide(session: db.Session, cloud: Asked, cast: Cast) -> None:
    poll = await session.get_one(Poll, cloud.poll.id)
    groups = {group.label: group for group in await writing.cloud(session, poll)}
    assert {label: group.people for label, group in groups.items()} == {"Asiakas": 3, "palkka": 1, "palkkaus": 1}
    await writing.join_words(session, poll, groups["palkkaus"].key, groups["palkka"].key)
    assert len(await writing.cloud(session, poll)) == 2
    writing.undo_words(poll)
    assert len(await writing.cloud(session, poll)) == 3
    with pytest.raises(Refused):
        writing.undo_words(poll)
    await writing.split_word(session, poll, "asiakkaat")
    assert len(await writing.cloud(session, poll)) == 4
    await writing.hide_group(session, poll, "palkka", reason="asiaton", by=cast.heli.id)
    await say(session, poll, cloud.pekka, texts=("Palkka",))
    assert "palkka" not in {group.key for group in await writing.cloud(session, poll)}
    jobs = await session.scalars(select(Job).where(Job.kind == writing.JOB))
    assert len(list(jobs)) <= 2
