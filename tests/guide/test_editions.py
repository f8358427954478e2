"""An edition is made by a job, frozen for good, numbered, and the same from the same words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from agentnet import clock, db, files
from agentnet.guide import press
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.editions import actions, building, jobs, queries
from agentnet.guide.editions.under_way import unfinished
from agentnet.guide.findings import actions as findings
from agentnet.guide.findings.queries import findings_of
from agentnet.guide.flow import Stage
from agentnet.guide.models import ChapterText, EditionChapter, EditionFile, Guide, Withdrawal
from agentnet.sources import queries as sources
from agentnet.words import Refused
from tests.cast import Cast
from tests.guide import scene


async def ready(cast: Cast) -> tuple[UUID, UUID]:
    """(guide, chapter): one approved chapter, committed."""
    async with db.writing() as session:
        one = await scene.approved(session, cast)
        await session.commit()
    return one.guide.id, one.chapter.id


@pytest.mark.both
async def test_the_job_freezes_words_approvals_and_a_pdf(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    with clock.travel(to=datetime(2026, 11, 17, 9, tzinfo=UTC)):
        edition = await scene.publish(cast, guide, [chapter])
    async with db.writing() as session:
        (row,) = await queries.chapters_in(session, edition.id)
        assert (edition.number, row.title, row.revision) == ("2026.1", "Verkostopalaveri", 1)
        approvers = {(a.name, a.field) for a in queries.approvals_in(row)}
        assert approvers == {("Maija Mänty", "sosiaalihuolto"), ("Jukka Jokela", "terveydenhuolto")}
        assert "Työpari sopii ensin" in row.html
        assert row.origins["kinds"] == {"note": 1}
        file = (await session.scalars(select(EditionFile))).one()
        assert (await files.get(file.sha256)).startswith(b"%PDF")
        assert (await session.scalars(select(ChapterText))).one().stage is Stage.RELEASED
        members = (cast.heli, cast.ville, cast.aino, cast.pekka, cast.maija, cast.jukka, cast.sari)
        assert await scene.letters(session, "edition-out") == sorted(str(person.email) for person in members)
        for table in ("edition", "editionchapter", "editionfile"):
            for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
                with pytest.raises(DBAPIError):
                    await session.execute(text(statement))
                await session.rollback()
    await db.dispose()


async def test_numbers_follow_each_other_and_begin_anew_each_year(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    numbers = []
    for year, month in ((2026, 3), (2026, 9), (2027, 1)):
        with clock.travel(to=datetime(year, month, 1, 9, tzinfo=UTC)):
            numbers.append((await scene.publish(cast, guide, [chapter])).number)
    assert numbers == ["2026.1", "2026.2", "2027.1"]
    await db.dispose()


async def test_equal_content_gives_equal_bytes(database: str, cast: Cast) -> None:
    guide_id, _chapter = await ready(cast)
    made = []
    async with db.reading() as session:
        guide = await session.get_one(Guide, guide_id)
        chosen = await queries.candidates(session, guide_id)
        for _ in range(2):
            with clock.travel(to=datetime(2026, 11, 17, 9, tzinfo=UTC)):
                draft = await building.gather(session, guide, chosen, building.Wish("2026.1", "Uutta.", cast.heli.id))
            made.append((draft.edition.input_hash, await press.in_child(press.compile_pdf, draft.pressed)))
    assert made[0] == made[1]
    await db.dispose()


async def test_an_edit_between_asking_and_setting_stops_the_edition(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    async with db.writing() as session:
        one = await session.get_one(Guide, guide)
        job = await actions.ask(session, one, [chapter], change_note="Uutta.", by=cast.heli)
        await scene.save(session, chapter, "Muokattu.", cast.ville)
        await session.commit()
    with pytest.raises(Refused, match="on muuttunut"):
        await jobs.build(job, scene.no_progress)
    async with db.reading() as session:
        assert await queries.editions_of(session, guide) == []
    await db.dispose()


async def test_an_edit_while_it_is_set_in_type_stops_it_too(
    database: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide, chapter = await ready(cast)

    async def edited_meanwhile(*_args: object, **_more: object) -> bytes:
        async with db.writing() as session:
            await scene.save(session, chapter, "Muokattu.", cast.ville)
            await session.commit()
        return b"%PDF-"

    monkeypatch.setattr(press, "in_child", edited_meanwhile)
    with pytest.raises(Refused, match="on muuttunut"):
        await scene.publish(cast, guide, [chapter])
    async with db.reading() as session:
        assert list(await session.scalars(select(EditionChapter))) == []
    await db.dispose()


async def test_a_job_that_runs_again_leaves_one_edition(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    async with db.writing() as session:
        one = await session.get_one(Guide, guide)
        first = await actions.ask(session, one, [chapter], change_note="Uutta.", by=cast.heli)
        assert await actions.ask(session, one, [chapter], change_note="Uutta.", by=cast.ville) == first
        await session.commit()
        assert [job.id for job in await unfinished(session, guide)] == [first]
    await jobs.build(first, scene.no_progress)
    await jobs.build(first, scene.no_progress)
    async with db.reading() as session:
        assert await unfinished(session, guide) == []
        assert len(await queries.editions_of(session, guide)) == 1
    await db.dispose()


async def test_only_what_is_approved_is_asked_for(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    for chosen, said in (([], "vähintään yksi"), ([one.chapter.id], "ei ole enää hyväksytty")):
        with pytest.raises(Refused, match=said):
            await actions.ask(session, one.guide, chosen, change_note="x", by=cast.heli)


async def test_a_new_draft_leaves_the_approved_words_to_the_edition(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    await scene.save(session, one.chapter.id, "Uusi luonnos.", cast.ville)
    (candidate,) = await queries.candidates(session, one.guide.id)
    assert (candidate.revision.n, candidate.newer) == (1, True)


async def test_an_edition_cites_the_words_that_were_approved(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    (finding,) = await findings_of(session, cast.network.id)
    await findings.rewrite(session, finding, "Aivan toinen väite.", theme_id=None, version=1)
    chosen = await queries.candidates(session, one.guide.id)
    draft = await building.gather(session, one.guide, chosen, building.Wish("2026.1", "x", cast.heli.id))
    assert draft.chapters[0].origins["findings"] == [{"number": 1, "text": scene.FINDING}]


async def test_a_contribution_is_found_in_the_edition_where_it_lives(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    edition = await scene.publish(cast, guide, [chapter])
    async with db.reading() as session:
        (finding,) = await findings_of(session, cast.network.id)
        place = ("tyoparin-opas", edition.number, "verkostopalaveri", "Verkostopalaveri")
        assert await queries.living_in(session, [finding.id]) == {finding.id: [place]}
        trail = await sources.trail(session, finding.id)
        assert [p.chapter_id for p in trail.chapters] == [chapter]
    await db.dispose()


async def test_what_changed_since_the_last_edition_is_listed(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    await scene.publish(cast, guide, [chapter])
    async with db.writing() as session:
        one = await scene.save(session, chapter, scene.TEXT + "\nLisäys.\n", cast.heli)
        assert await scene.letters(session, "approval-voided") == []
        await chapters.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        await scene.approve(session, one, cast.maija, cast.jukka)
        await session.commit()
    second = await scene.publish(cast, guide, [chapter], "Toinen.")
    assert second.changes == [{"slug": "verkostopalaveri", "title": "Verkostopalaveri", "how": "changed"}]
    await db.dispose()


async def test_an_edition_is_withdrawn_once_and_says_why(database: str, cast: Cast) -> None:
    guide, chapter = await ready(cast)
    edition = await scene.publish(cast, guide, [chapter])
    async with db.writing() as session:
        await actions.withdraw(session, edition, "Virhe ohjeessa.", by=cast.heli)
        with pytest.raises(Refused):
            await actions.withdraw(session, edition, "Vielä.", by=cast.heli)
        await session.commit()
        found = await queries.edition_seen_by(session, None, "tyoparin-opas", edition.number)
        assert found.withdrawal is not None
        assert (found.withdrawal.reason, found.latest) == ("Virhe ohjeessa.", None)
        assert len(list(await session.scalars(select(Withdrawal)))) == 1
    await db.dispose()
