"""News of a poll: what reaches whom, when, and what never does."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect
from sqlalchemy import update
from sqlmodel import col

from agentnet import db
from agentnet.live import hub
from agentnet.network.models import Membership, Person
from agentnet.settings import settings
from agentnet.workshops.polls.flow import PollKind
from tests.boards.test_live import heard
from tests.conftest import SignedInAs
from tests.live.rounds import until_somebody_is_dropped
from tests.polls.conftest import Asked, AskPoll
from tests.visitor import Visitor

CANARY = "Kanarialintu"


@contextmanager
def listening(browser: Visitor, asked: Asked, query: str = "") -> Iterator[Any]:
    cursor = browser.get(asked.path).text.partition('data-cursor="')[2].partition('"')[0]
    address = f"{asked.path}/live?since={cursor}{query}"
    with browser.websocket_connect(address, headers={"origin": settings().base_url}) as socket:
        yield socket


def test_answers_reach_the_leaders_at_once_and_the_others_when_they_are_shown(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.CLOUD)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    with (
        listening(pekkas, asked) as pekka_hears,
        listening(helis, asked) as heli_hears,
        listening(helis, asked, "&as=projector") as wall_hears,
    ):
        ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": CANARY})
        assert CANARY in heard(heli_hears, "1 / 3 vastannut")
        for socket in (pekka_hears, wall_hears):
            assert CANARY not in heard(socket, "<b>1</b>" if socket is wall_hears else "1 on vastannut.")
        helis.swap(f"{asked.path}/step", {"step": "show"})
        for socket in (pekka_hears, wall_hears):
            told = heard(socket, CANARY)
            for secret in (ainos.token, str(aino.id), str(asked.aino.id), "Aino", "csrf"):
                assert secret not in told


def test_opening_closing_and_going_on_are_heard(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    asked, helis = ask(), signed_in_as(heli)
    with listening(signed_in_as(aino), asked) as hears:
        helis.swap(f"{asked.path}/step", {"step": "close"})
        assert "live-elsewhere" in heard(hears, 'data-stage="closed"')


def test_one_who_is_up_to_date_is_told_nothing_new(ask: AskPoll, signed_in_as: SignedInAs, aino: Person) -> None:
    asked, ainos = ask(), signed_in_as(aino)
    cursor = ainos.get(asked.path).text.partition('data-cursor="')[2].partition('"')[0]
    assert "poll-state" not in ainos.get(f"{asked.path}/changes?since={cursor}").text
    for other in ("", "x", cursor[:-1], "💥"):
        assert "poll-state" in ainos.get(f"{asked.path}/changes?since={other}").text


def test_a_stranger_and_another_site_hear_nothing(
    ask: AskPoll, signed_in_as: SignedInAs, onni: Person, aino: Person
) -> None:
    asked, ours = ask(), {"origin": settings().base_url}
    for browser, headers, query in [
        (signed_in_as(onni), ours, ""),
        (signed_in_as(aino), ours, "?as=projector"),
        (signed_in_as(aino), {"origin": "https://elsewhere.example"}, ""),
    ]:
        with (
            pytest.raises(WebSocketDisconnect),
            browser.websocket_connect(f"{asked.path}/live{query}", headers=headers) as socket,
        ):
            socket.receive_text(timeout=30)


def test_a_guest_who_is_cut_off_hears_no_more(ask: AskPoll, signed_in_as: SignedInAs) -> None:
    asked = ask()
    guests = signed_in_as(asked.guest)
    with listening(guests, asked) as hears:
        heard(hears, "live-")
        guests.blocking_portal.call(hub.cut, f"guest:{asked.guest.id}")
        with pytest.raises(WebSocketDisconnect):
            heard(hears, "nothing more")


@pytest.mark.parametrize("who", ["agent", "leader"])
def test_a_right_that_ends_by_date_ends_the_socket_within_the_minute(
    ask: AskPoll, signed_in_as: SignedInAs, pekka: Person, heli: Person, who: str
) -> None:
    asked, person = ask(), pekka if who == "agent" else heli
    browser = signed_in_as(person)
    with listening(browser, asked) as hears:
        heard(hears, "live-")
        with db.writer_connection() as connection, connection.begin():
            theirs = update(Membership).where(col(Membership.person_id) == person.id)
            connection.execute(theirs.values(ends_at=asked.workshop.starts_at.replace(year=2020)))
        browser.blocking_portal.call(until_somebody_is_dropped)
        with pytest.raises(WebSocketDisconnect):
            heard(hears, "nothing more")


def test_only_the_writer_hears_what_has_become_of_their_answer(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.OPEN, moderated=True)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": CANARY})
    id = re.search(r'id="text-([^"]+)"', helis.get(asked.path).text)
    assert id
    with listening(ainos, asked) as aino_hears, listening(pekkas, asked) as pekka_hears:
        helis.swap(f"{asked.path}/texts", {"hide": f"{id[1]} tone"})
        heard(aino_hears, "live-own")
        helis.swap(f"{asked.path}/step", {"step": "close"})
        assert "live-own" not in heard(pekka_hears, 'data-stage="closed"')
    assert f"Vetäjä on piilottanut vastauksesi ”{CANARY}”" in ainos.get(asked.path).text
