"""The assignment's pages: a coordinator gives it out, an agent answers, nobody else sees anything."""

from datetime import timedelta

import pytest

from agentnet import clock
from agentnet.tasks.models import Assignment
from agentnet.tasks.pages import HANDLERS
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

LONG = "ä" * 100_000
CODE = "Asiakas 131052-308T soitti."


@pytest.fixture
def draft(add: Add, cast: Cast) -> Assignment:
    one: Assignment = add(
        Assignment(
            network_id=cast.network.id,
            title="Kahville naapuriin",
            text="Käy toisen alan yksikössä.",
            question="Mitä opit?",
            due_at=clock.now() + timedelta(days=14),
        )
    )
    return one


def test_a_coordinator_writes_and_gives_out(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    base = f"/networks/{cast.network.id}/assignments"
    assert "Tee ensimmäinen välitehtävä" in heli.get(base).text
    empty = heli.form(base, {"title": "Kahville", "text": "Mene kylään."})
    assert empty.status_code == 422
    assert "Mene kylään." in empty.text
    words = {"title": "Kahville", "question": "Mitä opit?", "due_on": "2099-11-17"}
    made = heli.form(base, words)
    assert made.status_code == 303
    path = made.headers["location"]
    assert "Anna agenteille" in heli.get(path).text
    assert heli.form(f"{path}/edit", {**words, "title": "Kahvilla", "version": 1}).status_code == 303
    late = heli.form(f"{path}/edit", {**words, "title": "Toinen", "version": 1})
    assert late.status_code == 422
    assert "Kahvilla" in late.text
    assert "Toinen" in late.text
    assert heli.form(f"{path}/issue").status_code == 303
    assert heli.form(f"{path}/issue").status_code == 409
    page = heli.get(path).text
    assert "Aino Aalto" in page
    assert "Pekka Puro" in page
    assert "Aino Aalto" not in heli.get(f"{path}?field=social").text
    assert "Kukaan ei vastaa tätä rajausta" in heli.get(f"{path}?stage=accepted&sort=stage").text
    assert "Muistutus lähti 2" in heli.form(f"{path}/remind", follow_redirects=True).text
    assert "tänään on jo muistutettu" in heli.form(f"{path}/remind", follow_redirects=True).text


def test_an_agent_drafts_sends_and_completes(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    heli.form(f"{base}/issue")
    listed = aino.get(f"/networks/{cast.network.id}/assignments").text
    task = "/tasks/" + listed.split('href="/tasks/')[1].split('"')[0]
    assert "Mitä opit?" in aino.get(task).text
    assert aino.form(f"{task}/seen").status_code == 204
    saved = aino.swap(f"{task}/draft", {"text": "Kahvi oli", "version": 1})
    assert 'data-version="2"' in saved.text
    assert "<html" not in saved.text
    assert "Kahvi oli" not in heli.get(f"{base}/submissions").text
    assert aino.form(f"{task}/submit", {"text": "Kahvi oli hyvää.\nJuttu jatkui.", "version": 2}).status_code == 303
    assert "Kahvi oli hyvää." in heli.get(f"{base}/submissions").text
    line = f"{base}/submissions/{task.rsplit('/', 1)[1]}"
    assert "Juttu jatkui." in heli.get(line).text
    assert "Kerro agentille" in heli.form(f"{line}/return", {"word": ""}).text
    assert heli.form(f"{line}/return", {"word": "Mitä sovitte?"}).status_code == 303
    assert "Mitä sovitte?" in aino.get(task).text
    assert aino.form(f"{task}/submit", {"text": "Sovimme kahvit.", "version": 3}).status_code == 303
    assert heli.form(f"{line}/accept", {"word": "Kiitos!"}).status_code == 303
    assert "Kiitos!" in aino.get(task).text
    assert aino.form(f"{task}/submit", {"text": "Vielä", "version": 9}).status_code == 409


@pytest.mark.parametrize(("text", "sentence"), [(LONG, "liian pitkä"), (CODE, "henkilötunnus"), ("  ", "Täytä tämä")])
def test_what_cannot_be_kept_is_explained_and_stays_typed(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment, text: str, sentence: str
) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = "/tasks/" + aino.get(f"/networks/{cast.network.id}/assignments").text.split('href="/tasks/')[1].split('"')[0]
    answer = aino.form(f"{task}/submit", {"text": text, "version": 1})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text.strip() in answer.text
    if text.strip():
        assert sentence in aino.swap(f"{task}/draft", {"text": text, "version": 1}).text


def test_two_devices_show_both_texts(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = "/tasks/" + aino.get(f"/networks/{cast.network.id}/assignments").text.split('href="/tasks/')[1].split('"')[0]
    assert aino.form(f"{task}/draft", {"text": "puhelimella", "version": 1}).status_code == 303
    both = aino.form(f"{task}/submit", {"text": "koneella", "version": 1})
    assert both.status_code == 409
    assert "puhelimella" in both.text
    assert "koneella" in both.text
    assert 'name="version" value="2"' in both.text


def test_en_ehdi_is_one_press(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    task = "/tasks/" + aino.get(f"/networks/{cast.network.id}/assignments").text.split('href="/tasks/')[1].split('"')[0]
    assert "Ehdin sittenkin" in aino.form(f"{task}/excuse", follow_redirects=True).text
    assert "En ehdi tällä kertaa" in aino.form(f"{task}/reopen", follow_redirects=True).text


def test_nobody_else_gets_to_a_task_or_a_submission(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    heli.form(f"{base}/issue")
    task = "/tasks/" + aino.get(f"/networks/{cast.network.id}/assignments").text.split('href="/tasks/')[1].split('"')[0]
    aino.form(f"{task}/submit", {"text": "salainen havainto", "version": 1})
    for person in (cast.pekka, cast.sari, cast.maija):
        other = signed_in_as(person)
        assert other.get(task).status_code == 404
        assert other.form(f"{task}/excuse").status_code == 404
        assert other.get(f"{base}/submissions").status_code == 403
        assert other.get(f"{base}/notes").status_code == 403
        for path in (base, f"/networks/{cast.network.id}/assignments"):
            shown = other.get(path).text
            assert "salainen" not in shown
            assert "Aino" not in shown
    assert heli.get(task).status_code == 404
    assert signed_in_as(cast.onni).get(base).status_code == 404
    assert len(HANDLERS) == 6
