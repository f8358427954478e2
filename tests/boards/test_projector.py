"""The wall and its mirror: nothing hidden, held or unrevealed is in their bytes, whatever brings them."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect

from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.leaders import Pages
from agentnet.workshops.boards.models import Note
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.boards.rooms import room_of
from tests.boards.conftest import SetTable, Table
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

SHOWN, HIDDEN, HELD, BINNED = "Kaikki näkevät tämän", "KANARIA-piilo", "KANARIA-odottaa", "KANARIA-roska"


@pytest.fixture
def walls(set_table: SetTable, add: Add) -> Any:
    """A table with a note of each fate."""

    def make(phase: Phase) -> tuple[Table, dict[str, UUID]]:
        table, ids = set_table(phase), {}
        for rank, text in enumerate((SHOWN, HIDDEN, HELD, BINNED), 1):
            rows = list(planted(table.board, table.esteet, text, rank=float(rank), by=table.aino))
            note = next(row for row in rows if isinstance(row, Note))
            note.hidden, note.held, note.binned = text == HIDDEN, text == HELD, text == BINNED
            ids[text] = note.id
            add(*rows)
        return table, ids

    return make


@contextmanager
def hears(browser: Visitor, table: Table, how: str) -> Iterator[Any]:
    address = f"{table.path}/live?as={how}"
    with browser.websocket_connect(address, headers={"origin": settings().base_url}) as socket:
        yield socket


def everything(leader: Visitor, somebody: Visitor, table: Table) -> str:
    """All that a wall or a mirror of this board gets: pages, polled answers, first words of sockets."""
    parts = [leader.get(f"{table.path}/projector").text, leader.get(f"{table.path}/changes?as=projector").text]
    parts += [somebody.get(f"{table.path}/screen").text, somebody.get(f"{table.path}/changes?as=screen").text]
    with hears(leader, table, "projector") as wall, hears(somebody, table, "screen") as mirror:
        parts += [wall.receive_text(timeout=30), mirror.receive_text(timeout=30)]
    return "".join(parts)


@pytest.mark.parametrize("phase", list(Phase))
def test_what_is_hidden_held_binned_or_not_yet_revealed_is_absent(
    phase: Phase, walls: Any, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    table, ids = walls(phase)
    bytes_ = everything(signed_in_as(heli), signed_in_as(pekka), table)
    assert "KANARIA" not in bytes_
    assert (SHOWN in bytes_) == (phase is not Phase.IDEATION)
    for text in (HIDDEN, HELD, BINNED):
        assert str(ids[text]) not in bytes_
    counts = set(re.findall(r'section-count"[^>]*>(\d+)<', bytes_))
    assert counts <= ({"0"} if phase is Phase.IDEATION else {"0", "1"})


def test_a_note_that_is_hidden_while_in_the_light_leaves_the_wall(
    walls: Any, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    table, ids = walls(Phase.PRESENTATION)
    helis, pekkas = signed_in_as(heli), signed_in_as(pekka)
    assert helis.swap(f"{table.path}/spotlight", {"note": ids[SHOWN]}).status_code == 200
    assert f'data-light="{ids[SHOWN]}"' in helis.get(f"{table.path}/projector").text
    assert helis.get(f"{table.path}/projector").text.count(SHOWN) == 2, "in its place, and large"
    assert helis.swap(f"{table.path}/spotlight", {"note": ids[HIDDEN]}).status_code == 409
    helis.form(f"{table.path}/hide", {"note": ids[SHOWN]})
    assert SHOWN not in everything(helis, pekkas, table)
    assert pekkas.swap(f"{table.path}/spotlight", {"note": ids[SHOWN]}).status_code == 403


def test_what_fills_the_wall_is_the_same_for_all_walls(
    walls: Any, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    table, _ids = walls(Phase.PRESENTATION)
    helis, pekkas = signed_in_as(heli), signed_in_as(pekka)
    shown = {"section": table.keinot.id, "page": 2, "code": "no"}
    assert helis.swap(f"{table.path}/screen", shown).status_code == 200
    frame = f'data-section="{table.keinot.id}" data-page="2" data-code="no"'
    assert frame in helis.get(f"{table.path}/projector").text
    assert frame in pekkas.get(f"{table.path}/screen").text
    assert helis.swap(f"{table.path}/screen", {"section": uuid4()}).status_code == 409
    assert pekkas.swap(f"{table.path}/screen", shown).status_code == 403


def test_only_leaders_have_the_wall_itself(walls: Any, signed_in_as: SignedInAs, pekka: Person, onni: Person) -> None:
    table, _ids = walls(Phase.PRESENTATION)
    pekkas = signed_in_as(pekka)
    assert pekkas.get(f"{table.path}/projector").status_code == 403
    with pytest.raises(WebSocketDisconnect), hears(pekkas, table, "projector") as socket:
        socket.receive_text(timeout=30)
    for door in ("projector", "screen", "changes?as=screen"):
        assert signed_in_as(onni).get(f"{table.path}/{door}").status_code == 404


def test_a_vote_is_counted_on_the_wall_but_not_told(
    walls: Any, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    table, ids = walls(Phase.VOTING)
    signed_in_as(aino).form(f"{table.path}/votes", {"note": ids[SHOWN]})
    page = signed_in_as(heli).get(f"{table.path}/projector").text
    assert "1 / 9 ääntä annettu" in page
    assert 'class="votes"' not in page


def test_the_wall_says_when_it_has_painted(walls: Any, signed_in_as: SignedInAs, heli: Person, aino: Person) -> None:
    table, _ids = walls(Phase.PRESENTATION)
    helis = signed_in_as(heli)
    with hears(helis, table, "projector") as wall:
        wall.receive_text(timeout=30)
        form = {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": "Uusi ajatus"}
        signed_in_as(aino).form(f"{table.path}/notes", form)
        news = ""
        while "live-cursor" not in news:
            news += wall.receive_text(timeout=30)
        cursor = re.findall(r'<live-cursor at="([^"]+)"', news)[-1]
        for said in ("painted", f"painted {cursor}-1", "painted nowhere-1"):
            wall.send_text(said)
        wall.send_text(f"painted {cursor}")
        assert within(30, lambda: took(table)), "lapusta kankaalle"
        section = str(table.esteet.id)
        for said in ("pages 3/2", "pages 0/4", "pages 2/4 x", f"pages 2/4 {section}"):
            wall.send_text(said)
        assert within(30, lambda: shown(table, table.esteet.id)), "how far the remote control may turn"
    seconds = took(table)
    assert seconds is not None
    assert 0 < seconds < 30
    assert shown(table, table.esteet.id) == Pages(1, 4, section)
    assert shown(table, None) is None, "another page of the wall, of which it has said nothing"


def shown(table: Table, section: UUID | None) -> Pages | None:
    room = room_of(table.board.id)
    return room.leaders.shown(section) if room else None


def took(table: Table) -> float | None:
    room = room_of(table.board.id)
    return room.leaders.painting.seconds() if room else None


def within(seconds: float, ask: Callable[[], Any]) -> Any:
    ends = time.monotonic() + seconds
    while not (answer := ask()) and time.monotonic() < ends:
        time.sleep(0.02)
    return answer
