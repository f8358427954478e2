"""A guest who lost their browser's key: nobody takes their place by a name, and the leader's code gives it back."""

import re
from datetime import timedelta

import pytest

from agentnet import clock
from agentnet.workshops import joining
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import MakeWorkshop
from tests.workshops.test_join_pages import a_guest_in, door

NAME = "Kaarina Kokemus"


def place_of(leader: Visitor, workshop: Workshop, name: str = NAME) -> str:
    """The participant's id, from the leader's list."""
    row = leader.get(f"/workshops/{workshop.id}/cockpit").text.split(f"<span>{name}", 1)[1]
    return row.split('name="participant_id" value="', 1)[1].split('"', 1)[0]


def code_for(leader: Visitor, workshop: Workshop, place: str) -> str:
    answer = leader.form(f"/workshops/{workshop.id}/people/code", {"participant_id": place})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = re.search(r'class="join-code">([^<]+)<', answer.text)
    assert found is not None
    return found[1]


def test_a_name_that_is_in_is_told_apart_and_takes_nobodys_place(client: Visitor, live: Workshop, board: Board) -> None:
    first = a_guest_in(client, live, NAME)
    other = client.another()
    answer = other.form(door(live), {"name": f"  {NAME.upper()} "})
    assert answer.status_code == 422
    assert "Tällä nimellä on jo joku mukana" in answer.text
    assert 'id="back" open' in answer.text
    assert other.get(f"/boards/{board.id}").status_code == 303, "nobody yet"
    assert other.form(door(live), {"name": f"{NAME}, Salo"}).status_code == 303
    assert first.get(f"/boards/{board.id}").status_code == 200
    assert first.form(door(live), {"name": NAME}).status_code == 303, "who has the key is simply back"


def test_a_guest_whose_session_ran_out_is_asked_whether_it_is_they(
    client: Visitor, live: Workshop, board: Board, signed_in_as: SignedInAs, cast: Cast
) -> None:
    guest, heli = a_guest_in(client, live, NAME), signed_in_as(cast.heli)
    with clock.travel(to=clock.now() + timedelta(days=3)):
        answer = guest.get(f"/boards/{board.id}")
        assert answer.headers["location"] == f"/join/again?next=%2Fboards%2F{board.id}"
        page = guest.get(answer.headers["location"]).text
        assert f"Jatka nimellä {NAME}" in page
        by_code = guest.get(door(live)).headers["location"]
        assert by_code == f"/join/again?next={door(live)}", "the code on the wall finds them too"
        assert f'href="{door(live)}?other=yes"' in guest.get(by_code).text
        assert guest.get(f"{door(live)}?other=yes").status_code == 200
        assert guest.form("/join/again", {"next": f"/boards/{board.id}"}).headers["location"] == f"/boards/{board.id}"
        assert guest.get(f"/boards/{board.id}").status_code == 200
    assert heli.get(f"/workshops/{live.id}/cockpit").text.count(f"<span>{NAME}") == 1, "the same one"
    stranger = client.another()
    assert stranger.get("/join/again?next=/me").headers["location"] == "/sign-in?next=%2Fme"
    assert stranger.form("/join/again", {"next": "/"}).headers["location"] == "/join"


def test_who_signed_out_or_was_taken_out_is_not_asked(
    client: Visitor, live: Workshop, board: Board, signed_in_as: SignedInAs, cast: Cast
) -> None:
    out, gone, heli = a_guest_in(client, live, NAME), a_guest_in(client, live, "Toinen"), signed_in_as(cast.heli)
    kept = out.cookies["agentnet-place"]
    out.form("/sign-out", {})
    assert out.get(f"/boards/{board.id}").headers["location"].startswith("/sign-in?")
    copied = client.another()
    copied.cookies.set("agentnet-place", kept, domain=copied.base_url.host, path="/")
    assert copied.form("/join/again", {}).headers["location"] == "/join", "a copied key is good no more"
    taken = {"participant_id": place_of(heli, live, "Toinen")}
    assert heli.form(f"/workshops/{live.id}/participants/remove", taken).status_code == 303
    with clock.travel(to=clock.now() + timedelta(days=3)):
        assert gone.get("/join/again").headers["location"] == "/sign-in"
        assert gone.form("/join/again", {}).headers["location"] == "/join"


def test_the_leaders_code_brings_the_same_guest_back_once(
    client: Visitor, live: Workshop, board: Board, signed_in_as: SignedInAs, cast: Cast
) -> None:
    lost, heli = a_guest_in(client, live, NAME), signed_in_as(cast.heli)
    page = lost.get(f"/boards/{board.id}").text
    note, section = (page.split(f'name="{what}" value="', 1)[1].split('"', 1)[0] for what in ("note", "section"))
    fields = {"id": note, "note": note, "section": section, "text": "Oma lappuni", "naming": "name"}
    assert lost.form(f"/boards/{board.id}/notes", fields).status_code == 303
    code = code_for(heli, live, place_of(heli, live))
    back = client.another()
    answer = back.form(f"{door(live)}/back", {"code": code.lower()})
    assert answer.headers["location"] == f"/workshops/{live.id}/now"
    assert f"/boards/{board.id}/notes/{note}" in back.get(f"/boards/{board.id}").text
    assert back.get(f"/boards/{board.id}/notes/{note}").status_code == 200
    assert "Oma lappuni" in back.get(f"/boards/{board.id}").text
    assert lost.get(f"/boards/{board.id}").status_code == 303, "the old key opens nothing"
    assert heli.get(f"/workshops/{live.id}/cockpit").text.count(f"<span>{NAME}") == 1
    again = client.another().form(f"{door(live)}/back", {"code": code})
    assert again.status_code == 422
    assert "Koodi ei kelpaa" in again.text


def test_a_code_gets_old_and_a_new_one_ends_it(
    client: Visitor, live: Workshop, signed_in_as: SignedInAs, cast: Cast
) -> None:
    a_guest_in(client, live, NAME)
    heli = signed_in_as(cast.heli)
    place = place_of(heli, live)
    first, second = code_for(heli, live, place), code_for(heli, live, place)
    assert client.another().form(f"{door(live)}/back", {"code": first}).status_code == 422
    with clock.travel(to=clock.now() + timedelta(minutes=21)):
        assert client.another().form(f"{door(live)}/back", {"code": second}).status_code == 422
    assert client.another().form(f"{door(live)}/back", {"code": second}).status_code == 303


def test_a_code_opens_its_own_workshop_only(
    client: Visitor, live: Workshop, make_workshop: MakeWorkshop, signed_in_as: SignedInAs, cast: Cast
) -> None:
    a_guest_in(client, live, NAME)
    heli, other = signed_in_as(cast.heli), make_workshop(Stage.LIVE, number=6)
    code = code_for(heli, live, place_of(heli, live))
    assert client.another().form(f"{door(other)}/back", {"code": code}).status_code == 422
    wrong = heli.form(f"/workshops/{other.id}/people/code", {"participant_id": place_of(heli, live)})
    assert wrong.status_code == 404
    heli.form(f"/workshops/{live.id}/participants/remove", {"participant_id": place_of(heli, live)})
    assert client.another().form(f"{door(live)}/back", {"code": code}).status_code == 422, "taken out stays out"


@pytest.mark.parametrize("typed", ["", "K7RM-4XPT", "💡", "' OR 1=1"])
def test_a_wrong_code_says_so_beside_the_field(client: Visitor, live: Workshop, typed: str) -> None:
    answer = client.form(f"/join/{joining.token(live)}/back", {"code": typed})
    assert answer.status_code == 422
    assert 'id="back" open' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_members_come_in_by_their_own_name(live: Workshop, signed_in_as: SignedInAs, cast: Cast) -> None:
    aino = signed_in_as(cast.aino)
    assert "Paluukoodi" not in aino.get(door(live)).text
    assert aino.form(f"{door(live)}/back", {"code": "K7RM-4XPT"}).status_code == 409
