"""The versions of a text: listed, compared, taken back; and versions woven together."""

from uuid import uuid4

from agentnet import db
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings.noted import key_of
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

FIRST = scene.TEXT
SECOND = FIRST.replace("Asiakas päättää", "Asiakas päättää aina itse")


def _paths(one: Seen) -> tuple[str, str]:
    return f"/chapters/{one.chapter.id}/edit", f"/chapters/{one.chapter.id}/history"


def _text(markdown: str, version: int, revision: int) -> dict[str, object]:
    return {"title": "Verkostopalaveri", "markdown": markdown, "version": version, "revision": revision}


def test_versions_are_listed_compared_and_taken_back(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    edit, history = _paths(one)
    heli = signed_in_as(cast.heli)
    heli.form(edit, _text(SECOND, 2, 1))
    listed = heli.get(history).text
    assert "2 sanaa lisää" in listed
    assert "Heli Haapala" in listed
    compared = heli.get(f"{history}/compare?before=2&after=1").text
    assert "aina itse" in compared
    assert "<ins>" in compared
    assert heli.form(f"{history}/restore", {"n": 1, "version": 3}).status_code == 303
    listed = heli.get(history).text
    assert "Versio 3" in listed
    assert "Versio 2" in listed
    assert "aina itse" not in heli.get(edit).text
    assert heli.form(f"{history}/restore", {"n": 2, "version": 3}).status_code == 409


def test_the_list_has_pages(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    edit, history = _paths(one)
    heli = signed_in_as(cast.heli)
    for n in range(2, 13):
        assert heli.form(edit, _text(f"{FIRST}\nLisäys {n}.", n, n - 1)).status_code == 303
    first, second = heli.get(history).text, heli.get(f"{history}?number=2").text
    assert "Versio 12" in first
    assert ">Versio 2<" not in first
    assert ">Versio 2<" in second
    assert heli.get(f"{history}?number=999").status_code == 200


def test_a_reader_of_drafts_restores_nothing(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    _, history = _paths(one)
    maija = signed_in_as(cast.maija)
    assert "Palauta" not in maija.get(f"{history}/compare?before=1").text
    assert maija.form(f"{history}/restore", {"n": 1, "version": 2}).status_code == 403
    assert signed_in_as(cast.aino).get(history).status_code == 404


def test_edits_of_different_places_are_woven_and_both_are_told(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    edit, history = _paths(one)
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    assert heli.form(edit, _text(SECOND, 2, 1)).status_code == 303
    late = ville.form(edit, _text(FIRST.replace("yhteisen ajan", "yhteisen ajan ja paikan"), 2, 1))
    assert late.status_code == 303
    said = ville.get(late.headers["location"]).text
    assert "Versio 3 on tallennettu. Siinä ovat myös version 2 muutokset (Heli Haapala)." in said
    now = heli.get(edit).text
    assert "aina itse" in now
    assert "ajan ja paikan" in now
    assert "yhdistetty version 2 muutoksiin" in heli.get(history).text


def test_an_old_draft_that_is_taken_up_again_keeps_what_others_saved_since(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    edit, _ = _paths(one)
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    text = FIRST.replace("yhteisen ajan", "yhteisen ajan ja paikan")
    ville.swap(f"{edit}/draft", {"title": "Verkostopalaveri", "markdown": text, "draft": str(uuid4()), "revision": 1})
    assert heli.form(edit, _text(SECOND, 2, 1)).status_code == 303
    opened = ville.get(edit).text
    assert 'name="revision" value="1"' in opened
    assert 'name="version" value="3"' in opened
    assert ville.form(edit, _text(text, 3, 1)).status_code == 303
    now = heli.get(f"{edit}?fresh=true").text
    assert "aina itse" in now
    assert "ajan ja paikan" in now


def test_the_same_place_changed_by_both_stays_in_both_ways(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    edit, _ = _paths(one)
    signed_in_as(cast.heli).form(edit, _text(SECOND, 2, 1))
    late = signed_in_as(cast.ville).form(edit, _text(FIRST.replace("Asiakas päättää", "Asiakas valitsee"), 2, 1))
    assert late.status_code == 409
    assert "Asiakas päättää aina itse, ketkä kutsutaan." in late.text
    assert "Asiakas valitsee, ketkä kutsutaan." in late.text
    assert "Heli Haapala tallensi version 2" in late.text
    assert 'name="revision" value="2"' in late.text


def test_an_open_page_takes_the_others_changes_without_saving(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    edit, _ = _paths(one)
    signed_in_as(cast.heli).form(edit, _text(SECOND, 2, 1))
    ville = signed_in_as(cast.ville)
    told = ville.swap(f"{edit}/weave", _text(FIRST + "\nVillen kappale.", 2, 1)).json()
    assert "aina itse" in told["markdown"]
    assert "Villen kappale." in told["markdown"]
    assert (told["clashes"], told["revision"], told["version"], told["name"]) == ([], 2, 3, "Heli Haapala")
    assert "Villen kappale." not in ville.get(edit).text


async def _picked(session: db.Session, cast: Cast) -> Source:
    note = await thread.record(session, network_id=cast.network.id, kind=Kind.NOTE, text="Matala kynnys kysyä")
    await thread.pick(session, cast.network.id, note.id, None, cast.heli.id)
    return note


def test_the_material_is_found_by_words(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    edit, _ = _paths(one)
    heli = signed_in_as(cast.heli)
    assert "[@k1]" in heli.get(f"{edit}/material?search=kutsupohja").text
    assert scene.NOTE in heli.get(f"{edit}/material").text
    assert "[@k1]" not in heli.get(f"{edit}/material?search=olematon").text
    note: Source = live(_picked)
    mark = f'data-insert="[@{key_of(note.id)}]"'
    assert mark in heli.get(f"{edit}/material?search=kynnys").text
    assert mark not in heli.get(f"{edit}/material?search=olematon").text


def test_a_look_is_drawn_and_saves_nothing(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    edit, _ = _paths(one)
    heli = signed_in_as(cast.heli)
    told = heli.swap(
        f"{edit}/look", _text("## Tähän tapaan\n\n<script>alert(1)</script> [@k99]", 2, 1) | {"paper": "on"}
    ).json()
    assert "<script>" not in told["body"]
    assert told["stops"] == 1
    assert "estää hyväksynnän" in told["problems"]
    assert told["drawing"].startswith("data:image/svg+xml;base64,")
    assert "Tähän tapaan" not in heli.get(edit).text
    assert "Esikatselu näkyy tässä" in heli.swap(f"{edit}/look", _text("", 2, 1)).json()["body"]
