"""Directors comment, ask for changes, approve: the same words, both fields, one APPROVED step."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.chapters import actions, queries, reviewing, shown
from agentnet.guide.flow import Stage
from agentnet.guide.models import Approval, ChapterStep, Comment
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast
from tests.guide import scene


async def test_both_fields_approve_and_the_writers_are_told_once(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    assert await scene.letters(session, "review-asked") == [cast.jukka.email, cast.maija.email]
    assert await scene.approve(session, one, cast.maija) == [False]
    assert await scene.approve(session, one, cast.jukka) == [True]
    steps = await queries.steps_of(session, one.text.id)
    assert [(step.name, step.now, step.by) for step in steps][-1] == ("approve", Stage.APPROVED, None)
    assert await scene.letters(session, "chapter-approved") == [cast.heli.email, cast.ville.email]


async def test_approving_twice_is_approving_once(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await scene.approve(session, one, cast.maija, cast.maija)
    assert len(await queries.holding(session, one)) == 1


async def test_words_that_have_changed_are_not_approved(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    read = one.text.content_hash
    await scene.save(session, one.chapter.id, "Muuta.", cast.heli)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    with pytest.raises(Refused, match="Teksti on muuttunut"):
        await reviewing.approve(session, one, content_hash=read, by=cast.maija)
    assert list(await session.scalars(select(Approval))) == []


async def test_a_draft_is_not_approved(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    with pytest.raises(Refused, match="hyväksyttävänä"):
        await scene.approve(session, one, cast.maija)


async def test_the_last_editor_does_not_approve(session: db.Session, cast: Cast) -> None:
    session.add(Membership(network_id=cast.network.id, person_id=cast.maija.id, role=Role.COORDINATOR))
    one = await scene.drafted(session, cast)
    one = await scene.save(session, one.chapter.id, "Maijan oma teksti.", cast.maija)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.maija)
    with pytest.raises(NotAllowed, match="joku muu"):
        await scene.approve(session, one, cast.maija)


async def test_only_directors_of_the_named_areas_approve(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    for person in (cast.heli, cast.aino, cast.sari):
        with pytest.raises(NotAllowed):
            await scene.approve(session, one, person)
    ended = (await session.scalars(select(Membership).where(Membership.person_id == cast.maija.id))).one()
    ended.ends_at = clock.now()
    await session.flush()
    with pytest.raises(NotAllowed):
        await scene.approve(session, one, cast.maija)


async def test_the_page_names_the_one_who_approved(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await scene.approve(session, one, cast.maija)
    states = await shown.area_states(session, one)
    told = [(s.area.name, s.director and s.director.name, s.approver and s.approver.name) for s in states]
    assert told == [("Terveyspalvelut", "Jukka Jokela", None), ("Sosiaalipalvelut", "Maija Mänty", "Maija Mänty")]


async def test_asking_for_changes_takes_the_chapter_back_with_a_reason(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    with pytest.raises(NotAllowed):
        await reviewing.ask_for_changes(session, one, "Ei.", by=cast.aino)
    await reviewing.ask_for_changes(session, one, "Kuka vastaa?", by=cast.jukka)
    assert one.text.stage is Stage.DRAFTING
    assert (await queries.steps_of(session, one.text.id))[-1].reason == "Kuka vastaa?"
    assert await scene.letters(session, "changes-asked") == [cast.heli.email, cast.ville.email]
    with pytest.raises(Refused):
        await reviewing.ask_for_changes(session, one, "Vielä.", by=cast.jukka)


async def test_who_has_approved_does_not_take_it_back(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await scene.approve(session, one, cast.maija)
    with pytest.raises(Refused, match="jo hyväksynyt"):
        await reviewing.ask_for_changes(session, one, "Sittenkin.", by=cast.maija)


async def test_a_second_asking_for_the_same_words_is_a_letter_of_its_own(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await actions.take(session, one, "recall", roles=scene.LEAD, by=cast.heli)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    assert len(await scene.letters(session, "review-asked")) == 4


async def test_a_comment_stays_with_its_quote_when_its_paragraph_is_gone(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    block = queries.blocks_of(await queries.revision_of(session, one.text))[-1]
    made = await reviewing.comment(session, one, "Entä omainen?", block_id=block.id, by=cast.maija)
    await reviewing.comment(session, one, "Lisätään.", reply_to=made.id, by=cast.heli)
    one = await scene.save(session, one.chapter.id, "Kaikki uusiksi.", cast.heli)
    late = await reviewing.comment(session, one, "Tämäkin?", block_id=block.id, by=cast.jukka)
    talks = await shown.talks(session, one)
    assert [(talk.comment.id, talk.place) for talk in talks] == [(made.id, 0), (late.id, 0)]
    assert {talk.comment.quote for talk in talks} == {"Asiakas päättää, ketkä kutsutaan."}
    assert [answer.comment.text for answer in talks[0].answers] == ["Lisätään."]


async def test_a_comment_of_another_chapter_is_out_of_reach(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    other = await scene.save(
        session, await scene.make_chapter(session, cast, one.guide, "Toinen"), "Sanoja.", cast.heli
    )
    made = await reviewing.comment(session, other, "Täällä.", by=cast.heli)
    await session.flush()
    with pytest.raises(Missing):
        await reviewing.resolve(session, one, made.id, done=True, by=cast.heli)
    await reviewing.resolve(session, other, made.id, done=True, by=cast.heli)
    assert made.resolved_by == cast.heli.id


@pytest.mark.parametrize("statement", ["UPDATE approval SET revision = 9", "DELETE FROM approval"])
async def test_no_sql_changes_an_approval(session: db.Session, cast: Cast, statement: str) -> None:
    await scene.approved(session, cast)
    await session.commit()
    with pytest.raises(DBAPIError):
        await session.execute(text(statement))
    await session.rollback()


@pytest.mark.both
async def test_parallel_approvals_give_one_approved_step(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        await session.commit()
    chapter, digest = one.chapter.id, one.text.content_hash

    async def press(person: Person) -> bool:
        async with db.writing() as session:
            whole = await reviewing.approve(
                session, await scene.seen(session, chapter, person), content_hash=digest, by=person
            )
            await asyncio.sleep(0.05)
            await session.commit()
            return whole

    answers = await asyncio.gather(press(cast.maija), press(cast.jukka))
    async with db.reading() as session:
        steps = list(await session.scalars(select(ChapterStep).where(ChapterStep.name == "approve")))
        assert (sorted(answers), len(steps)) == ([False, True], 1)
    await db.dispose()


@pytest.mark.both
async def test_of_two_savers_at_once_one_keeps_and_one_is_told(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.drafted(session, cast)
        await session.commit()

    async def save(person: Person) -> bool:
        async with db.writing() as session:
            mine = await scene.seen(session, one.chapter.id, person)
            await asyncio.sleep(0.05)
            try:
                await actions.save(session, mine, title="T", markdown=f"{person.name}.", version=2, by=person)
            except actions.Conflict:
                return False
            await session.commit()
            return True

    assert sorted(await asyncio.gather(save(cast.heli), save(cast.ville))) == [False, True]
    async with db.reading() as session:
        assert len(await queries.revisions_of(session, one.text.id)) == 2
        assert list(await session.scalars(select(Comment))) == []
    await db.dispose()
