"""What leaders do on a poll's pages: write, open, show, hide, join words, turn the wall's pages."""

from uuid import uuid4

from agentnet.network.models import Person
from agentnet.workshops.polls.flow import PollKind, Stage
from tests.conftest import SignedInAs
from tests.polls.conftest import AskPoll
from tests.polls.test_pages import CANARY, surfaces


def test_open_answers_wait_for_a_leader_and_are_hidden_with_a_reason(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.OPEN, moderated=True, shown=True)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": CANARY})
    assert CANARY not in surfaces(asked, pekkas) + helis.get(f"{asked.path}/projector").text
    page = helis.get(asked.path).text
    id = page.partition('name="show" value="')[2].partition('"')[0]
    assert CANARY in helis.swap(f"{asked.path}/texts", {"show": id}).text
    assert CANARY in surfaces(asked, pekkas)
    assert helis.swap(f"{asked.path}/texts", {"hide": f"{id} tone"}).status_code == 200
    assert CANARY not in surfaces(asked, pekkas)
    assert "Syy: asiaton" in ainos.get(asked.path).text
    assert pekkas.swap(f"{asked.path}/texts", {"show": id}).status_code == 403


def test_only_leaders_lead(ask: AskPoll, signed_in_as: SignedInAs, aino: Person) -> None:
    asked, ainos = ask(), signed_in_as(aino)
    for path in ("edit", "projector"):
        assert ainos.get(f"{asked.path}/{path}").status_code == 403
    assert ainos.form(f"{asked.path}/step", {"step": "show"}).status_code == 403
    assert ainos.get(f"{asked.path}/changes?as=projector").status_code == 404


def test_a_leader_writes_opens_and_adds_options_without_a_script(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    asked = ask(options=(), stage=Stage.DRAFT)
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    assert "Tallenna ja avaa kysely" in helis.get(f"{asked.path}/edit").text
    form = {"kind": "choice", "question": "Milloin?", "options": "Nyt", "version": 1, "then": "open"}
    refused = helis.form(f"{asked.path}/edit", form)
    assert refused.status_code == 422
    assert "vähintään kaksi vaihtoehtoa" in refused.text
    assert "Milloin?" in refused.text
    assert helis.form(f"{asked.path}/edit", {**form, "options": "Nyt\nHuomenna"}).status_code == 303
    page = ainos.get(asked.path).text
    assert "Huomenna" in page
    id = page.partition('name="choice" value="')[2].partition('"')[0]
    ainos.form(f"{asked.path}/answer", {"nonce": uuid4(), "choice": id})
    frozen = helis.get(f"{asked.path}/edit").text
    assert "Kyselyyn on jo vastattu" in frozen
    assert helis.form(f"{asked.path}/edit", {**form, "version": 2}).status_code == 409
    assert "Sama vaihtoehto" in helis.form(f"{asked.path}/options", {"options": "nyt"}).text
    assert helis.form(f"{asked.path}/options", {"options": "Ensi viikolla"}).status_code == 303
    assert "Ensi viikolla" in ainos.get(asked.path).text


def test_the_words_of_a_cloud_are_joined_split_and_undone_on_a_page(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    asked = ask(PollKind.CLOUD)
    helis, path = signed_in_as(heli), f"{asked.path}/words"
    signed_in_as(aino).swap(f"{asked.path}/answer", {"id": uuid4(), "text": ["palkka", "palkkaus"]})
    assert helis.form(path, {"act": "join", "word": "palkkaus", "into": "palkka"}).headers["location"] == path
    page = helis.get(path).text
    assert "Erota" in page
    assert "Kumoa edellinen muutos" in page
    helis.form(path, {"act": "undo"})
    assert "Erota" not in helis.get(path).text
    assert helis.form(path, {"act": "join", "word": "x", "into": "palkka"}).status_code == 409
    assert helis.form(path, {"act": "hide", "word": "palkka", "reason": "tone"}).status_code == 303
    assert "Syy: asiaton" in signed_in_as(aino).get(asked.path).text


def test_the_walls_pages_of_answers_turn(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.OPEN, shown=True)
    for who, text in ((aino, "Ensin " * 90), (asked.guest, "Sitten " * 80), (pekka, "Vielä " * 80)):
        signed_in_as(who).swap(f"{asked.path}/answer", {"id": uuid4(), "text": text})
    helis = signed_in_as(heli)
    first = helis.get(f"{asked.path}/projector").text
    assert "Sivu 1 / 2" in first
    helis.swap(f"{asked.path}/turn", {"page": 1})
    second = helis.get(f"{asked.path}/projector").text
    assert "Sivu 2 / 2" in second
    seen = [[word in page for word in ("Ensin", "Sitten", "Vielä")] for page in (first, second)]
    assert [sum(page) for page in seen] == [2, 1]
    assert all(one != other for one, other in zip(*seen, strict=True))
