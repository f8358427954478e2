"""A guide's pictures: brought, cleaned, described, put away; and an approval that knows which picture it saw."""

from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import Session as SyncSession
from sqlmodel import select

from agentnet import db
from agentnet.guide.models import Guide
from agentnet.guide.pictures import actions, queries
from agentnet.guide.pictures.models import GuidePicture
from agentnet.settings import settings
from agentnet.words import Missing, Refused
from agentnet.workshops.boards.cleaning import Cleaned
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


def photograph(colour: str = "teal") -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CANARY-CAMERA"
    Image.new("RGB", (40, 30), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def guide(add: Add, cast: Cast) -> Guide:
    made: Guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    return made


def test_a_picture_is_brought_cleaned_and_shown(cast: Cast, guide: Guide, signed_in_as: SignedInAs) -> None:
    heli = signed_in_as(cast.heli)
    sent = heli.form(
        f"/guides/{guide.id}/pictures",
        data={"alt": "Työpari pöydän ääressä"},
        files={"picture": ("Palaveri Loimaalla.JPG", photograph(), "image/jpeg")},
    )
    assert sent.status_code == 303
    page = heli.get(f"/guides/{guide.id}/pictures").text
    assert "palaveri-loimaalla.webp" in page
    assert "Työpari pöydän ääressä" in page
    with SyncSession(db.sync_engine()) as session:
        picture = session.exec(select(GuidePicture)).one()
    shown = heli.get(f"/guides/{guide.id}/pictures/{picture.id}")
    assert shown.headers["content-type"] == "image/webp"
    assert b"CANARY" not in shown.content
    assert signed_in_as(cast.aino).get(f"/guides/{guide.id}/pictures/{picture.id}").status_code == 404
    assert signed_in_as(cast.onni).get(f"/guides/{guide.id}/pictures/{picture.id}").status_code == 404


@pytest.mark.parametrize(
    ("alt", "data", "words"),
    [
        ("", photograph(), "alt"),
        ("Kuva", b"", "Valitse kuva"),
        ("Kuva", b"<svg onload=alert(1)>", "ei voi avata kuvana"),
    ],
    ids=["no words", "no file", "no picture"],
)
def test_what_is_wrong_is_said_and_the_words_are_kept(
    alt: str, data: bytes, words: str, cast: Cast, guide: Guide, signed_in_as: SignedInAs
) -> None:
    heli = signed_in_as(cast.heli)
    sent = heli.form(f"/guides/{guide.id}/pictures", data={"alt": alt}, files={"picture": ("k.jpg", data)})
    assert sent.status_code == 422
    assert words in sent.text
    assert f'value="{alt}"' in sent.text


async def test_the_same_picture_is_kept_once_and_names_are_free(session: db.Session, cast: Cast, guide: Guide) -> None:
    about = {"file_name": "Kuva ä.png", "alt": "Kuva", "by": cast.heli}
    first = await actions.bring(session, guide, Cleaned(b"yksi", 4, 3), **about)  # type: ignore[arg-type]
    await actions.put_away(session, first, away=True)
    again = await actions.bring(session, guide, Cleaned(b"yksi", 4, 3), **about)  # type: ignore[arg-type]
    other = await actions.bring(session, guide, Cleaned(b"toinen", 4, 3), **about)  # type: ignore[arg-type]
    assert again.id == first.id
    assert again.binned_at is None
    assert [one.name for one in await queries.pictures_of(session, guide.id)] == ["kuva-a-2.webp", "kuva-a.webp"]
    assert await queries.contents(session, guide.id, [other.name, "olematon"]) == {other.name: b"toinen"}
    kept = settings().var / "files" / first.sha256[:2] / first.sha256
    kept.write_bytes(b"spoiled on the disk")
    assert await queries.contents(session, guide.id, [first.name, other.name]) == {other.name: b"toinen"}
    kept.unlink()
    assert await queries.contents(session, guide.id, [first.name, other.name]) == {other.name: b"toinen"}


async def test_a_picture_without_words_or_of_another_guide_is_refused(
    session: db.Session, cast: Cast, guide: Guide
) -> None:
    with pytest.raises(Refused):
        await actions.bring(session, guide, Cleaned(b"x", 4, 3), file_name="k.png", alt=" ", by=cast.heli)
    mine = await actions.bring(session, guide, Cleaned(b"x", 4, 3), file_name="k.png", alt="Kuva", by=cast.heli)
    other = Guide(network_id=cast.other_network.id, title="Muu", slug="muu")
    session.add(other)
    await session.flush()
    with pytest.raises(Missing):
        await actions.picture_in(session, other, mine.id)
