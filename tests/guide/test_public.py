"""The public guide: nobody signs in, nothing leaks, a withdrawn edition says why."""

from uuid import UUID

from agentnet import db
from agentnet.guide.editions import jobs
from agentnet.guide.models import Edition, Guide
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived
from tests.visitor import Visitor

BASE = "/g/tyoparin-opas"


def test_anybody_reads_the_guide(client: Visitor, edition: Edition) -> None:
    reader = client.another()
    here = f"{BASE}/{edition.number}"
    assert reader.get(BASE).headers["location"] == here
    cover = reader.get(here)
    assert cover.status_code == reader.get(f"{here}/").status_code == 200
    assert "Ensimmäinen painos." in cover.text
    assert edition.input_hash in cover.text
    chapter = reader.get(f"{here}/verkostopalaveri")
    assert "Työpari sopii ensin" in chapter.text
    assert "Maija Mänty" in chapter.text
    assert "Yhteinen kutsupohja säästää" in chapter.text
    assert "<script" not in chapter.text.replace('<script src="/static/', "").split("<body", 1)[1]
    markdown = reader.get(f"{here}/verkostopalaveri.md")
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert markdown.text.startswith("# Verkostopalaveri\n\nTyöpari sopii")
    pdf = reader.get(f"{here}/guide.pdf")
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_not_there_is_missing(client: Visitor, edition: Edition) -> None:
    here = f"{BASE}/{edition.number}"
    for path in (
        "/g/ei-ole",
        f"{BASE}/1999.1",
        f"{here}/ei-ole",
        f"{here}/verkostopalaveri.txt",
        f"{BASE}/x/guide.pdf",
    ):
        assert client.get(path).status_code == 404


def test_the_guide_is_searched(client: Visitor, edition: Edition) -> None:
    here = f"{BASE}/{edition.number}"
    assert "Löytyi 1 kohdasta" in client.get(f"{here}/haku", params={"q": "PÄÄTTÄÄ asiak"}).text
    none = client.get(f"{here}/haku", params={"q": "<b>helikopteri"}).text
    assert "ei löytynyt" in none
    assert "&lt;b&gt;helikopteri" in none


def test_no_giver_and_no_note_stands_in_the_public_guide(client: Visitor, edition: Edition) -> None:
    here = f"{BASE}/{edition.number}"
    for path in (here, f"{here}/verkostopalaveri", f"{here}/verkostopalaveri.md"):
        page = client.another().get(path).text
        for secret in ("Aino Aalto", "Pekka Puro", "Heli Haapala", "Nimetön lappu", "@agentnet.example"):
            assert secret not in page
    assert "1 lappu" in client.get(f"{here}/verkostopalaveri").text


def test_a_withdrawn_edition_leaves_a_tombstone(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    record = f"/guides/{edition.guide_id}/editions/{edition.id}"
    heli = signed_in_as(cast.heli)
    assert heli.form(f"{record}/withdraw", {"reason": ""}).status_code == 422
    assert heli.form(f"{record}/withdraw", {"reason": "Ohjeessa oli virhe."}).status_code == 303
    page = client.another().get(f"{BASE}/{edition.number}/verkostopalaveri").text
    assert "ei ole enää voimassa" in page
    assert "Ohjeessa oli virhe." in page
    assert client.another().get(BASE).status_code == 410
    assert "Ohjeessa oli virhe." in heli.get(record).text


async def _hide(session: db.Session, _cast: Cast, guide: object) -> None:
    (await session.get_one(Guide, guide)).public = False


def test_a_guide_that_is_not_public_is_for_its_network(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    live(_hide, edition.guide_id)
    for path in (BASE, f"{BASE}/{edition.number}", f"{BASE}/{edition.number}/guide.pdf"):
        assert client.another().get(path).status_code == 404
        assert signed_in_as(cast.onni).get(path).status_code == 404
        assert signed_in_as(cast.aino).get(path).status_code in (200, 303)


def test_an_edition_is_asked_for_and_followed(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    heli, editions = signed_in_as(cast.heli), f"/guides/{edition.guide_id}/editions"
    chapter = heli.get(f"{editions}/new").text.split('name="chapters" value="')[1].split('"')[0]
    refused = heli.form(editions, {"change_note": "Ilman lukuja"})
    assert refused.status_code == 422
    assert "Ilman lukuja" in refused.text
    asked = heli.form(editions, {"change_note": "Toinen.", "chapters": chapter})
    following = asked.headers["location"]
    assert "Odottaa vuoroaan" in heli.get(following).text
    assert signed_in_as(cast.aino).get(following).status_code == 403
    client.blocking_portal.call(jobs.build, UUID(following.rsplit("/", 1)[1]), scene.no_progress)
    assert heli.get(following).headers["location"].startswith(f"{editions}/")
    assert heli.get(following, headers={"hx-request": "true"}).headers["hx-redirect"].startswith(f"{editions}/")
