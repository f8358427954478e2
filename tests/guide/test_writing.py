"""A chapter is written: revisions, conflicts, stages, and what an edit does to approvals."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from agentnet import db
from agentnet.guide.chapters import actions, queries
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, Revision
from agentnet.network.flow import Role
from agentnet.words import NotAllowed, Refused
from tests.cast import Cast
from tests.guide import scene


async def test_a_save_is_a_revision_and_begins_the_draft(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    assert (one.text.revision, one.text.version, one.text.stage) == (1, 2, Stage.DRAFTING)
    revision = await queries.revision_of(session, one.text)
    assert revision is not None
    assert revision.markdown == scene.TEXT
    assert list(revision.pinned) == ["k1"]
    assert one.text.last_editor == cast.heli.id


async def test_the_same_words_again_are_no_revision(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    again = await scene.save(session, one.chapter.id, scene.TEXT, cast.ville)
    assert (again.text.revision, again.text.last_editor) == (1, cast.heli.id)


async def test_a_save_from_an_older_page_is_a_conflict_and_changes_nothing(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    with pytest.raises(actions.Conflict):
        await actions.save(session, one, title="Toinen", markdown="Villen sanat", version=1, by=cast.ville)
    kept = await queries.revisions_of(session, one.text.id)
    assert [(r.n, r.markdown) for r in kept] == [(1, scene.TEXT)]


async def test_paragraphs_keep_their_ids_through_edits(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    before = [block.id for block in queries.blocks_of(await queries.revision_of(session, one.text))]
    one = await scene.save(session, one.chapter.id, scene.TEXT.replace("päättää", "päättää aina"), cast.heli)
    after = [block.id for block in queries.blocks_of(await queries.revision_of(session, one.text))]
    assert after == before


async def test_an_edit_voids_approvals_and_tells_each_who_had_approved_once(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    assert one.text.stage is Stage.APPROVED
    one = await scene.save(session, one.chapter.id, scene.TEXT + "\nUusi kappale.\n", cast.ville)
    assert one.text.stage is Stage.DRAFTING
    assert await queries.holding(session, one) == []
    assert not (await queries.verdict_on(session, one)).approved
    await scene.save(session, one.chapter.id, scene.TEXT + "\nToinen uusi kappale.\n", cast.ville)
    assert await scene.letters(session, "approval-voided") == [str(cast.jukka.email), str(cast.maija.email)]


async def test_an_edit_of_a_recalled_chapter_tells_the_one_who_had_approved(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await scene.approve(session, one, cast.maija)
    await actions.take(session, one, "recall", roles=scene.LEAD, by=cast.heli)
    await scene.save(session, one.chapter.id, "Aivan muuta.", cast.heli)
    assert await scene.letters(session, "approval-voided") == [cast.maija.email]


async def test_another_way_to_write_the_same_words_voids_nothing(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    one = await scene.save(session, one.chapter.id, scene.TEXT.replace("\n\n##", "\n\n\n##"), cast.heli)
    assert (one.text.stage, one.text.revision) == (Stage.APPROVED, 2)
    assert (await queries.verdict_on(session, one)).approved
    assert await scene.letters(session, "approval-voided") == []


async def test_words_that_were_approved_as_they_are_need_no_second_round(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    await actions.take(session, one, "revise", roles=scene.LEAD, by=cast.heli)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    assert one.text.stage is Stage.APPROVED
    assert await scene.letters(session, "review-asked") == [str(cast.jukka.email), str(cast.maija.email)]


async def test_the_stages_are_walked_by_those_whose_step_it_is(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    with pytest.raises(NotAllowed):
        await actions.take(session, one, "design", roles=[Role.AGENT], by=cast.aino)
    await actions.take(session, one, "design", roles=scene.LEAD, by=cast.heli)
    await actions.take(session, one, "review", roles=[Role.DESIGNER], by=cast.ville)
    with pytest.raises(Refused, match="jo toisessa vaiheessa"):
        await actions.take(session, one, "design", roles=scene.LEAD, by=cast.heli)
    steps = [(step.name, step.was, step.now) for step in await queries.steps_of(session, one.text.id)]
    assert steps[-2:] == [("design", Stage.DRAFTING, Stage.DESIGN), ("review", Stage.DESIGN, Stage.REVIEW)]


async def test_a_text_with_a_stopping_problem_stays_a_draft(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    one = await scene.save(session, one.chapter.id, "Viittaus, jota ei ole [@k99].", cast.heli)
    with pytest.raises(Refused, match="puutteet"):
        await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    assert one.text.stage is Stage.DRAFTING


async def test_areas_stay_while_directors_read(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    with pytest.raises(Refused):
        actions.require_open_areas(one.text.stage)
    actions.require_open_areas(Stage.DRAFTING)


async def test_chapters_of_one_name_get_addresses_of_their_own(session: db.Session, cast: Cast) -> None:
    guide = await scene.make_guide(session, cast)
    for _ in range(3):
        await scene.make_chapter(session, cast, guide, "Palaveri")
    slugs = await session.scalars(select(Chapter.slug).order_by(Chapter.place))  # type: ignore[arg-type]
    assert list(slugs) == ["palaveri", "palaveri-2", "palaveri-3"]


@pytest.mark.parametrize("statement", ["UPDATE revision SET markdown = 'muuta'", "DELETE FROM revision"])
async def test_no_sql_changes_a_revision(session: db.Session, cast: Cast, statement: str) -> None:
    await scene.drafted(session, cast)
    await session.commit()
    with pytest.raises(DBAPIError):
        await session.execute(text(statement))
    await session.rollback()
    assert len(list(await session.scalars(select(Revision)))) == 1
