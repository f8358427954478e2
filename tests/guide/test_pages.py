"""The guide's pages as the cast: writing, reviewing, and who sees what."""

from collections.abc import Sequence

import pytest

from agentnet import db
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings.queries import findings_of
from agentnet.guide.models import Finding
from agentnet.web import LONG_TEXT
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

CODE = "131052-308T"


@pytest.mark.parametrize(
    ("who", "status"),
    [("heli", 200), ("maija", 200), ("jukka", 200), ("aino", 404), ("sari", 404), ("onni", 404), ("admin", 404)],
)
def test_a_draft_is_for_writers_and_directors(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, who: str, status: int
) -> None:
    one: Seen = live(scene.drafted)
    browser = signed_in_as(getattr(cast, who))
    assert browser.get(f"/chapters/{one.chapter.id}").status_code == status
    assert ("Verkostopalaveri" in browser.get(f"/guides/{one.guide.id}").text) is (status == 200)


def test_from_the_review_on_agents_read_but_see_no_talk(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.in_review)
    browser = signed_in_as(cast.aino)
    assert "Työpari sopii ensin" in browser.get(f"/chapters/{one.chapter.id}").text
    assert browser.get(f"/chapters/{one.chapter.id}/review").status_code == 404
    assert browser.get(f"/chapters/{one.chapter.id}/revisions/1").status_code == 404


def test_a_chapter_is_made_written_and_sent_to_review(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    guide = live(scene.make_guide)
    heli = signed_in_as(cast.heli)
    areas = [cast.social.id, cast.health.id]
    to = heli.form(f"/guides/{guide.id}/chapters", {"title": "Yhteinen työ", "areas": areas}).headers["location"]
    text = {"title": "Yhteinen työ", "markdown": "Sovitaan yhdessä.", "version": 1}
    saved = heli.form(to, text)
    assert (saved.status_code, saved.headers["location"]) == (303, to.removesuffix("/edit"))
    assert heli.form(to.replace("/edit", "/stage"), {"step": "review"}).status_code == 303
    assert "Hyväksy versio 1" in signed_in_as(cast.maija).get(to.replace("/edit", "/review")).text
    assert "Hyväksy versio 1" not in heli.get(to.replace("/edit", "/review")).text


def test_a_conflict_keeps_both_texts_and_shows_the_difference(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    path = f"/chapters/{one.chapter.id}/edit"
    signed_in_as(cast.heli).form(path, {"title": "T", "markdown": "Työpari sopii yhteisen ajan.", "version": 2})
    ville = signed_in_as(cast.ville)
    late = ville.form(path, {"title": "T", "markdown": "Työpari sopii oman ajan.", "version": 2})
    assert late.status_code == 409
    assert "Työpari sopii oman ajan." in late.text
    assert "<del>" in late.text
    assert "Heli Haapala tallensi version 2" in late.text
    assert 'name="version" value="3"' in late.text
    assert ville.form(path, {"title": "T", "markdown": "Yhdistetty.", "version": 3}).status_code == 303


def test_a_hundred_thousand_characters_are_saved_and_read(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    heli = signed_in_as(cast.heli)
    words = "\n\n".join(["Äiti ja lääkäri sopivat yhteisestä ajasta työparin kanssa."] * 1_700)
    assert len(words) > 100_000
    saved = heli.form(f"/chapters/{one.chapter.id}/edit", {"title": "Pitkä", "markdown": words, "version": 2})
    assert saved.status_code == 303
    assert heli.get(f"/chapters/{one.chapter.id}").text.count("lääkäri") == 1_700


def test_one_over_the_limit_is_refused_with_what_was_typed(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    heli = signed_in_as(cast.heli)
    words = "a" * 300_001
    answer = heli.form(f"/chapters/{one.chapter.id}/edit", {"title": "T", "markdown": words, "version": 2})
    assert answer.status_code == 422
    assert words in answer.text
    assert "enintään 300000 merkkiä" in answer.text
    beyond = heli.form(f"/chapters/{one.chapter.id}/edit", {"title": "T", "markdown": "a" * LONG_TEXT, "version": 2})
    assert beyond.status_code == 413


@pytest.mark.parametrize("field", ["title", "markdown"])
def test_an_identity_code_is_refused_beside_its_field_with_everything_kept(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, field: str
) -> None:
    one: Seen = live(scene.drafted)
    data = {"title": "Otsikkoni", "markdown": "Tekstini", "version": 2} | {field: f"Asiakas {CODE}"}
    answer = signed_in_as(cast.heli).form(f"/chapters/{one.chapter.id}/edit", data)
    assert answer.status_code == 422
    assert f'id="field-{field}-error"' in answer.text
    assert "henkilötunnus" in answer.text
    assert str(data["title"]) in answer.text
    assert str(data["markdown"]) in answer.text


def test_a_refused_comment_stays_in_the_form_it_was_typed_in(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.in_review)
    review = f"/chapters/{one.chapter.id}/review"
    maija = signed_in_as(cast.maija)
    block = maija.get(review).text.split('id="block-')[2].split('"')[0]
    data = {"text": f"Kysymys {CODE}", "block_id": block}
    answer = maija.form(f"/chapters/{one.chapter.id}/comments", data)
    assert answer.status_code == 422
    assert f'id="comment-{block}-error"' in answer.text
    assert answer.text.count(f"Kysymys {CODE}") == 1
    assert maija.form(f"/chapters/{one.chapter.id}/comments", data | {"text": "Kysymys"}).status_code == 303
    assert "kappale 2" in maija.get(review).text


def test_a_preview_saves_nothing_with_or_without_scripts(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    heli = signed_in_as(cast.heli)
    data = {"title": "T", "markdown": "## Näin\n\n<script>alert(1)</script> [@k99]", "version": 2}
    piece = heli.swap(f"/chapters/{one.chapter.id}/edit/preview", data)
    assert piece.headers["content-type"].startswith("text/html")
    assert "<h2" in piece.text
    assert "<script>alert" not in piece.text
    assert "estää hyväksynnän" in piece.text
    whole = heli.form(f"/chapters/{one.chapter.id}/edit/preview", data)
    assert "data-unsaved" in whole.text
    assert "&lt;script&gt;" in whole.text
    assert "Versio 1" in heli.get(f"/chapters/{one.chapter.id}").text


def test_a_director_approves_what_was_read_or_is_told_that_it_changed(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.in_review)
    path, maija = f"/chapters/{one.chapter.id}", signed_in_as(cast.maija)
    assert maija.form(f"{path}/approve", {"content_hash": "old"}).status_code == 409
    assert maija.form(f"{path}/approve", {"content_hash": one.text.content_hash}).status_code == 303
    assert "Olet hyväksynyt tämän version" in maija.get(f"{path}/review").text
    jukka = signed_in_as(cast.jukka)
    empty = jukka.form(f"{path}/changes", {"reason": ""})
    assert empty.status_code == 422
    assert "Täytä tämä kohta" in empty.text
    assert jukka.form(f"{path}/changes", {"reason": "Kuka kirjaa?"}).status_code == 303
    assert "Kuka kirjaa?" in signed_in_as(cast.heli).get(path).text


def test_a_second_round_shows_what_has_changed_since(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.in_review)
    heli, path = signed_in_as(cast.heli), f"/chapters/{one.chapter.id}"
    text = scene.TEXT.replace("ketkä kutsutaan", "keitä kutsutaan")
    heli.form(f"{path}/edit", {"title": "Verkostopalaveri", "markdown": text, "version": 2})
    heli.form(f"{path}/stage", {"step": "review"})
    maija = signed_in_as(cast.maija)
    marked = maija.get(f"{path}/review").text
    assert "1 muutos" in marked
    assert "</span>ketkä<span" in marked
    plain = maija.get(f"{path}/review?marks=no").text
    assert "<del>" not in plain
    assert "keitä kutsutaan" in plain


def test_sources_of_another_network_cannot_be_taken(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    finding = live(scene.make_finding)
    onni = signed_in_as(cast.onni)
    there = f"/networks/{cast.other_network.id}"
    data = {"text": "Oma kiteytys", "sources": finding.id}
    assert onni.form(f"{there}/findings", data).status_code == 404
    assert onni.form(f"{there}/sources/pick", {"sources": finding.id}).status_code == 404
    assert onni.form(f"{there}/sources/pick", {"sources": "ei-tunnus"}).status_code == 409


def test_nobody_who_gave_an_anonymous_note_is_named(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.in_review)
    (finding,) = live(_findings)
    for person in (cast.heli, cast.maija, cast.sari):
        browser = signed_in_as(person)
        for path in (f"/findings/{finding.id}", f"/chapters/{one.chapter.id}", f"/networks/{cast.network.id}/findings"):
            page = browser.get(path)
            assert page.status_code == 200
            assert not [name for name in ("Aino Aalto", "Pekka Puro") if name in page.text]


async def _findings(session: db.Session, cast: Cast) -> Sequence[Finding]:
    return await findings_of(session, cast.network.id)


def test_a_named_note_names_its_giver_to_coordinators_only(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    finding = live(_named)
    told = {
        who: "Aino Aalto" in signed_in_as(getattr(cast, who)).get(f"/findings/{finding.id}").text.split("<main", 1)[1]
        for who in ("heli", "pekka", "maija", "sari")
    }
    assert told == {"heli": True, "pekka": False, "maija": False, "sari": False}


async def _named(session: db.Session, cast: Cast) -> Finding:
    return await scene.make_finding(session, cast, person=cast.aino)


def test_words_of_a_text_are_found_by_its_revision(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    assert queries.blocks_of(None) == ()
    page = signed_in_as(cast.maija).get(f"/chapters/{one.chapter.id}/revisions/1")
    assert "Työpari sopii ensin" in page.text
    assert signed_in_as(cast.maija).get(f"/chapters/{one.chapter.id}/revisions/2").status_code == 404
