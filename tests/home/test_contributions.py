"""My contributions: where each idea went, or why not. Somebody else's are never there."""

from agentnet import db
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Finding
from agentnet.sources import actions as thread
from agentnet.sources.flow import Fate, Kind
from agentnet.sources.models import Source
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.home.conftest import Happened
from tests.visitor import Visitor


async def ainos_idea(session: db.Session, cast: Cast) -> Finding:
    return await scene.make_finding(session, cast, person=cast.aino)


async def in_a_chapter(session: db.Session, cast: Cast) -> Seen:
    guide = await scene.make_guide(session, cast)
    one = await scene.save(session, await scene.make_chapter(session, cast, guide), scene.TEXT, cast.heli)
    await chapters.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    await scene.approve(session, one, cast.maija, cast.jukka)
    return one


async def a_parked_idea(session: db.Session, cast: Cast) -> Source:
    idea = await thread.record(
        session, network_id=cast.network.id, kind=Kind.NOTE, text="Yhteinen auto", person_id=cast.aino.id, label="Taulu"
    )
    await thread.dispose(session, idea.id, Fate.PARKED, "Hankinta on ensi vuonna.", cast.heli.id)
    return idea


def test_an_idea_is_followed_from_note_to_edition(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, happened: Happened
) -> None:
    aino_s = signed_in_as(cast.aino)
    finding = happened(ainos_idea)
    page = aino_s.get("/contributions").text
    assert f'href="/findings/{finding.id}"' in page
    one = happened(in_a_chapter)
    assert "luku: Verkostopalaveri" in aino_s.get("/contributions").text
    edition = client.blocking_portal.call(scene.publish, cast, one.guide.id, [one.chapter.id])
    page = aino_s.get("/contributions").text
    address = f"/g/{one.guide.slug}/{edition.number}/{one.chapter.slug}"
    assert f'href="{address}"' in page
    assert aino_s.get(address).status_code == 200
    assert aino_s.get(f"/findings/{finding.id}").status_code == 200
    assert "elää oppaassa" in page
    assert address in aino_s.get("/").text


def test_why_an_idea_did_not_go_further_is_said(signed_in_as: SignedInAs, cast: Cast, happened: Happened) -> None:
    happened(a_parked_idea)
    page = signed_in_as(cast.aino).get("/contributions").text
    assert "Odottaa myöhempää vaihetta" in page
    assert "Hankinta on ensi vuonna." in page


def test_nobody_sees_the_ideas_of_others_here(signed_in_as: SignedInAs, cast: Cast, happened: Happened) -> None:
    happened(a_parked_idea)
    happened(ainos_idea)
    for who in (cast.pekka, cast.heli, cast.onni, cast.admin):
        page = signed_in_as(who).get("/contributions").text
        assert "Yhteinen auto" not in page
        assert scene.NOTE not in page
        assert "Täällä näkyvät ideasi" in page


def test_a_page_that_is_not_there_is_the_nearest_one(signed_in_as: SignedInAs, cast: Cast, happened: Happened) -> None:
    happened(a_parked_idea)
    aino_s = signed_in_as(cast.aino)
    for number in ("0", "-3", "999"):
        assert "Yhteinen auto" in aino_s.get(f"/contributions?number={number}").text
    assert aino_s.get("/contributions?number=x").status_code == 400
