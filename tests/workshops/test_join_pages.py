"""Guests: by code, by QR, out again. No account, and no way further than their own workshop."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect
from sqlalchemy import func, select
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import SQLModel, col

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.settings import settings
from agentnet.web import limits
from agentnet.web.limits import Rule
from agentnet.workshops import joining
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import MakeWorkshop

Rows = Callable[[type[SQLModel]], int]


@pytest.fixture
def rows(database: str) -> Rows:
    """How many rows a table has."""

    def count(table: type[SQLModel]) -> int:
        with SyncSession(db.sync_engine()) as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    return count


def door(workshop: Workshop) -> str:
    return f"/join/{joining.token(workshop)}"


def a_guest_in(client: Visitor, workshop: Workshop, name: str = "Vieras Virtanen") -> Visitor:
    browser = client.another()
    assert browser.form(door(workshop), {"name": name}).status_code == 303
    return browser


def test_a_guest_types_the_code_gives_a_name_and_is_where_everybody_is(
    client: Visitor, live: Workshop, board: Board
) -> None:
    typed = joining.shown(joining.code(live)).lower()
    to_name = client.form("/join", {"code": typed}).headers["location"]
    assert to_name == door(live)
    assert "Nimesi" in client.get(to_name).text
    answer = client.form(to_name, {"name": "Kaarina Kokemus"}, follow_redirects=True)
    assert answer.url.path == f"/boards/{board.id}"
    assert client.get("/").headers["location"] == f"/workshops/{live.id}"
    assert client.get(to_name).headers["location"] == f"/workshops/{live.id}/now"


def test_a_wrong_code_is_said_kept_and_opens_nothing(client: Visitor, cast: Cast, make_workshop: MakeWorkshop) -> None:
    planned, closed = make_workshop(Stage.PLANNED), make_workshop(Stage.CLOSED)
    for code in ("K7RM-4XPT", joining.code(planned), joining.code(closed), "💡", "' OR 1=1"):
        answer = client.form("/join", {"code": code})
        assert answer.status_code == 422
        assert "Koodilla ei löytynyt avointa työpajaa" in answer.text
    assert 'value="K7RM-4XPT"' in client.form("/join", {"code": "K7RM-4XPT"}).text


def test_a_code_opens_its_own_workshop_and_no_other(client: Visitor, make_workshop: MakeWorkshop) -> None:
    one, other = make_workshop(), make_workshop()
    assert client.form("/join", {"code": joining.code(one)}).headers["location"] == door(one)
    guest = a_guest_in(client, one)
    assert guest.get(f"/workshops/{one.id}").status_code == 200
    assert guest.get(f"/workshops/{other.id}").status_code == 404


def test_too_many_tries_are_stopped_with_a_sentence(
    client: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RULES, "join code", Rule(3, 600))
    for _ in range(3):
        assert client.form("/join", {"code": "K7RM-4XPT"}).status_code == 422
    stopped = client.form("/join", {"code": "K7RM-4XPT"})
    assert stopped.status_code == 429
    assert "Yrityksiä on ollut liian monta" in stopped.text
    assert client.another().form("/join", {"code": "K7RM-4XPT"}).status_code == 422


def test_looking_at_the_door_changes_nothing(client: Visitor, live: Workshop, rows: Rows) -> None:
    for _ in range(2):
        assert client.get(door(live)).status_code == 200
    assert rows(Participant) == rows(Guest) == 0
    assert client.get("/me").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("said", ["x", "a" * 43, "a" * 300, "%C3%A4" * 43, "..%2f..", "%00", "%F0%9F%92%A1"])
def test_what_is_no_token_is_not_found(client: Visitor, live: Workshop, said: str) -> None:
    assert client.get(f"/join/{said}").status_code in (400, 404)
    token = joining.token(live)
    for wrong in (token[:-1], token[:20], token + "aa"):
        assert client.get(f"/join/{wrong}").status_code in (404, 409)


def test_an_old_token_says_that_it_is_old(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, live: Workshop
) -> None:
    old, code, inside = door(live), joining.code(live), a_guest_in(client, live)
    signed_in_as(cast.heli).form(f"/workshops/{live.id}/door", {"act": "renew"})
    answer = client.form(old, {"name": "Vieras"})
    assert answer.status_code == 409
    assert "vanhentunut" in answer.text
    assert inside.get(old).headers["location"] == f"/workshops/{live.id}/now", "who is in finds back by the old one"
    assert client.form("/join", {"code": code}).status_code == 422


def test_a_locked_door_says_so(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, live: Workshop, rows: Rows
) -> None:
    heli, inside = signed_in_as(cast.heli), a_guest_in(client, live, "Sisällä jo")
    heli.form(f"/workshops/{live.id}/door", {"act": "lock"})
    assert "lukinnut oven" in client.get(door(live)).text
    answer = client.form(door(live), {"name": "Vieras"})
    assert answer.status_code == 409
    assert "lukinnut oven" in answer.text
    assert 'value="Vieras"' in answer.text, "what was written stays"
    assert rows(Guest) == 1
    assert inside.form(door(live), {"name": "Sisällä jo"}).status_code == 303
    asked = re.search(r'id="door"[^>]* hx-get="([^"]+)"', answer.text)
    assert asked
    heli.form(f"/workshops/{live.id}/door", {"act": "unlock"})
    assert "Ovi on auki" in client.get(unescape(asked[1])).text, "the page notices"
    assert client.form(door(live), {"name": "Vieras"}).status_code == 303


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "131052-308T"])
def test_a_name_that_will_not_do_is_said(client: Visitor, live: Workshop, rows: Rows, name: str) -> None:
    assert client.form(door(live), {"name": name}).status_code == 422
    assert rows(Guest) == 0


def test_a_guest_sees_their_workshop_and_nothing_of_the_network(
    client: Visitor, cast: Cast, live: Workshop, board: Board
) -> None:
    guest = a_guest_in(client, live)
    page = guest.get(f"/workshops/{live.id}").text
    assert "Olet mukana nimellä Vieras Virtanen." in page
    assert "Tuletko mukaan?" not in page
    assert f"/networks/{cast.network.id}" not in page
    for path in (f"/networks/{cast.network.id}", f"/networks/{cast.network.id}/workshops", "/contributions", "/me"):
        refused = guest.get(path)
        assert refused.status_code == 403
        assert "Tämä sivu on verkoston jäsenille" in refused.text
    assert guest.get(f"/workshops/{live.id}/cockpit").status_code == 403
    assert guest.form(f"/workshops/{live.id}/register", {"attendance": "remote"}).status_code == 403


def test_two_people_on_one_device_join_one_after_the_other(client: Visitor, live: Workshop, rows: Rows) -> None:
    tablet = a_guest_in(client, live, "Ensimmäinen")
    again = tablet.form(door(live), {"name": "Toinen"})
    assert again.status_code == 303
    assert rows(Participant) == 1
    to_door = tablet.form(f"/workshops/{live.id}/leave").headers["location"]
    assert tablet.get(f"/workshops/{live.id}").status_code == 303
    assert tablet.form(to_door, {"name": "Toinen"}).status_code == 303
    assert "Olet mukana nimellä Toinen." in tablet.get(f"/workshops/{live.id}").text
    assert rows(Participant) == 2


def test_a_member_joins_by_the_qr_under_their_own_name(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, rows: Rows
) -> None:
    aino_s = signed_in_as(cast.aino)
    assert "Liityt nimellä Aino Aalto." in aino_s.get(door(live)).text
    aino_s.form(door(live))
    assert (rows(Participant), rows(Guest)) == (1, 0)
    assert aino_s.get("/me").status_code == 200


def test_somebody_of_another_network_is_told_that_they_come_as_a_guest(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, rows: Rows
) -> None:
    onni_s = signed_in_as(cast.onni)
    assert "joten liityt vieraana" in onni_s.get(door(live)).text
    onni_s.form(door(live), {"name": "Onni"})
    assert rows(Guest) == 1
    assert onni_s.get("/me").status_code == 403


def hear_to_the_end(table: Any) -> None:
    while True:
        table.receive_text(timeout=5)


def test_a_guest_taken_out_is_out_at_once_and_cannot_come_back(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    guest, heli_s = a_guest_in(client, live), signed_in_as(cast.heli)
    with SyncSession(db.sync_engine()) as session:
        there = session.scalars(select(Participant).where(col(Participant.guest_id).is_not(None))).one()
    assert "Vieras Virtanen" in heli_s.get(f"/workshops/{live.id}/cockpit").text
    with guest.websocket_connect(f"/boards/{board.id}/live", headers={"origin": settings().base_url}) as table:
        heli_s.form(f"/workshops/{live.id}/participants/remove", {"participant_id": there.id})
        with pytest.raises(WebSocketDisconnect):
            hear_to_the_end(table)
    assert guest.get(f"/workshops/{live.id}").status_code == 404
    assert guest.get(f"/boards/{board.id}").status_code == 404
    back = guest.form(door(live), {"name": "Toinen nimi"})
    assert back.status_code == 409
    assert "poistanut sinut" in back.text
    assert heli_s.form(f"/workshops/{live.id}/participants/remove", {"participant_id": uuid4()}).status_code == 404


def test_after_the_end_guests_are_thanked_and_give_feedback_but_see_no_board(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, heli_s = make_workshop(Stage.OPEN), signed_in_as(cast.heli)
    guest = a_guest_in(client, workshop)
    for stage in ("live", "closed"):
        heli_s.form(f"/workshops/{workshop.id}/stage", {"stage": stage})
    page = guest.get(f"/workshops/{workshop.id}").text
    assert "Kiitos, että olit mukana!" in page
    answer = guest.get(f"/workshops/{workshop.id}/feedback", follow_redirects=True)
    assert answer.status_code == 200
    assert "hyödyllinen" in answer.text
    assert client.another().get(door(workshop)).status_code == 409
