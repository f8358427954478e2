"""The public guide: light, without cookies, known again by its tag; for members the thread goes on."""

import gzip
import re

import pytest

from agentnet import db
from agentnet.guide.chapters import actions, queries
from agentnet.guide.models import Edition, Guide
from agentnet.guide.reading.dressing import cites, dressed
from agentnet.network.models import Person
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived
from tests.visitor import Visitor

BASE = "/g/tyoparin-opas/2026.1"
PAGES = ("", "/verkostopalaveri", "/haku?q=asiakas", "/lataa", "/tiedot", "/muutokset", "/painokset", "/sanasto")
ROOM = 60 * 1024


@pytest.fixture(autouse=True)
def _at_2026(edition: Edition) -> None:
    assert edition.number.endswith(".1")


def base(edition: Edition) -> str:
    return f"/g/tyoparin-opas/{edition.number}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light_and_leaves_no_trace(page: str, client: Visitor, edition: Edition) -> None:
    reader = client.another()
    answer = reader.get(base(edition) + page)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "public, no-cache"
    assert len(answer.content) < ROOM
    assert not re.search(r"(?i)csrf|<script(?! src)|style=", answer.text)
    again = reader.get(base(edition) + page, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get(base(edition) + page, headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_everything_that_a_page_loads_is_light(client: Visitor, edition: Edition) -> None:
    """The page with its styles and its script, as they come over the line; fonts are cached for good."""
    page = client.get(f"{base(edition)}/verkostopalaveri").text
    links = re.findall(r'(?:rel="stylesheet" href|<script src)="([^"]+)"', page)
    assert len(links) >= 5
    sizes = [len(gzip.compress(client.get(link).content)) for link in links]
    assert sum(sizes) + len(gzip.compress(page.encode())) < ROOM


def test_headings_and_sources_have_addresses(client: Visitor, edition: Edition) -> None:
    page = client.get(f"{base(edition)}/verkostopalaveri").text
    assert '<a class="anchor" href="#ennen-palaveria">' in page
    assert 'class="cite" id="c-k1" href="#k1"' in page
    assert '<li id="k1" value="1">' in page
    assert 'href="#c-k1"' in page


def test_dressing_touches_headings_and_marks_only() -> None:
    html = '<h2 data-block="b" id="a">Yksi</h2><p>2 &lt; 3</p><h2 id="note:s">X</h2><a class="cite" href="#k2">2</a>'
    made = dressed(html + '<a class="cite" href="#k2">2</a>')
    assert made.count('class="anchor"') == 1
    assert made.count('id="c-k2"') == 1
    assert "<p>2 &lt; 3</p>" in made
    assert cites(html) == {"k2"}


def test_only_members_may_follow_the_thread(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    here = f"{base(edition)}/verkostopalaveri"
    for reader in (client.another(), signed_in_as(cast.onni)):
        assert "/findings/" not in reader.get(here).text
    mine = signed_in_as(cast.aino).get(here)
    assert "/findings/" in mine.text
    assert "Tässä on oma ideasi" not in mine.text
    assert mine.headers["cache-control"] == "private, no-cache"


def test_files_are_sent_as_they_were_frozen(client: Visitor, edition: Edition) -> None:
    answer = client.another().get(f"{base(edition)}/files/pdf")
    assert answer.content.startswith(b"%PDF")
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-disposition"] == f'attachment; filename="tyoparin-opas-{edition.number}-a5.pdf"'
    for name in (
        "files/epub",
        "files/search",
        "pictures/..%2f..",
        "pictures/x.webp",
        "tools/search",
        "files/picture:x",
    ):
        assert client.get(f"{base(edition)}/{name}").status_code == 404
    assert client.get(f"{base(edition)}/brand.css").headers["content-type"].startswith("text/css")


def test_a_newer_edition_is_told_and_compared(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    aino = signed_in_as(cast.aino)
    assert aino.form(f"{base(edition)}/luettu").status_code == 303
    assert "Merkitse tämä painos luetuksi" not in aino.get(base(edition)).text
    newer = client.blocking_portal.call(_publish_more, cast, edition)
    old = client.another().get(f"{base(edition)}/verkostopalaveri").text
    assert f'href="{base(newer)}/verkostopalaveri"' in old
    assert "uudempi painos" in old
    changes = client.another().get(f"{base(newer)}/muutokset").text
    assert "<ins>" in changes
    assert 'id="luku-verkostopalaveri"' in changes
    cover = aino.get(base(newer)).text
    assert "Muuttunut viime käyntisi jälkeen" in cover
    assert "Merkitse tämä painos luetuksi" in cover
    editions = client.get(f"{base(newer)}/painokset").text
    assert editions.index(newer.number) < editions.index(f"Painos {edition.number}</b>")


async def _publish_more(cast: Cast, edition: Edition) -> Edition:
    async with db.writing() as session:
        guide = await session.get_one(Guide, edition.guide_id)
        rows = await queries.chapters_of(session, guide.id)
        one = await scene.save(session, rows[0][0].id, scene.TEXT + "\nUusi kappale kutsusta.\n", cast.heli)
        await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        await scene.approve(session, one, cast.maija, cast.jukka)
        await session.commit()
    return await scene.publish(cast, edition.guide_id, [rows[0][0].id], note="Toinen.")


async def _hide(session: db.Session, _cast: Cast, edition: Edition) -> None:
    (await session.get_one(Guide, edition.guide_id)).public = False


def test_a_private_guide_is_for_members_on_every_page(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    live(_hide, edition)
    for page in (*PAGES, "/brand.css", "/files/pdf", "/guide.pdf", "/verkostopalaveri.md"):
        for who in (None, cast.onni):
            reader = signed_in_as(who) if isinstance(who, Person) else client.another()
            answer = reader.get(base(edition) + page)
            assert answer.status_code == 404, page
            assert "Työpari sopii" not in answer.text
        answer = signed_in_as(cast.aino).get(base(edition) + page)
        assert answer.status_code == 200, page
        assert answer.headers["cache-control"].startswith("private")
    for page in ("/verkostopalaveri/apua", "/haku"):
        assert client.another().form(base(edition) + page, {"q": "sana"}).status_code == 404
