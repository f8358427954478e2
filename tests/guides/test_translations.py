"""Translations: begun, level with the original or behind it, with stages of their own."""

import pytest

from agentnet import db
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.chapters.queries import Seen, chapter_seen_by
from agentnet.guide.flow import Stage
from agentnet.guide.models import Guide
from agentnet.guide.translations import actions
from agentnet.guide.translations.queries import tongues, translated_from
from agentnet.network.models import Person
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


@pytest.fixture
def guide(add: Add, cast: Cast) -> Guide:
    languages = ["fi", "sv", "en"]
    made: Guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas", languages=languages))
    return made


async def written(session: db.Session, guide: Guide, by: Person) -> Seen:
    chapter = await chapters.make_chapter(
        session, guide, title="Palaveri", slug="palaveri", areas=[], theme_id=None, by=by
    )
    seen = await chapter_seen_by(session, by, chapter.id)
    await save(session, seen, "Asiakas päättää.", by)
    return seen


async def save(session: db.Session, seen: Seen, words: str, by: Person) -> None:
    await chapters.save(session, seen, title=seen.text.title, markdown=words, version=seen.text.version, by=by)
    await session.flush()


async def test_a_translation_falls_behind_and_is_set_level(session: db.Session, guide: Guide, cast: Cast) -> None:
    original = await written(session, guide, cast.heli)
    text = await actions.begin(session, original, "sv", by=cast.ville)
    assert (await actions.begin(session, original, "sv", by=cast.heli)).id == text.id
    swedish = await chapter_seen_by(session, cast.ville, original.chapter.id, "sv")
    await save(session, swedish, "Klienten bestämmer.", cast.ville)
    assert [(one.language, one.behind) for one in await tongues(session, original)] == [
        ("fi", False),
        ("sv", False),
        ("en", False),
    ]
    before = original.text.content_hash
    await save(session, original, "Asiakas päättää, ketkä kutsutaan.", cast.heli)
    assert [one.language for one in await tongues(session, original) if one.behind] == ["sv"]
    since = await translated_from(session, swedish.text, original.text)
    assert since is not None
    assert since.markdown == "Asiakas päättää."
    with pytest.raises(Refused):
        await actions.set_level(session, swedish, before)
    await actions.set_level(session, swedish, original.text.content_hash)
    assert not any(one.behind for one in await tongues(session, original))
    assert (original.text.stage, swedish.text.stage) == (Stage.DRAFTING, Stage.DRAFTING)


async def test_what_cannot_be_translated(session: db.Session, guide: Guide, cast: Cast) -> None:
    chapter = await chapters.make_chapter(
        session, guide, title="Tyhjä", slug="tyhja", areas=[], theme_id=None, by=cast.heli
    )
    empty = await chapter_seen_by(session, cast.heli, chapter.id)
    for language in ("sv", "fi", "de"):
        with pytest.raises(Refused):
            await actions.begin(session, empty, language, by=cast.heli)
    with pytest.raises(Missing):
        await chapter_seen_by(session, cast.heli, chapter.id, "sv")


async def test_a_draft_in_another_language_is_not_shown_to_all(session: db.Session, guide: Guide, cast: Cast) -> None:
    original = await written(session, guide, cast.heli)
    await actions.begin(session, original, "sv", by=cast.heli)
    original.text.stage = Stage.RELEASED
    await session.flush()
    assert [
        one.language for one in await tongues(session, await chapter_seen_by(session, cast.aino, original.chapter.id))
    ] == ["fi"]


def test_a_coordinator_begins_a_translation_beside_the_original(
    cast: Cast, guide: Guide, signed_in_as: SignedInAs
) -> None:
    heli = signed_in_as(cast.heli)
    made = heli.form(f"/guides/{guide.id}/chapters", {"title": "Palaveri"})
    path = made.headers["location"].removesuffix("/edit")
    heli.form(f"{path}/edit", {"title": "Palaveri", "markdown": "Asiakas päättää.", "version": 1})
    begun = heli.form(f"{path}/translations", {"language": "sv"})
    beside = heli.get(begun.headers["location"]).text
    assert "Asiakas päättää." in beside
    assert "Luku ruotsiksi" in beside
    assert "Käännös vastaa alkuperäistä" not in beside, "nothing is translated yet"
    assert "ei aloitettu" in heli.get(f"/guides/{guide.id}").text
    heli.form(f"{path}/edit", {"title": "Palaveri", "markdown": "Asiakas valitsee.", "version": 2})
    beside = heli.get(begun.headers["location"]).text
    assert "Alkuperäinen on muuttunut" in beside
    assert "<ins>" in beside
    assert heli.get(f"{path}/translations/beside").headers["location"] == f"{path}/translations"
