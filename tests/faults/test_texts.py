"""Long texts, and every sign that people write: kept exactly, or refused beside the field with the text in it."""

import html
import json

import pytest

from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.door import Door
from tests.faults.doors import DOORS
from tests.faults.paper import paper
from tests.faults.test_identity_codes import browser, written
from tests.faults.town import Town
from tests.visitor import Visitor

SENTENCE = "Kutsu lähtee ajoissa, ja jokainen tietää, mihin häntä tarvitaan. "
LONG = (SENTENCE * 2_000)[:99_999] + "."
SIGNS = (
    "👩‍⚕️🤝👨‍🦯 perhe 👨‍👩‍👧‍👦",
    "שלום\u200f ja مرحبا",
    "a\u0301a\u0308o\u0308 e\u0301 n\u0303",
    "𝕏 𐍈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 💩",
    "Čeavetjávri – Čáhpesvárri ‘»„“…€",
    "5 < 7 & \"a\" > 'b' {{ 7 * 7 }} {% raw %} <b>",
)
BROKEN = ("a\x00b", "a\x07b", "a\ufffeb", "a\uffffb", "\u202egnihtemos", "\ufeffalku")


def test_a_chapter_of_a_hundred_thousand_characters_is_saved(signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    path, heli = f"/chapters/{town.id('chapter drafting')}/edit", signed_in_as(cast.heli)
    text = (f"## Luku\n\n{SENTENCE * 20}\n\n" * 100)[:99_999] + "."
    assert len(text) == 100_000
    assert paper(heli.get(path), path).send(heli, {"markdown": text}).status_code == 303
    assert paper(heli.get(path), path).fields["markdown"] == [text]


TOO_LONG = {
    "note": "/boards/{board ideation}/notes",
    "submission": "/tasks/{task}/submit",
    "comment": "/chapters/{chapter review}/comments",
    "nomination": "/networks/{network}/nominations",
    "finding": "/networks/{network}/findings",
    "answer": "/surveys/{survey open}/answer",
    "theme": "/networks/{network}/themes",
    "workshop": "/networks/{network}/workshops",
}


@pytest.mark.parametrize("what", TOO_LONG)
def test_elsewhere_so_long_a_text_is_told_how_long_it_may_be_and_stays(
    what: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town
) -> None:
    door = next(door for door in DOORS if door.path == TOO_LONG[what])
    visitor = browser(door.who, client, signed_in_as, cast, town)
    name = next(name for name in ("text", "why", "purpose", "q-q1") if name in written(door))
    answer = visitor.form(door.where(town), {**door.good(town), name: LONG})
    assert answer.status_code in (409, 422)
    assert "enintään" in answer.text
    assert html.unescape(answer.text).count(LONG) == 1


@pytest.mark.both
def test_what_people_write_comes_back_as_they_wrote_it(signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    heli, aino, maija = (signed_in_as(who) for who in (cast.heli, cast.aino, cast.maija))
    note, task, net = (
        f"/boards/{town.id('board ideation')}",
        f"/tasks/{town.id('task')}",
        f"/networks/{town.network.id}",
    )
    review, chapter = f"/chapters/{town.id('chapter review')}", f"/chapters/{town.id('chapter drafting')}"
    for version, signs in enumerate(SIGNS, 1):
        places: tuple[tuple[Visitor, str, str, dict[str, object]], ...] = (
            (aino, f"{note}/notes", note, {"text": signs, "section": town.id("section ideation")}),
            (aino, f"{task}/draft", task, {"q-q1": signs, "version": version}),
            (heli, f"{net}/themes", f"{net}/themes", {"title": signs}),
            (maija, f"{review}/comments", f"{review}/review", {"text": signs}),
            (heli, f"{chapter}/edit", f"{chapter}/edit", {"title": signs, "markdown": signs, "version": version}),
            (maija, "/me", "/me", {"name": signs}),
        )
        for visitor, path, page, words in places:
            answer = visitor.form(path, words)
            assert answer.status_code == 303, f"{path} {answer.text}"
            assert signs in html.unescape(visitor.get(page).text), page


@pytest.mark.parametrize("door", [door for door in DOORS if written(door)], ids=lambda door: door.path)
def test_broken_signs_are_refused_with_a_sentence(
    door: Door, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town
) -> None:
    visitor = browser(door.who, client, signed_in_as, cast, town)
    name, path = sorted(written(door))[0], door.where(town)
    for broken in BROKEN[:4] if "sign-in/" in path else BROKEN:  # five wrong codes end a link
        answer = visitor.form(path, {**door.good(town), name: broken})
        assert (answer.status_code, "ei voi tallentaa" in answer.text) == (422, True), repr(broken)


def test_half_a_sign_is_no_text(signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    """Lone surrogates cannot come in UTF-8; in JSON they can be spelled."""
    heli = signed_in_as(cast.heli)
    path, origin = f"/networks/{town.network.id}/themes", {"origin": settings().base_url, "x-csrf-token": heli.token}
    as_json = heli.post(
        path, content=json.dumps({"title": "\ud83d"}), headers={**origin, "content-type": "application/json"}
    )
    as_bytes = heli.post(
        path, content=b"title=%ed%a0%bd", headers={**origin, "content-type": "application/x-www-form-urlencoded"}
    )
    assert as_json.status_code in (400, 422)
    assert as_bytes.status_code == 400


@pytest.mark.parametrize("what", ["note", "comment", "submission"])
def test_letters_that_take_six_bytes_on_the_way_stay_as_well(
    what: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town
) -> None:
    """A hundred thousand ä are 600 KB in a form: more than an ordinary body may be."""
    door = next(door for door in DOORS if door.path == TOO_LONG[what])
    visitor, text = browser(door.who, client, signed_in_as, cast, town), "ä" * 100_000
    answer = visitor.form(door.where(town), {**door.good(town), ("q-q1" if what == "submission" else "text"): text})
    assert answer.status_code in (409, 422)
    assert "enintään" in answer.text
    assert html.unescape(answer.text).count(text) == 1
