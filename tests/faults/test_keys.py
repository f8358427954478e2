"""Keys that do not open: each says in plain words why, with the right status, and keeps what was typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from agentnet import clock
from agentnet.accounts import demo, links
from agentnet.accounts.models import SignInLink
from agentnet.network.models import Invitation
from agentnet.network.queries.nominations import hashed as invitation_hash
from agentnet.settings import settings
from agentnet.web.visit import hashed
from agentnet.workshops import joining
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop
from tests.cast import Cast
from tests.conftest import Add
from tests.faults.town import Town
from tests.visitor import Visitor

HOSTILE = ("x", "…", "%00", "%ff", "..%2f..%2fetc", "a" * 3_000, "👩‍⚕️", "'--", "%f0%9f%92%a9", "0" * 64, "-._~", "%20")
SPENT = "Tämä kirjautumislinkki on jo käytetty tai vanhentunut. Pyydä uusi linkki."


def link(add: Add, cast: Cast, **more: Any) -> str:
    token = uuid4().hex
    fields: dict[str, Any] = {"expires_at": clock.now() + links.LIVES, **more}
    add(SignInLink(token_hash=hashed(token), person_id=cast.aino.id, **fields))
    return token


SIGN_IN: dict[str, Callable[[Add, Cast], str]] = {
    "expired": lambda add, cast: link(
        add, cast, created_at=clock.now() - links.LIVES, expires_at=clock.now() - timedelta(seconds=1)
    ),
    "used": lambda add, cast: link(add, cast, used_at=clock.now()),
    "tried too often": lambda add, cast: link(add, cast, tries=links.TRIES),
    "truncated": lambda add, cast: link(add, cast)[:-1],
    "with a tail": lambda add, cast: link(add, cast) + ")",
    "another's shape": lambda add, cast: uuid4().hex,
}


@pytest.mark.parametrize("what", SIGN_IN)
def test_a_sign_in_link_that_does_not_open(what: str, client: Visitor, add: Add, cast: Cast) -> None:
    path = f"/sign-in/{SIGN_IN[what](add, cast)}"
    for answer in (client.get(path), client.form(path)):
        assert (answer.status_code, SPENT in answer.text) == (410, True)
        assert 'href="/sign-in' in answer.text
    assert client.get("/me").status_code == 303


def test_a_wrong_short_code_stays_in_its_field_and_five_of_them_end_the_link(
    client: Visitor, add: Add, cast: Cast
) -> None:
    path = f"/sign-in/{link(add, cast, browser_hash='x', code_hash='x')}"
    for wrong in ("ABCDEF", "<b>2</b>", "💥", "a" * 200, ""):
        answer = client.form(path, {"code": wrong})
        assert answer.status_code == 422
        assert "Koodi ei täsmää" in answer.text
        assert "<b>2" not in answer.text
    assert client.form(path, {"code": "ABCDEF"}).status_code == 410


def test_an_invitation_that_does_not_open(client: Visitor, add: Add, town: Town) -> None:
    late, nomination = uuid4().hex, town.id("invited")
    past = clock.now() - timedelta(seconds=1)
    add(Invitation(nomination_id=nomination, token_hash=invitation_hash(late), expires_at=past))
    used = uuid4().hex
    add(Invitation(nomination_id=nomination, token_hash=invitation_hash(used), expires_at=late_on(), used_at=past))
    expected = {
        late: (410, "vanhentunut"),
        used: (410, "Tämä kutsu on jo käytetty"),
        town.token[:-1]: (404, "Tämä kutsulinkki ei toimi"),
        town.token.upper(): (404, "Tarkista, että osoite on kopioitu kokonaan"),
    }
    for token, (status, sentence) in expected.items():
        answer = client.get(f"/invitations/{token}")
        assert (answer.status_code, sentence in answer.text) == (status, True), token
        for verb in ("accept", "decline"):
            pressed = client.form(f"/invitations/{token}/{verb}", follow_redirects=True)
            assert (pressed.status_code, sentence in pressed.text) == (status, True)
    assert client.get(f"/invitations/{town.token}").status_code == 200


def late_on() -> datetime:
    return clock.now() + timedelta(days=3)


def test_a_join_token_that_does_not_open(client: Visitor, add: Add, town: Town) -> None:
    shut = Workshop(
        network_id=town.network.id, title="Ohi", starts_at=clock.now(), ends_at=clock.now(), stage=Stage.CLOSED
    )
    renewed = Workshop(network_id=town.network.id, title="Uusittu", starts_at=clock.now(), ends_at=clock.now())
    elsewhere = Workshop(network_id=town.network.id, title="Toisaalla", starts_at=clock.now(), ends_at=clock.now())
    old = joining.token(renewed)
    renewed.join_serial = 2
    add(shut, renewed)
    expected = {
        joining.token(shut): (409, "Työpaja ei ole nyt auki"),
        old: (409, "Liittymislinkki on vanhentunut"),
        joining.token(renewed)[:-3]: (404, "Liittymislinkki ei toimi"),
        joining.token(elsewhere): (404, "Liittymislinkki ei toimi"),
    }
    for token, (status, sentence) in expected.items():
        for answer in (client.get(f"/join/{token}"), client.form(f"/join/{token}", {"name": "Vilma"})):
            assert (answer.status_code, sentence in answer.text) == (status, True), sentence


@pytest.mark.parametrize("typed", ["AAAA-AAAA", "k7rm", "ÅÄÖ", "👩‍⚕️" * 8, "1" * 200])
def test_a_wrong_join_code_stays_in_its_field(client: Visitor, town: Town, typed: str) -> None:
    answer = client.form("/join", {"code": typed})
    assert answer.status_code == 422
    assert "Koodilla ei löytynyt avointa työpajaa" in answer.text
    assert f'value="{typed}"' in answer.text


def test_a_demo_key_that_does_not_open(client: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    right = demo.path_of(cast.aino.id)
    assert client.get(right).status_code == 404  # this is no demo
    monkeypatch.setenv("AGENTNET_DEMO", "1")
    settings.cache_clear()
    assert client.get(right).status_code == 200
    forged = f"/demo/{cast.heli.id.hex}.{right.partition('.')[2]}"
    for path in (right[:-1], right + "x", forged, right.replace(".", ""), "/demo/.", "/demo/…"):
        assert client.get(path).status_code == 404, path
        assert client.form(path).status_code == 404, path


@pytest.mark.parametrize("door", ["/sign-in/", "/invitations/", "/join/", "/demo/", "/g/", "/chapters/", "/boards/"])
def test_rubbish_in_place_of_a_key_is_never_an_error_of_ours(client: Visitor, door: str, town: Town) -> None:
    for rubbish in HOSTILE:
        for answer in (client.get(door + rubbish), client.form(door + rubbish, {"name": "x", "code": "x"})):
            assert 300 <= answer.status_code < 500, rubbish
            assert answer.is_redirect or "<h1>" in answer.text
