"""Pictures: cleaned on the way in, seen by those who see the note, thrown away when no note took them."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import Response
from PIL import Image
from sqlmodel import select

from agentnet import clock, db, files
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.notify.models import Job
from agentnet.settings import settings
from agentnet.workshops.boards import sweeping
from agentnet.workshops.boards.cleaning import LONGEST, Cleaned, Unfit, cleaned
from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.models import Note, Picture
from tests.boards.conftest import SetTable, Table
from tests.boards.pictures_of import GPS, photograph
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor


def made(data: bytes) -> Cleaned:
    came = cleaned(data)
    assert isinstance(came, Cleaned)
    return came


def bring(browser: Visitor, table: Table, data: bytes, *, alt: str = "Kutsun luonnos", **more: Any) -> Response:
    """Send a picture as the composer does."""
    fields = {"csrf": browser.token, "alt": alt} | {name: str(value) for name, value in more.items()}
    headers = {"origin": settings().base_url, "sec-fetch-site": "same-origin", "hx-request": "true"}
    sent = {"picture": ("kuva.jpg", data, "image/jpeg")}
    return browser.post(f"{table.path}/pictures", data=fields, files=sent, headers=headers)


def pictured(browser: Visitor, table: Table, **more: Any) -> tuple[UUID, str]:
    """A note with a picture: its id, and the picture's address."""
    browser.get(table.path)
    id, note = uuid4(), uuid4()
    assert bring(browser, table, photograph(), id=id).status_code == 200
    fields = {"id": uuid4(), "note": note, "section": table.esteet.id, "text": "Kuvallinen", "picture": id, **more}
    assert browser.swap(f"{table.path}/notes", fields).status_code == 200
    return note, f"{table.path}/pictures/{id}"


def test_nothing_but_pixels_is_left_of_a_photograph() -> None:
    before = photograph()
    assert b"CanaryPhone" in before
    assert Image.open(BytesIO(before)).getexif().get_ifd(GPS)
    after = Image.open(BytesIO(made(before).data))
    assert (after.format, after.size, dict(after.getexif())) == ("WEBP", (400, 300), {})
    assert b"Canary" not in made(before).data
    assert b"canary" not in made(before).data
    assert not {"exif", "xmp", "icc_profile", "comment"} & after.info.keys()


def test_a_photograph_is_turned_upright_and_made_small() -> None:
    picture = made(photograph(4000, 3000, turned=True))
    assert (picture.width, picture.height) == (1200, LONGEST)
    after = Image.open(BytesIO(picture.data)).convert("RGB")
    top, bottom = after.getpixel((600, 5)), after.getpixel((600, LONGEST - 5))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 200 > top[0]
    assert bottom[0] > 200 > bottom[2]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_usual_kinds_are_taken(kind: str) -> None:
    assert made(photograph(kind=kind)).width == 400


def a_bomb() -> bytes:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


def a_gif() -> bytes:
    out = BytesIO()
    Image.new("P", (9, 9)).save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"", Unfit.NO_PICTURE),
        (lambda: b"Hello, I am a text.", Unfit.NO_PICTURE),
        (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', Unfit.NO_PICTURE),
        (lambda: photograph()[:900], Unfit.NO_PICTURE),
        (a_gif, Unfit.NO_PICTURE),
        (lambda: b"\0\0\0\x20ftypheic" + b"x" * 64, Unfit.HEIC),
        (a_bomb, Unfit.HUGE),
    ],
    ids=["nothing", "text", "svg", "half a picture", "gif", "heic", "bomb"],
)
def test_what_is_no_picture_of_ours_is_refused(make: Callable[[], bytes], why: Unfit) -> None:
    assert cleaned(make()) is why


def test_the_sentence_says_what_to_do(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(), signed_in_as(aino)
    browser.get(table.path)
    for data, words in [
        (b"\0\0\0\x20ftypheic" + b"x" * 64, "HEIC"),
        (a_bomb(), "liian monta kuvapistettä"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 megatavua"),
        (b"x", "ei voi avata kuvana"),
    ]:
        answer = bring(browser, table, data)
        assert answer.status_code == 422
        assert words in answer.text
    assert "eivät näe sitä" in bring(browser, table, photograph(), alt="").text
    assert bring(browser, table, b"x" * 12_000_000).status_code == 413


def test_a_picture_comes_clean_to_those_who_see_the_note(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    _note, address = pictured(signed_in_as(aino), table)
    page = signed_in_as(pekka).get(table.path).text
    assert f'src="{address}"' in page
    assert 'alt="Kutsun luonnos"' in page
    answer = signed_in_as(pekka).get(address)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert b"Canary" not in answer.content
    assert Image.open(BytesIO(answer.content)).size == (400, 300)


def test_the_picture_of_a_hidden_note_is_not_there_for_the_others(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person, onni: Person
) -> None:
    table = set_table(Phase.IDEATION)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    note, address = pictured(ainos, table)
    assert [b.get(address).status_code for b in (ainos, helis, pekkas)] == [200, 200, 404]
    assert address not in pekkas.get(f"{table.path}/changes").text
    helis.form(f"{table.path}/phase", {"phase": "presentation", "id": uuid4()})
    assert pekkas.get(address).status_code == 200
    helis.form(f"{table.path}/hide", {"note": note, "id": uuid4()})
    assert [b.get(address).status_code for b in (ainos, helis, pekkas)] == [200, 200, 404]
    assert signed_in_as(onni).get(address).status_code == 404


def test_an_upload_that_no_note_has_is_its_own_browsers_alone(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table, ainos, pekkas = set_table(Phase.PRESENTATION), signed_in_as(aino), signed_in_as(pekka)
    ainos.get(table.path)
    pekkas.get(table.path)
    id = uuid4()
    assert bring(ainos, table, photograph(), id=id).text == str(id)
    assert ainos.get(f"{table.path}/pictures/{id}").status_code == 200
    assert pekkas.get(f"{table.path}/pictures/{id}").status_code == 404
    theirs = {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": "Varas", "picture": id}
    assert pekkas.swap(f"{table.path}/notes", theirs).status_code == 409


def test_the_same_upload_twice_is_one(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    ainos.get(table.path)
    id, data = uuid4(), photograph()
    assert [bring(ainos, table, data, id=id).status_code for _ in range(2)] == [200, 200]
    assert bring(ainos, table, photograph(30, 30), id=id).status_code == 422


def test_no_row_tells_who_brought_the_picture_of_an_anonymous_note(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, client: Visitor
) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    anonymous, _ = pictured(ainos, table, naming=Naming.ANONYMOUS)
    pictured(ainos, table, naming=Naming.NAME)
    note, rows = client.blocking_portal.call(_rows, anonymous)
    assert note.author_key
    assert len({row.keeper for row in rows}) == 2
    for row in rows:
        held = {str(value) for value in row.model_dump().values()}
        assert not held & {str(aino.id), str(table.aino.id), note.author_key}


async def _rows(note: UUID) -> tuple[Note, list[Picture]]:
    async with db.reading() as session:
        return await session.get_one(Note, note), list(await session.scalars(select(Picture)))


def test_a_picture_is_added_described_and_taken_off_on_the_notes_own_page(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    ainos.get(table.path)
    note = uuid4()
    ainos.form(f"{table.path}/notes", {"id": uuid4(), "note": note, "section": table.esteet.id, "text": "Kutsu"})
    own = f"{table.path}/notes/{note}"
    headers = {"origin": settings().base_url, "sec-fetch-site": "same-origin"}
    sent = {"picture": ("kuva.jpg", photograph(), "image/jpeg")}
    fields = {"csrf": ainos.token, "alt": "Luonnos", "note": str(note), "nonce": str(uuid4())}
    answer = ainos.post(f"{table.path}/pictures", data=fields, files=sent, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, own)
    page = ainos.get(own).text
    assert 'alt="Luonnos"' in page
    assert "Kutsu" in page
    picture = page.partition(f"{table.path}/pictures/")[2][:36]
    ainos.form(f"{own}/pictures", {"picture": picture, "alt": "Kutsun luonnos", "nonce": uuid4()})
    assert 'alt="Kutsun luonnos"' in ainos.get(own).text
    assert signed_in_as(pekka).form(f"{own}/pictures", {"picture": picture, "off": "yes"}).status_code == 403
    ainos.form(f"{own}/pictures", {"picture": picture, "off": "yes", "nonce": uuid4()})
    assert "<img" not in ainos.get(own).text


def test_pictures_come_only_where_one_may_write(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, onni: Person, add: Add
) -> None:
    table, ainos = set_table(Phase.SUMMARY), signed_in_as(aino)
    ainos.get(table.path)
    assert bring(ainos, table, photograph()).status_code == 409
    assert bring(signed_in_as(onni), table, photograph()).status_code == 404
    stranger = signed_in_as(add(Guest(name="Vieras", token_hash=uuid4().hex)))
    assert bring(stranger, table, photograph()).status_code == 404


def test_pictures_that_no_note_took_are_thrown_away(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, client: Visitor
) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    _note, hanging = pictured(ainos, table)
    loose = uuid4()
    bring(ainos, table, photograph(31, 17), id=loose)
    digest = client.blocking_portal.call(_digest, loose)
    assert client.blocking_portal.call(_swept, table.board.id, 0) == []
    assert client.blocking_portal.call(_swept, table.board.id, 3) == [digest]
    assert ainos.get(hanging).status_code == 200
    assert ainos.get(f"{table.path}/pictures/{loose}").status_code == 404
    with pytest.raises(FileNotFoundError):
        client.blocking_portal.call(files.get, digest)


async def _digest(id: UUID) -> str:
    async with db.reading() as session:
        return (await session.get_one(Picture, id)).sha256


async def _swept(board: UUID, days: int) -> list[str]:
    async with db.writing() as session:
        unused = await sweeping.sweep(session, board, (clock.now() + timedelta(days=days)).date())
        await session.commit()
    await asyncio.gather(*(files.remove(one) for one in unused))
    return unused


async def test_nothing_tells_at_what_time_a_picture_came(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    """It may be on an anonymous note: neither its row, nor the job that may throw it away, nor its file has a time."""
    table = set_table(Phase.IDEATION)
    with clock.travel(to=clock.now().replace(hour=13, minute=37, second=21)):
        pictured(signed_in_as(aino), table, naming=Naming.ANONYMOUS)
    async with db.reading() as session:
        job = (await session.scalars(select(Job).where(Job.kind == sweeping.KIND))).one()
    moments = [moment for moment in (job.created_at, job.due_at) if moment is not None]
    assert {(at.hour, at.minute, at.second, at.microsecond) for at in moments} == {(0, 0, 0, 0)}
    kept = [file for file in (settings().var / "files").rglob("*") if file.is_file()]
    assert kept
    assert {file.stat().st_mtime for file in kept} == {0.0}
