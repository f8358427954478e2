"""The picture that opens a chapter is looks: approvals hold, a designer signs it off."""

from typing import Any

import pytest

from agentnet import db
from agentnet.guide.chapters.art import open_with
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.pictures.models import GuidePicture
from agentnet.guide.reviews import signing
from agentnet.words import NotAllowed, Refused
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene


async def _pictured(session: db.Session, cast: Cast) -> Seen:
    one = await scene.drafted(session, cast)
    about: dict[str, Any] = {"alt": "Silta", "sha256": "x", "width": 4, "height": 3, "by": cast.heli.id}
    session.add(GuidePicture(guide_id=one.guide.id, name="silta.webp", **about))
    await session.flush()
    return one


async def test_a_picture_opens_the_chapter_and_the_words_stay(session: db.Session, cast: Cast) -> None:
    one = await _pictured(session, cast)
    assert await open_with(session, one, "silta.webp", by=cast.heli)
    assert not await signing.waits_for_sign_off(session, one)
    digest, one.text.stage = one.text.content_hash, Stage.APPROVED
    assert await open_with(session, one, "", by=cast.heli)
    await session.flush()
    assert (one.chapter.art, one.text.content_hash, one.text.stage) == ("", digest, Stage.APPROVED)
    assert await signing.waits_for_sign_off(session, one)
    assert not await open_with(session, one, "", by=cast.heli)


async def test_only_the_guides_own_pictures_and_only_by_those_who_design(session: db.Session, cast: Cast) -> None:
    one = await _pictured(session, cast)
    with pytest.raises(Refused, match="oppaan kuvista"):
        await open_with(session, one, "muu.webp", by=cast.heli)
    with pytest.raises(NotAllowed):
        await open_with(session, await scene.seen(session, one.chapter.id, cast.maija), "silta.webp", by=cast.maija)


async def test_it_is_chosen_on_the_chapters_page(session: db.Session, cast: Cast, signed_in_as: SignedInAs) -> None:
    one = await _pictured(session, cast)
    await session.commit()
    heli, path = signed_in_as(cast.heli), f"/chapters/{one.chapter.id}"
    page = heli.get(path).text
    assert "Avauskuva" in page
    assert f"{path}/history" in page
    assert heli.form(f"{path}/art", {"art": "silta.webp"}).status_code == 303
    assert 'value="silta.webp" checked' in heli.get(path).text
