"""The assignment's pages: a coordinator gives it out, an agent answers, nobody else sees anything."""

import re

import pytest

from agentnet.network.models import Pair
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.tasks.rows import assignment_rows
from tests.visitor import Visitor

LONG = "ä" * 100_000
CODE = "Asiakas 131052-308T soitti."


@pytest.fixture
def draft(add: Add, cast: Cast) -> Assignment:
    one, brief = assignment_rows(cast.network.id, AssignmentStage.DRAFT)
    brief.pictures = 1
    add(one, brief)
    return one


def own(browser: Visitor) -> str:
    """The address of the one task that its agent has."""
    found = re.search(r'href="(/tasks/[^"]+)"', browser.get("/tasks").text.split("<main")[1])
    assert found is not None
    return found[1]


def test_a_coordinator_writes_and_gives_out(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    base = f"/networks/{cast.network.id}/assignments"
    assert "Tee ensimmäinen välitehtävä" in heli.get(base).text
    empty = heli.form(base, {"title": "Kahville", "text": "Mene kylään."})
    assert empty.status_code == 422
    assert "Mene kylään." in empty.text
    words = {"title": "Kahville", "question": "Mitä opit?", "due_on": "2099-11-17", "text": "Mene **kylään**."}
    path = heli.form(base, words).headers["location"]
    page = heli.get(path).text
    assert "Anna agenteille" in page
    assert "<strong>kylään</strong>" in page
    assert heli.form(f"{path}/edit", {**words, "title": "Kahvilla", "version": 1}).status_code == 303
    late = heli.form(f"{path}/edit", {**words, "title": "Toinen", "version": 1})
    assert late.status_code == 409
    assert ">Kahvilla</del>" in re.sub(r"<span.*?</span>", "", late.text)
    assert ">Toinen</ins>" in re.sub(r"<span.*?</span>", "", late.text)
    assert 'value="Toinen"' in late.text
    assert heli.form(f"{path}/issue").status_code == 303
    assert heli.form(f"{path}/issue").status_code == 409
    page = heli.get(path).text
    assert "Aino Aalto" in page
    assert "Pekka Puro" in page
    for narrow in ("?field=social", "?search=pekka+salo"):
        table = heli.get(path + narrow).text
        assert "Aino Aalto" not in table
        assert "Pekka Puro" in table
    assert "Kukaan ei vastaa tätä rajausta" in heli.get(f"{path}?stage=accepted&sort=stage&page=7").text
    assert "Muistutus lähti 2" in heli.form(f"{path}/remind", follow_redirects=True).text
    assert "jo muistutettu" in heli.form(f"{path}/remind", follow_redirects=True).text


def test_questions_of_many_kinds_are_added_and_previewed(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment
) -> None:
    heli, base = signed_in_as(cast.heli), f"/assignments/{draft.id}"
    wrong = heli.form(f"{base}/questions", {"kind": "choice", "label": "Kumpi?", "options": "Kahvi"})
    assert wrong.status_code == 422
    assert "Kahvi" in wrong.text
    choice = {"kind": "choice", "label": "Kumpi?", "options": "Kahvi\nTee", "required": "yes"}
    assert heli.form(f"{base}/questions", choice).status_code == 303
    shown = {"kind": "text", "label": "Miksi teetä?", "if_key": "q2", "if_is": "Tee"}
    assert heli.form(f"{base}/questions", shown).status_code == 303
    assert heli.form(f"{base}/questions", {**shown, "if_is": "Kaakao"}).status_code == 422
    assert heli.form(f"{base}/questions/q3/move", {"to": "up"}).status_code == 303
    assert heli.form(f"{base}/questions/q3/move", {"to": "down"}).status_code == 303
    assert "Kahvi\nTee" in heli.get(f"{base}/questions/q2").text
    preview = heli.get(f"{base}/preview").text
    assert "Kumpi?" in preview
    assert 'data-shown-if="q-q2"' in preview
    heli.form(f"{base}/issue")
    aino = signed_in_as(cast.aino)
    task = own(aino)
    missing = aino.form(f"{task}/submit", {"q-q1": "Opin paljon.", "version": 1})
    assert missing.status_code == 422
    assert "Opin paljon." in missing.text
    answer = {"q-q1": "Opin paljon.", "q-q2": "1", "q-q3": "Rauhoittaa.", "version": 1}
    assert aino.form(f"{task}/submit", answer).status_code == 303
    read = heli.get(f"{base}/submissions").text
    for word in ("Opin paljon.", "Tee", "Rauhoittaa."):
        assert word in read


def test_an_agent_drafts_sends_and_completes(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    heli.form(f"{base}/issue")
    task = own(aino)
    assert "Mitä opit?" in aino.get(task).text
    assert "luettu" not in aino.get(task).text
    assert aino.form(f"{task}/seen").status_code == 204
    assert "luettu" in aino.get(task).text
    saved = aino.swap(f"{task}/draft", {"q-q1": "Kahvi oli", "version": 1})
    assert 'data-version="2"' in saved.text
    assert "Tallennettu klo" in saved.text
    assert "<html" not in saved.text
    assert "Kahvi oli" not in heli.get(f"{base}/submissions").text
    assert aino.form(f"{task}/submit", {"q-q1": "Kahvi oli hyvää.\nJuttu jatkui.", "version": 2}).status_code == 303
    assert "Kahvi oli hyvää." in heli.get(f"{base}/submissions").text
    line = f"{base}/submissions/{task.rsplit('/', 1)[1]}"
    assert "Juttu jatkui." in heli.get(line).text
    assert "Kerro agentille" in heli.form(f"{line}/return", {"word": ""}).text
    assert heli.form(f"{line}/return", {"word": "Mitä sovitte?"}).status_code == 303
    assert "Mitä sovitte?" in aino.get(task).text
    assert aino.form(f"{task}/submit", {"q-q1": "Sovimme kahvit.", "version": 3}).status_code == 303
    assert heli.form(f"{line}/accept", {"word": "Kiitos!"}).status_code == 303
    assert "Kiitos!" in aino.get(task).text
    assert "Koordinaattorit ovat saaneet" in aino.get("/tasks").text
    assert aino.form(f"{task}/submit", {"q-q1": "Vielä", "version": 9}).status_code == 409
    assert heli.form(f"{line}/undo").status_code == 303
    heli.form(f"{base}/accept", {"tasks": [task.rsplit("/", 1)[1]]})
    assert "1 vastaus on kuitattu" in heli.get(base).text


@pytest.mark.parametrize(("text", "sentence"), [(LONG, "liian pitkä"), (CODE, "henkilötunnus"), ("  ", "Täytä tämä")])
def test_what_cannot_be_kept_is_explained_and_stays_typed(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment, text: str, sentence: str
) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = own(aino)
    answer = aino.form(f"{task}/submit", {"q-q1": text, "version": 1})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text.strip() in answer.text
    if text.strip():
        assert sentence in aino.swap(f"{task}/draft", {"q-q1": text, "version": 1}).text


def test_two_devices_show_both_texts(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = own(aino)
    assert aino.form(f"{task}/draft", {"q-q1": "puhelimella", "version": 1}).status_code == 303
    both = aino.form(f"{task}/submit", {"q-q1": "koneella", "version": 1})
    assert both.status_code == 409
    assert "puhelimella" in both.text
    assert "koneella" in both.text
    assert 'name="version" value="2"' in both.text


def test_a_pair_sees_the_pairs_and_another_does_not(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment, add: Add
) -> None:
    add(Pair(network_id=cast.network.id, social_id=cast.pekka.id, health_id=cast.aino.id))
    heli, aino, pekka = (signed_in_as(one) for one in (cast.heli, cast.aino, cast.pekka))
    words = {"title": "Kahville", "due_on": "2099-11-17", "pairs": "yes", "version": 1}
    heli.form(f"/assignments/{draft.id}/edit", words)
    heli.form(f"/assignments/{draft.id}/issue")
    hers, his = own(aino), own(pekka)
    assert pekka.form(f"{his}/draft", {"q-q1": "Pekan ajatus", "version": 1}).status_code == 303
    page = aino.get(hers).text
    assert "Pekan ajatus" in page
    assert "Pekka Puro tallensi viimeksi" in page
    assert aino.get(his).status_code == 404
    assert aino.form(f"{hers}/submit", {"q-q1": "Yhteinen", "version": 2}).status_code == 303
    assert "lähetetty" in pekka.get(his).text
    assert "Aino Aalto &amp; Pekka Puro" in heli.get(f"/assignments/{draft.id}/submissions").text


def test_a_correction_is_marked_on_the_page(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    heli.form(f"{base}/issue")
    task = own(aino)
    aino.form(f"{task}/submit", {"q-q1": "Ensimmäinen", "version": 1})
    assert heli.form(f"{base}/correction").headers["location"] == f"{base}/correction"
    version = re.search(r'name="version" value="(\d+)"', heli.get(f"{base}/correction").text)
    assert version is not None
    words = {"text": "Käy kahdessa yksikössä.", "why": "Kaksi, ei yhtä.", "version": version[1]}
    assert heli.form(f"{base}/correction/save", words).status_code == 303
    late = heli.form(f"{base}/correction/save", {**words, "text": "Käy kolmessa yksikössä."})
    assert late.status_code == 409
    assert "Käy kahdessa yksikössä." in late.text, "the saved one"
    assert "Käy kolmessa yksikössä.</textarea>" in late.text, "one's own, in its field"
    assert "Ota tallennettu" in late.text
    for secret in (aino.get(task).text, aino.get(base).text):
        assert "Kaksi, ei yhtä." not in secret
    assert aino.get(f"{base}/versions/2").status_code == 404
    assert heli.form(f"{base}/correction/send").status_code == 303
    page = aino.get(task).text
    assert "Kaksi, ei yhtä." in page
    assert "Vastasit versioon 1" in page
    assert "Käy toisen alan yksikössä." in aino.get(f"{base}/versions/1").text


def test_en_ehdi_is_one_press(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = own(aino)
    assert "Ehdin sittenkin" in aino.form(f"{task}/excuse", follow_redirects=True).text
    assert "En ehdi tällä kertaa" in aino.form(f"{task}/reopen", follow_redirects=True).text


def test_nobody_else_gets_to_a_task_or_a_submission(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    heli.form(f"{base}/issue")
    task = own(aino)
    aino.form(f"{task}/submit", {"q-q1": "salainen havainto", "version": 1})
    line = f"{base}/submissions/{task.rsplit('/', 1)[1]}"
    heli.form(f"{base}/calls/{task.rsplit('/', 1)[1]}", {"called": "yes", "note": "salainen puhelu"})
    for person in (cast.pekka, cast.sari, cast.maija):
        other = signed_in_as(person)
        assert other.get(task).status_code == 404
        assert other.form(f"{task}/excuse").status_code == 404
        for path in (f"{base}/submissions", line, f"{base}/notes", f"{base}/answers/xlsx", f"{base}/preview"):
            assert other.get(path).status_code == 403
        for path in (base, f"/networks/{cast.network.id}/assignments", "/tasks", "/", f"{base}/versions/1"):
            shown = other.get(path).text
            assert "salainen" not in shown
            assert "Aino" not in shown
    assert heli.get(task).status_code == 404
    assert signed_in_as(cast.onni).get(base).status_code == 404


def test_a_template_begins_the_next_one(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, net = signed_in_as(cast.heli), f"/networks/{cast.network.id}/assignments"
    assert heli.form(f"/assignments/{draft.id}/pattern", {"name": "Kahvimalli"}).status_code == 303
    found = re.search(r"/new\?copy=([0-9a-f-]{36})", heli.get(net).text)
    assert found is not None
    for start in (found[1], draft.id):
        page = heli.get(f"{net}/new?copy={start}").text
        assert 'value="Kahville naapuriin"' in page
        assert "Käy toisen alan yksikössä." in page
    assert heli.form(f"{net}/patterns/{found[1]}/bin").status_code == 303
    assert heli.get(f"{net}/new?copy={found[1]}").status_code == 404
