"""From a sticker on the desk to the chapter, in the newest edition that has it."""

from agentnet import db
from agentnet.guide.models import Edition, Guide
from agentnet.guide.reading.links import short_links
from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide.conftest import Lived
from tests.reading.test_pages import _publish_more, base
from tests.visitor import Visitor


async def _links(session: db.Session, _cast: Cast, edition: Edition) -> list[tuple[str, str, str]]:
    return await short_links(session, edition.guide_id)


async def _hide(session: db.Session, _cast: Cast, edition: Edition) -> None:
    (await session.get_one(Guide, edition.guide_id)).public = False


def test_a_code_leads_to_the_newest_edition_for_good(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    here, heli = f"/guides/{edition.guide_id}/questions", signed_in_as(cast.heli)
    chapter = heli.get(here).text.split('<option value="')[2].split('"')[0]
    assert heli.form(here, {"chapter_id": chapter, "question": ""}).status_code == 422
    assert heli.form(here, {"chapter_id": chapter, "question": "Kuka kutsuu?"}).status_code == 303
    ((question, address, title),) = live(_links, edition)
    assert (question, title) == ("Kuka kutsuu?", "Verkostopalaveri")
    path = address.removeprefix(settings().base_url)
    assert path.startswith("/q/")
    assert client.another().get(path).headers["location"] == f"{base(edition)}/verkostopalaveri"
    assert client.another().get(path.upper().replace("/Q/", "/q/")).status_code == 303
    newer = client.blocking_portal.call(_publish_more, cast, edition)
    assert client.another().get(path).headers["location"] == f"{base(newer)}/verkostopalaveri"
    link = heli.get(here).text.split(f'action="{here}/')[1].split('"')[0]
    assert heli.form(f"{here}/{link}", {"question": "Kuka kutsuu koolle?"}).status_code == 303
    assert heli.form(f"{here}/{link}", {"act": "bin"}).status_code == 303
    assert live(_links, edition) == []
    assert client.another().get(path).status_code == 303
    assert heli.form(f"{here}/{link}", {"act": "restore"}).status_code == 303
    assert live(_links, edition) == [("Kuka kutsuu koolle?", address, "Verkostopalaveri")]
    live(_hide, edition)
    assert client.another().get(path).headers["location"].startswith("/sign-in")
    assert signed_in_as(cast.onni).get(path).status_code == 404
    assert signed_in_as(cast.aino).get(path).status_code == 303
    assert client.another().get("/q/zzzzzzz").status_code == 404
