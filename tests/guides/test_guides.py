"""What a guide is: its settings, the order of its chapters and their bin."""

import pytest
from sqlmodel import Session as SyncSession

from agentnet import db
from agentnet.guide.chapters.actions import make_chapter
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.flow import GuideKind
from agentnet.guide.guides import actions
from agentnet.guide.models import ChapterText, Edition, Guide
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

KEPT = {"title": "Opas", "subtitle": "", "slug": "opas", "kind": GuideKind.HANDBOOK, "public": True, "paper": "a4"}


@pytest.fixture
def guide(add: Add, cast: Cast) -> Guide:
    made: Guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    return made


async def three(session: db.Session, guide: Guide, cast: Cast) -> None:
    for name in ("yksi", "kaksi", "kolme"):
        await make_chapter(session, guide, title=name, slug=name, areas=[], theme_id=None, by=cast.heli)


async def order(session: db.Session, guide: Guide) -> list[str]:
    await session.flush()
    return [text.title for _chapter, text in await chapters_of(session, guide.id)]


async def test_chapters_change_places_and_come_back_from_the_bin(session: db.Session, guide: Guide, cast: Cast) -> None:
    await three(session, guide, cast)
    ids = {text.title: chapter.id for chapter, text in await chapters_of(session, guide.id)}
    await actions.move(session, guide, ids["kolme"], "up")
    await actions.move(session, guide, ids["yksi"], "up")
    assert await order(session, guide) == ["yksi", "kolme", "kaksi"]
    await actions.put_away(session, guide, ids["yksi"], away=True, by=cast.heli)
    assert await order(session, guide) == ["kolme", "kaksi"]
    with pytest.raises(Missing):
        await actions.move(session, guide, ids["yksi"], "down")
    await actions.put_away(session, guide, ids["yksi"], away=False, by=cast.heli)
    assert await order(session, guide) == ["kolme", "kaksi", "yksi"]


async def test_a_language_with_words_in_it_stays(session: db.Session, guide: Guide, cast: Cast) -> None:
    guide = await session.merge(guide)
    await actions.change(session, guide, languages=["sv"], by=cast.heli, **KEPT)  # type: ignore[arg-type]
    assert guide.languages == ["fi", "sv"]
    await three(session, guide, cast)
    chapter, _text = (await chapters_of(session, guide.id))[0]
    session.add(ChapterText(chapter_id=chapter.id, language="sv", title="ett", revision=1))
    await session.flush()
    with pytest.raises(Refused, match="kirjoitettuja"):
        await actions.change(session, guide, languages=[], by=cast.heli, **KEPT)  # type: ignore[arg-type]


async def test_an_address_that_readers_have_stays(session: db.Session, guide: Guide, cast: Cast) -> None:
    guide = await session.merge(guide)
    session.add(Edition(guide_id=guide.id, number="2026.1", title="Opas", input_hash="x", by=cast.heli.id))
    await session.flush()
    with pytest.raises(actions.AddressFixed):
        await actions.change(session, guide, languages=[], by=cast.heli, **{**KEPT, "slug": "muu"})  # type: ignore[arg-type]


def test_settings_are_saved_once_and_say_what_is_wrong(
    cast: Cast, guide: Guide, add: Add, signed_in_as: SignedInAs
) -> None:
    add(Guide(network_id=cast.other_network.id, title="Muu", slug="varattu"))
    heli, path = signed_in_as(cast.heli), f"/guides/{guide.id}/settings"
    sent = {"title": "Työparin käsikirja", "slug": "kasikirja", "kind": "handbook", "languages": ["fi", "en"]}
    taken = heli.form(path, {**sent, "slug": "varattu", "version": 1})
    assert taken.status_code == 422
    assert "Osoite on jo käytössä" in taken.text
    assert 'value="Työparin käsikirja"' in taken.text
    assert heli.form(path, {**sent, "version": 1}).status_code == 303
    with SyncSession(db.sync_engine()) as session:
        kept = session.get_one(Guide, guide.id)
        assert (kept.slug, kept.kind, kept.languages, kept.public) == ("kasikirja", "handbook", ["fi", "en"], False)
    late = heli.form(path, {**sent, "title": "Toinen", "version": 1})
    assert late.status_code == 422
    assert "Joku muu muutti" in late.text
