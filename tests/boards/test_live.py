"""News of a board: what reaches whom, in whose language, and what never does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from typing import Any
from uuid import uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect
from sqlalchemy import update

from agentnet import db, words
from agentnet.live import hub
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.tables import PARTICIPANT, PERSON
from tests.boards.conftest import SetTable, Table
from tests.conftest import SignedInAs
from tests.live.rounds import until_somebody_is_dropped
from tests.visitor import Visitor


@contextmanager
def at_the_table(browser: Visitor, table: Table, query: str = "") -> Iterator[Any]:
    cursor = browser.get(table.path).text.partition('data-cursor="')[2].partition('"')[0]
    address = f"{table.path}/live?since={cursor}{query}"
    with browser.websocket_connect(address, headers={"origin": settings().base_url}) as socket:
        yield socket


def heard(socket: Any, until: str, timeout: float = 30.0) -> str:
    """Everything that comes, until `until` has come."""
    text = ""
    ends = time.monotonic() + timeout
    while until not in text:
        text += socket.receive_text(timeout=max(0.01, ends - time.monotonic()))
    return text


def a_note(table: Table, text: str) -> dict[str, object]:
    return {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": text}


def test_a_note_reaches_everyone_at_the_table(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    with (
        at_the_table(pekkas, table) as pekka_hears,
        at_the_table(helis, table) as heli_hears,
        at_the_table(helis, table, "&as=projector") as wall_hears,
    ):
        ainos.form(f"{table.path}/notes", a_note(table, "Yhteinen kutsupohja"))
        for socket in (pekka_hears, heli_hears, wall_hears):
            assert "live-cursor" in heard(socket, "Yhteinen kutsupohja")


def test_while_collecting_others_hear_nothing_and_the_writer_hears_their_own(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table()
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    with (
        at_the_table(ainos, table) as aino_hears,
        at_the_table(pekkas, table) as pekka_hears,
        at_the_table(helis, table, "&as=projector") as wall_hears,
    ):
        note = a_note(table, "Vain minun")
        ainos.form(f"{table.path}/notes", note)
        assert f'data-notes="{note["note"]}"' in heard(aino_hears, "Vain minun")
        helis.form(f"{table.path}/timer", {"minutes": 5})
        for socket in (pekka_hears, wall_hears):
            until_timer = heard(socket, "data-ends")
            assert "Vain minun" not in until_timer
            assert "live-gone" not in until_timer
        helis.form(f"{table.path}/phase", {"phase": "presentation"})
        for socket in (pekka_hears, wall_hears):
            again = heard(socket, '<div id="board-frame"')
            assert "Vain minun" in again
            assert "&lt;" not in again


def test_nobodys_name_token_or_key_is_in_the_news(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos = signed_in_as(aino)
    with at_the_table(signed_in_as(pekka), table) as hears:
        ainos.form(f"{table.path}/notes", {**a_note(table, "Nimetön ajatus"), "naming": "anonymous"})
        text = heard(hears, "Nimetön ajatus")
    for secret in (ainos.token, str(aino.id), str(table.aino.id), aino.name, "Aino", "csrf"):
        assert secret not in text


class Bracketed(NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


def test_the_news_speak_the_listeners_language(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = set_table(Phase.PRESENTATION)
    spoken = words.catalogue
    monkeypatch.setattr(words, "catalogue", lambda code: Bracketed() if code == "sv" else spoken(code))
    with db.writer_connection() as connection, connection.begin():
        connection.execute(update(PERSON).where(PERSON.c.id == pekka.id).values(language="sv"))
    ainos, pekkas = signed_in_as(aino), signed_in_as(pekka)
    with at_the_table(pekkas, table) as swedish, at_the_table(ainos, table) as finnish:
        ainos.form(f"{table.path}/notes", {**a_note(table, "Hei"), "naming": "anonymous"})
        assert "[nimetön]" in heard(swedish, "Hei")
        assert "[" not in heard(finnish, "Hei")


def test_one_who_comes_back_gets_what_was_missed(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos, pekkas = signed_in_as(aino), signed_in_as(pekka)
    cursor = pekkas.get(table.path).text.partition('data-cursor="')[2].partition('"')[0]
    ainos.form(f"{table.path}/notes", a_note(table, "Poissa ollessasi"))
    headers = {"origin": settings().base_url}
    with pekkas.websocket_connect(f"{table.path}/live?since={cursor}", headers=headers) as socket:
        missed = heard(socket, "Poissa ollessasi")
        assert 'id="board"' not in missed
    for unknown in ("", "elsewhere-1", f"{cursor}9999", "-", "💥"):
        with pekkas.websocket_connect(f"{table.path}/live?since={unknown}", headers=headers) as socket:
            assert 'id="board"' in heard(socket, "Poissa ollessasi")


def test_a_stranger_and_another_site_hear_nothing(
    set_table: SetTable, signed_in_as: SignedInAs, onni: Person, aino: Person
) -> None:
    table = set_table()
    ours = {"origin": settings().base_url}
    for browser, headers, query in [
        (signed_in_as(onni), ours, ""),
        (signed_in_as(aino), ours, "?as=projector"),
        (signed_in_as(aino), {"origin": "https://elsewhere.example"}, ""),
        (signed_in_as(aino), {}, ""),
    ]:
        with (
            pytest.raises(WebSocketDisconnect),
            browser.websocket_connect(f"{table.path}/live{query}", headers=headers) as socket,
        ):
            socket.receive_text(timeout=30)


def test_a_person_who_is_cut_off_hears_no_more(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    pekkas = signed_in_as(pekka)
    with at_the_table(pekkas, table) as hears:
        heard(hears, "live-cursor")
        pekkas.blocking_portal.call(hub.cut, f"person:{pekka.id}")
        with pytest.raises(WebSocketDisconnect):
            hears.receive_text(timeout=30)


def test_who_may_no_longer_see_the_board_is_noticed_without_being_told(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    pekkas, ainos = signed_in_as(pekka), signed_in_as(aino)
    with at_the_table(pekkas, table) as pekka_hears, at_the_table(ainos, table) as aino_hears:
        for socket in (pekka_hears, aino_hears):
            heard(socket, "live-cursor")
        with db.writer_connection() as connection, connection.begin():
            gone = update(PARTICIPANT).where(PARTICIPANT.c.id == table.pekka.id)
            connection.execute(gone.values(removed_at=table.workshop.starts_at))
        pekkas.blocking_portal.call(until_somebody_is_dropped)
        with pytest.raises(WebSocketDisconnect) as closed:
            heard(pekka_hears, "never")
        assert closed.value.code == 4404
        ainos.form(f"{table.path}/notes", a_note(table, "Aino kuulee yhä"))
        heard(aino_hears, "Aino kuulee yhä")
