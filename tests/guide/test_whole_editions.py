"""An edition with everything in it: all formats, pictures, tools, terms, a translation; compared, and refused."""

import io
import zipfile
from typing import Any

import pytest
from sqlmodel import select

from agentnet import db, files
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.chapters import reviewing
from agentnet.guide.chapters.queries import chapter_seen_by
from agentnet.guide.editions import actions, jobs, queries
from agentnet.guide.editions.comparing import compare
from agentnet.guide.editions.printing import FORMATS
from agentnet.guide.glossary.models import GlossaryTerm, TermText
from agentnet.guide.models import EditionFile, Guide
from agentnet.guide.pictures import actions as pictures
from agentnet.guide.tools import actions as tools
from agentnet.guide.translations import actions as translations
from agentnet.words import Refused
from agentnet.workshops.boards.cleaning import Cleaned
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide_files.test_pictures import photograph
from tests.guide_files.test_tools import WORD

TEXT = """\
## Ennen palaveria

Työpari sopii [palaverin](sanasto:verkostopalaveri) ajan. [@k1]

![Kaksi ihmistä pöydän ääressä](palaveri.webp)

::: työkalut
:::
"""


async def rich(session: db.Session, cast: Cast) -> Any:
    """A chapter with a picture, a term and a tool, approved."""
    guide = await scene.make_guide(session, cast)
    await scene.make_finding(session, cast)
    picture = Cleaned(photograph(), 40, 30)
    await pictures.bring(session, guide, picture, file_name="palaveri.jpg", alt="Palaveri", by=cast.heli)
    term = GlossaryTerm(network_id=cast.network.id, slug="verkostopalaveri", by=cast.heli.id)
    session.add(term)
    await session.flush()
    about: dict[str, Any] = {"word": "verkostopalaveri", "meaning": "Asiakkaan ja hänen tukijoidensa tapaaminen."}
    approved: dict[str, Any] = {f"approved_{name}": words for name, words in about.items()}
    session.add(TermText(term_id=term.id, **about, **approved))
    await session.flush()
    chapter = await scene.make_chapter(session, cast, guide)
    seen = await chapter_seen_by(session, cast.heli, chapter)
    more: dict[str, Any] = {"title": "Kutsu", "owner": "Palveluohjaus", "by": cast.heli}
    await tools.add(session, seen.chapter, file_name="kutsu.docx", data=WORD, **more)
    return await scene.save(session, chapter, TEXT, cast.heli)


async def approve(session: db.Session, seen: Any, cast: Cast) -> None:
    await chapters.take(session, seen, "review", roles=scene.LEAD, by=cast.heli)
    for person in (cast.maija, cast.jukka):
        await reviewing.approve(session, seen, content_hash=seen.text.content_hash, by=person)


@pytest.mark.usefixtures("database")
async def test_every_file_is_made_and_frozen(cast: Cast) -> None:
    async with db.writing() as session:
        seen = await rich(session, cast)
        await approve(session, seen, cast)
        await session.commit()
    edition = await scene.publish(cast, seen.guide.id, [seen.chapter.id], formats=FORMATS)
    async with db.reading() as session:
        rows = await session.scalars(select(EditionFile).where(EditionFile.edition_id == edition.id))
        kept = {row.kind: row for row in rows}
        (chapter,) = await queries.chapters_in(session, edition.id)
    tool, picture = f"tool:{seen.chapter.slug}-kutsu.docx", "picture:palaveri.webp"
    assert kept.keys() == {*FORMATS, "search", tool, picture}
    for kind, starts in (
        ("pdf", b"%PDF"),
        ("stickers", b"%PDF"),
        ("badges", b"%PDF"),
        ("epub", b"PK"),
        ("docx", b"PK"),
        ("search", b"{"),
    ):
        assert (await files.get(kept[kind].sha256)).startswith(starts), kind
    with zipfile.ZipFile(io.BytesIO(await files.get(kept["zip"].sha256))) as site:
        inside = set(site.namelist())
    assert {"index.html", "guide.pdf", "guide.epub", "sanasto.html"} <= inside
    assert any(name.startswith("tools/") for name in inside)
    base = f"/g/{seen.guide.slug}/{edition.number}"
    assert f"{base}/pictures/palaveri.webp" in chapter.html
    assert f"{base}/sanasto#verkostopalaveri" in chapter.html
    assert edition.glossary[0]["word"] == "verkostopalaveri"
    assert edition.checks["problems"] == 0
    await db.dispose()


@pytest.mark.usefixtures("database")
async def test_what_is_missing_stops_it_and_names_the_chapter(cast: Cast) -> None:
    async with db.writing() as session:
        seen = await rich(session, cast)
        await approve(session, seen, cast)
        (term,) = await session.scalars(select(TermText))
        term.approved_word = ""
        await session.commit()
    with pytest.raises(Refused, match=r"Verkostopalaveri.*sanastossa"):
        await scene.publish(cast, seen.guide.id, [seen.chapter.id])
    async with db.reading() as session:
        assert await queries.editions_of(session, seen.guide.id) == []
    await db.dispose()


@pytest.mark.usefixtures("database")
async def test_a_translation_takes_the_number_of_its_original(cast: Cast) -> None:
    async with db.writing() as session:
        seen = await scene.approved(session, cast)
        guide = await session.get_one(Guide, seen.guide.id)
        guide.languages = ["fi", "sv"]
        await session.flush()
        seen = await chapter_seen_by(session, cast.heli, seen.chapter.id)
        await translations.begin(session, seen, "sv", by=cast.heli)
        swedish = await chapter_seen_by(session, cast.heli, seen.chapter.id, "sv")
        await chapters.save(session, swedish, title="Nätverksmöte", markdown="Klienten.", version=1, by=cast.heli)
        await session.commit()
    await scene.publish(cast, guide.id, [seen.chapter.id])
    with pytest.raises(Refused):
        await scene.publish(cast, guide.id, [seen.chapter.id], language="sv")
    async with db.writing() as session:
        swedish = await chapter_seen_by(session, cast.heli, seen.chapter.id, "sv")
        await approve(session, swedish, cast)
        await session.commit()
    made = await scene.publish(cast, guide.id, [seen.chapter.id], language="sv")
    assert (made.number.endswith(".1"), made.language) == (True, "sv")
    async with db.reading() as session:
        found = await queries.edition_seen_by(session, None, guide.slug, f"{made.number}-sv")
        assert [one.title for one in found.chapters] == ["Nätverksmöte"]
        assert (await queries.edition_seen_by(session, None, guide.slug)).edition.language == "fi"
    await db.dispose()


@pytest.mark.usefixtures("database")
async def test_two_editions_are_compared_word_by_word(cast: Cast, signed_in_as: SignedInAs) -> None:
    async with db.writing() as session:
        seen = await scene.approved(session, cast)
        await session.commit()
    first = await scene.publish(cast, seen.guide.id, [seen.chapter.id])
    async with db.writing() as session:
        changed = await scene.save(session, seen.chapter.id, scene.TEXT + "\n\nLopuksi sovitaan jatkosta.", cast.heli)
        await approve(session, changed, cast)
        await session.commit()
    second = await scene.publish(cast, seen.guide.id, [seen.chapter.id], note="Jatko.")
    async with db.reading() as session:
        (one,) = await compare(session, first, second)
    assert (one.how, len(one.changes)) == ("changed", 1)
    assert second.changes[0]["how"] == "changed"
    page = signed_in_as(cast.aino).get(f"/guides/{seen.guide.id}/editions/{second.id}/compare/{first.id}")
    assert "Lopuksi sovitaan jatkosta." in page.text
    await db.dispose()


@pytest.mark.usefixtures("database")
async def test_the_job_says_which_chapter_cannot_be_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from agentnet.guide import press

    async with db.writing() as session:
        seen = await scene.approved(session, cast)
        job = await actions.ask(session, seen.guide, [seen.chapter.id], change_note="x", by=cast.heli, formats=["pdf"])
        await session.commit()

    async def falls(*_args: object, **_more: object) -> bytes:
        raise press.ChildFailed("needed more than 1 MB")

    monkeypatch.setattr(press, "in_child", falls)
    with pytest.raises(Refused, match="ei voitu taittaa: ”Verkostopalaveri”"):
        await jobs.build(job, scene.no_progress)
    await db.dispose()
