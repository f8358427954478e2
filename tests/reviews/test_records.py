"""The approval record: frozen at the last approval, real names, Finnish time, and a PDF that lasts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from agentnet import clock, db
from agentnet.child import run_in_child
from agentnet.guide.chapters import reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.chapters.reviewing import Meeting, NoMeeting
from agentnet.guide.press.record import record_pdf
from agentnet.guide.reviews import deciding, story
from agentnet.guide.reviews.models import Deputy
from agentnet.guide.reviews.records import as_record, record_of
from agentnet.network.quiet import today
from tests.cast import Cast
from tests.guide import scene
from tests.press.verapdf import failed_rules

NOON = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


async def _approved_with_all(session: db.Session, cast: Cast) -> Seen:
    """Jukka's area has a management group; Pekka is Maija's deputy."""
    await deciding.set_group(session, cast.network, cast.health.id, "Terveyspalvelujen johtoryhmä", by=cast.heli)
    day = today(clock.now())
    session.add(
        Deputy(
            network_id=cast.network.id, director_id=cast.maija.id, deputy_id=cast.pekka.id, starts_on=day, ends_on=day
        )
    )
    cast.jukka.title = "ylilääkäri"
    session.add(cast.jukka)
    one = await scene.in_review(session, cast)
    meeting = Meeting(day, "45")
    digest = one.text.content_hash
    await reviewing.comment(session, one, "Entä omainen?", by=cast.maija)
    await scene.approve(session, one, cast.pekka)
    await reviewing.approve(session, one, content_hash=digest, by=cast.jukka, meeting=meeting)
    await session.flush()
    return one


async def test_it_names_everybody_with_title_time_deputy_and_decision(
    database: str, cast: Cast, tmp_path: Path
) -> None:
    with clock.travel(to=NOON):
        async with db.writing() as session:
            one = await _approved_with_all(session, cast)
            kept = await record_of(session, one)
            told = [event.what for event in await story.story(session, one)]
            await session.commit()
    assert kept is not None
    made = run_in_child(record_pdf, as_record(kept, "VARHA/1234/2026"))
    assert made == run_in_child(record_pdf, as_record(kept, "VARHA/1234/2026"))
    file = tmp_path / "record.pdf"
    file.write_bytes(made)
    said = " ".join(PdfReader(file).pages[0].extract_text().split())
    for words in (
        "VARHA/1234/2026",
        "Jukka Jokela",
        "ylilääkäri",
        "Pekka Puro",
        "sijaisena: Maija Mänty",
        "Terveyspalvelujen johtoryhmä 20.11.2026, § 45",
        "20.11.2026 klo 12.30",
        kept.content_hash,
        "1 kommentti, joista auki 1",
        "terveydenhuolto",
    ):
        assert words in said, words
    assert "Terveyspalvelujen johtoryhmä päätti 20.11.2026, § 45" in told
    assert failed_rules("ua1,2a", file) == [{}]
    await db.dispose()


async def test_a_new_name_does_not_change_what_was_signed(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    await session.flush()
    cast.maija.name = "Maija Toinen"
    session.add(cast.maija)
    kept = await record_of(session, one)
    assert kept is not None
    assert {a["person"]["name"] for a in kept.facts["approvals"]} == {"Maija Mänty", "Jukka Jokela"}
    await session.commit()
    with pytest.raises(DBAPIError):
        await session.execute(text("UPDATE approvalrecord SET revision = 9"))
    await session.rollback()


async def test_where_a_group_decides_its_meeting_is_asked_and_has_been(session: db.Session, cast: Cast) -> None:
    await deciding.set_group(session, cast.network, cast.health.id, "Johtoryhmä", by=cast.heli)
    one = await scene.in_review(session, cast)
    digest, day = one.text.content_hash, today(clock.now())
    for meeting, field in ((None, "met_on"), (Meeting(day.replace(year=day.year + 1), "4"), "met_on")):
        with pytest.raises(NoMeeting) as missing:
            await reviewing.approve(session, one, content_hash=digest, by=cast.jukka, meeting=meeting)
        assert missing.value.field == field
    with pytest.raises(NoMeeting) as missing:
        await reviewing.approve(session, one, content_hash=digest, by=cast.jukka, meeting=Meeting(day, ""))
    assert missing.value.field == "section"
    assert await reviewing.approve(session, one, content_hash=digest, by=cast.maija) is False
    assert await reviewing.approve(session, one, content_hash=digest, by=cast.jukka, meeting=Meeting(day, "4"))


async def test_nothing_typed_becomes_code(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.approved(session, cast)
        await session.flush()
        kept = await record_of(session, one)
        assert kept is not None
        nasty = '#panic("x") *b* $x$ \\ " @a <b> \u202e \U0001f600 漢'
        facts = kept.facts | {"chapter": nasty, "guide": nasty, "owner": nasty}
        record = as_record(type(kept)(**{**kept.model_dump(), "facts": facts}), nasty)
    made = run_in_child(record_pdf, record)
    assert made.startswith(b"%PDF")
    await db.dispose()
