"""A chapter cites a note or a law as such: pinned by its words, followed both ways, told outside only what may be."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.background import actions as background
from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.chapters import actions as writing
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters import reading, shown
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.editions.queries import living_in
from agentnet.guide.findings import noted
from agentnet.guide.models import EditionChapter
from agentnet.guide.reviews import deputies
from agentnet.network.queries import standing
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Fate, Kind
from agentnet.sources.models import Source
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived
from tests.visitor import Visitor

CANARY = "Kanarialintu kutsuu ajoissa"


async def picked(session: db.Session, cast: Cast, *, named: bool = True) -> Source:
    note = await thread.record(
        session,
        network_id=cast.network.id,
        kind=Kind.NOTE,
        text=CANARY,
        person_id=cast.aino.id if named else None,
        label="Ideataulu",
    )
    await thread.pick(session, cast.network.id, note.id, None, cast.heli.id)
    return note


async def citing(session: db.Session, cast: Cast, note: Source) -> Seen:
    guide = await scene.make_guide(session, cast)
    chapter = await scene.make_chapter(session, cast, guide)
    return await scene.save(session, chapter, f"Kutsu lähtee ajoissa. [@{noted.key_of(note.id)}]", cast.heli)


async def test_a_sentence_leads_to_the_note_and_the_note_to_the_sentence(session: db.Session, cast: Cast) -> None:
    note = await picked(session, cast)
    one = await citing(session, cast, note)
    revision = await chapters.revision_of(session, one.text)
    blocks = chapters.blocks_of(revision)
    assert reading.cited_sources(blocks) == [(noted.key_of(note.id), blocks[0].id)]
    assert revision is not None
    assert list(revision.pinned) == [noted.key_of(note.id)]
    (given,) = await sources.contributions_of(session, cast.aino)
    assert given.trail.chapters == [(one.chapter.id, blocks[0].id)]
    assert given.trail.fate is Fate.USED
    assert (await shown.behind(session, one))[0].kinds == {"note": 1}


async def test_new_words_of_the_note_are_another_text_to_approve(session: db.Session, cast: Cast) -> None:
    note = await picked(session, cast)
    one = await citing(session, cast, note)
    before = one.text.content_hash
    await thread.revise(session, note.id, "Toiset sanat")
    revision = await chapters.revision_of(session, one.text)
    assert revision is not None
    (was,) = await noted.cited(session, cast.network.id, one.chapter.id, list(revision.pinned), revision.pinned)
    assert was.text == CANARY
    await scene.save(session, one.chapter.id, revision.markdown, cast.heli)
    assert one.text.content_hash != before


async def test_what_is_not_picked_or_not_ours_cannot_be_cited(session: db.Session, cast: Cast) -> None:
    note = await picked(session, cast)
    one = await citing(session, cast, note)
    foreign = await thread.record(session, network_id=cast.other_network.id, kind=Kind.NOTE, text="Muualta")
    await thread.pick(session, cast.other_network.id, foreign.id, None, cast.onni.id)
    loose = await thread.record(session, network_id=cast.network.id, kind=Kind.NOTE, text="Poimimatta")
    known = await noted.citations(session, cast.network.id, one.chapter.id)
    assert list(known) == [noted.key_of(note.id)]
    assert noted.key_of(loose.id) not in known
    await thread.unpick(session, cast.network.id, note.id)
    assert list(await noted.citations(session, cast.network.id, one.chapter.id)) == [noted.key_of(note.id)]


async def law(session: db.Session, cast: Cast) -> Source:
    about: dict[str, Any] = {
        "link": "https://laki.example/1",
        "dated": None,
        "why": "Sisäinen perustelu",
        "theme_id": None,
    }
    made = await background.add(
        session, cast.network.id, kind=BackgroundKind.LAW, reference="Laki 1 §", **about, by=cast.heli
    )
    return await session.get_one(Source, made.id)


def test_an_edition_tells_a_reference_and_not_a_notes_words(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    note, rule = live(picked), live(law)

    async def released(session: db.Session, cast: Cast) -> Seen:
        guide = await scene.make_guide(session, cast)
        await scene.make_finding(session, cast)
        chapter = await scene.make_chapter(session, cast, guide)
        keys = f"[@{noted.key_of(note.id)}] [@{noted.key_of(rule.id)}]"
        unseen = '[//]: # (Kätketty nimi)\n\n[x]: https://intra.example/ "Kätketty nimi"'
        one = await scene.save(session, chapter, f"Kutsu lähtee. {keys}\n\n{unseen}", cast.heli)
        await writing.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        await scene.approve(session, one, cast.maija, cast.jukka)
        return one

    one = live(released)
    client.blocking_portal.call(scene.publish, cast, one.guide.id, [one.chapter.id])

    async def lives(session: db.Session, cast: Cast) -> tuple[int, str]:
        row = (await session.scalars(select(EditionChapter))).one()
        kept = f"{row.html} {row.origins} {row.markdown} {row.plain}"
        return len((await living_in(session, [note.id])).get(note.id, [])), kept

    n, kept = live(lives)
    assert n == 1
    assert CANARY not in kept
    assert "Kätketty" not in kept
    assert "Sisäinen perustelu" not in kept
    assert "https://laki.example/1" in kept
    assert cast.aino.name not in kept
    aino = signed_in_as(cast.aino)
    assert "elää oppaassa" in aino.get("/contributions").text
    assert CANARY in aino.get(f"/sources/{note.id}").text
    pekka = signed_in_as(cast.pekka).get(f"/sources/{note.id}").text
    assert CANARY in pekka
    assert cast.aino.name not in pekka
    assert signed_in_as(cast.sari).get(f"/sources/{note.id}").status_code == 404
    assert signed_in_as(cast.onni).get(f"/sources/{note.id}").status_code == 404


def test_a_supervisor_reads_the_chapter_and_not_the_words_of_their_staff(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    note = live(picked)

    async def sent(session: db.Session, cast: Cast) -> Seen:
        one = await citing(session, cast, note)
        await writing.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        today = clock.now().date()
        days = today - timedelta(days=2), today + timedelta(days=2)
        mine = await standing(session, cast.jukka, cast.network.id)
        await deputies.name_deputy(session, cast.network, mine, cast.sari.id, *days, by=cast.jukka)
        return one

    one = live(sent)
    sari = signed_in_as(cast.sari)
    for page in ("", "/review"):
        path = f"/chapters/{one.chapter.id}{page}"
        told = sari.get(path)
        assert told.status_code == 200
        assert "Kutsu lähtee ajoissa." in told.text
        assert CANARY not in told.text
        assert str(note.id) not in told.text
        assert CANARY in signed_in_as(cast.heli).get(path).text
    docx = sari.get(f"/chapters/{one.chapter.id}/review.docx")
    assert docx.status_code == 200
    with ZipFile(BytesIO(docx.content)) as packed:
        assert all(CANARY.encode() not in packed.read(part) for part in packed.namelist())
