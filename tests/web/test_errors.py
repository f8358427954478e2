"""What goes wrong is said in words, with the right status, and logged without what people wrote."""

import pytest
from litestar.exceptions import WebSocketDisconnect

from agentnet import db
from agentnet.db import engines
from agentnet.network.models import County, Person
from agentnet.web.limits import TooMany, limit
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

STATUSES = {
    "missing": 404,
    "not-allowed": 403,
    "refused": 409,
    "bad": 400,
    "mistake": 500,
    "locked": 503,
    "full": 503,
    "disk": 503,
    "space": 503,
    "no-table": 500,
    "twice": 409,
}


@pytest.mark.parametrize(("kind", "status"), STATUSES.items())
def test_each_error_has_its_status(client: Visitor, kind: str, status: int) -> None:
    for answer in (client.get(f"/probe/error/{kind}"), client.form(f"/probe/error/{kind}")):
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert "<h1>" in answer.text


def test_a_refusal_is_a_sentence(client: Visitor) -> None:
    assert "Äänestys on jo päättynyt." in client.form("/probe/error/refused").text


@pytest.mark.parametrize("kind", ["locked", "full", "disk", "space"])
def test_a_sick_database_never_says_saved(client: Visitor, kind: str) -> None:
    changing = client.form(f"/probe/error/{kind}")
    assert "Ei tallennettu" in changing.text
    assert changing.headers["retry-after"] == "5"
    assert "Ei tallennettu" not in client.get(f"/probe/error/{kind}").text


def test_a_locked_database_is_503_and_nothing_is_half_saved(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_MS", 50)
    hers = request.getfixturevalue("signed_in_as")(request.getfixturevalue("aino"))
    with db.writer_connection() as other, other.begin():
        answer = hers.form("/probe/save")
        page = hers.get("/me")
    assert (answer.status_code, page.status_code) == (503, 200)
    assert "Ei tallennettu" in answer.text
    assert "Tallennettu" not in page.text
    assert hers.form("/probe/save").status_code == 303


def test_htmx_gets_a_fragment(client: Visitor) -> None:
    answer = client.swap("/probe/error/refused")
    assert answer.status_code == 409
    assert "<html" not in answer.text
    assert "Äänestys on jo päättynyt." in answer.text


def test_a_mistake_is_logged_under_a_number_that_the_visitor_sees(
    client: Visitor, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = client.form("/probe/error/mistake", {"why": "what-people-wrote"})
    logged = capfd.readouterr().err
    number = logged.split("number=")[1].split()[0]
    assert number in shown.text
    assert "status=500" in logged
    assert "probes.py" in logged
    assert "route=/probe/error/{kind}" in logged
    for secret in ("a secret", "what-people-wrote", client.token, client.cookies["agentnet"]):
        assert secret not in logged


def test_nobody_is_sent_to_sign_in_and_told_so_when_something_was_sent(client: Visitor) -> None:
    assert client.get("/me").status_code == 303
    assert client.form("/me", {"name": "x"}).status_code == 401
    assert client.get("/me", headers={"hx-request": "true"}).status_code == 401


def test_errors_speak_the_visitors_language(client: Visitor, signed_in_as: SignedInAs, aino: Person) -> None:
    client.form("/language", {"language": "sv", "next": "/sign-in"})
    assert '<html lang="sv">' in client.get("/no-such-page").text
    hers = signed_in_as(aino)
    assert '<html lang="fi">' in hers.get("/no-such-page", headers={"accept-language": "en"}).text


def test_the_language_is_remembered_with_the_person(client: Visitor, signed_in_as: SignedInAs, aino: Person) -> None:
    signed_in_as(aino).form("/language", {"language": "en", "next": "/me"})
    assert '<html lang="en">' in signed_in_as(aino).get("/me").text


def test_an_unknown_language_is_missing(client: Visitor) -> None:
    assert client.form("/language", {"language": "xx"}).status_code == 404


def test_a_passing_word_is_said_once_and_escaped(signed_in_as: SignedInAs, aino: Person) -> None:
    hers = signed_in_as(aino)
    assert hers.form("/probe/save").headers["location"] == "/me"
    assert "Tallennettu: &lt;koe&gt;" in hers.get("/me").text
    assert "Tallennettu" not in hers.get("/me").text


def test_a_passing_word_that_we_did_not_write_is_not_said(signed_in_as: SignedInAs, aino: Person) -> None:
    hers = signed_in_as(aino)
    hers.cookies.set("agentnet-said", "VGVodHku.forged", domain="127.0.0.1", path="/")
    assert "Tehty" not in hers.get("/me").text


def test_an_answer_is_a_fragment_for_htmx_and_a_way_on_for_others(client: Visitor) -> None:
    assert client.form("/probe/answer").headers["location"] == "/me"
    swapped = client.swap("/probe/answer")
    assert swapped.status_code == 200
    assert "Svenska" in swapped.text
    assert "<html" not in swapped.text


def test_the_limiter_keeps_rules_and_subjects_apart(database: str) -> None:
    for _ in range(3):
        limit("sign-in letter", "aino")
    with pytest.raises(TooMany) as refused:
        limit("sign-in letter", "aino")
    assert 3590 <= refused.value.seconds <= 3601
    limit("sign-in letter", "pekka")
    limit("sign-in code", "aino")


def test_what_a_reading_session_cannot_do(client: Visitor, add: Add) -> None:
    add(County(name="Koe"))
    assert client.get("/probe/write").status_code >= 500


def test_when_even_the_error_page_fails_the_sentence_is_there(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agentnet.web.errors.fragment", None)
    answer = client.get("/probe/error/refused")
    assert answer.status_code == 409
    assert "Äänestys on jo päättynyt." in answer.text


def test_a_mistake_in_a_socket_is_logged(
    signed_in_as: SignedInAs, aino: Person, capfd: pytest.CaptureFixture[str]
) -> None:
    origin = {"origin": "http://127.0.0.1:8000"}
    with (
        signed_in_as(aino).websocket_connect("/probe/broken-socket", headers=origin) as socket,
        pytest.raises(WebSocketDisconnect),
    ):
        socket.receive_text()
    logged = capfd.readouterr().err
    assert "socket failed" in logged
    assert "a secret" not in logged
