"""Twelve people on one board, phones and laptops: they write, move and vote at once, three lose the network, the server
is killed and started again. In the end every screen is what the database says, and nothing is lost or doubled."""

import os
import re
import signal
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import create_engine
from sqlmodel import Session

from agentnet import clock
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, Workshop
from tests.browser.screen import DESK, PHONE, Screen
from tests.browser.server import COMMAND, Server, _free_port, _wait, environment, send, within
from tests.browser.town import plant
from tests.browser.walks import boards
from tests.cast import Cast

GUESTS: Final = tuple(f"Vieras {n}" for n in range(1, 12))
CUT: Final = (2, 5, 8)
VOTES: Final = 3
LAG_MS: Final = 60_000
OUTAGE: Final = ("net::ERR_", "WebSocket connection", "request failed", "502", "503")
VOTES_SHOWN: Final = """notes => notes.map(note =>
    [note.id.slice(5), (note.querySelector('.votes')?.textContent ?? '').match(/[0-9]+/)?.[0]])"""


class Hall:
    """A server that can be killed and started again at the same address, and the board in it."""

    def __init__(self, var: Path) -> None:
        self.port = _free_port()
        self.server = Server(f"http://127.0.0.1:{self.port}", var)
        self.cast, _ = plant(var)
        self.board, self.sections = _set_up(var, self.cast)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.server.var.with_suffix(".log").open("a") as out:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", str(self.port)],
                env=environment(self.server.var),
                stdout=out,
                stderr=out,
            )
        _wait(self.server, self.process)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        os.kill(self.process.pid, how)
        self.process.wait(timeout=60)

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(f"file:{self.server.var / 'agentnet.db'}?mode=ro", uri=True) as database:
            return list(database.execute(query))


def _set_up(var: Path, cast: Cast) -> tuple[UUID, list[UUID]]:
    """A workshop that is on, with a board where people write and group."""
    now = clock.now()
    workshop = Workshop(
        network_id=cast.network.id,
        title="Verkostopalaveri",
        starts_at=now,
        ends_at=now + timedelta(hours=3),
        stage=Stage.LIVE,
    )
    on = Activity(workshop_id=workshop.id, kind=ActivityKind.BOARD, state=ActivityState.ON, title="Esteet")
    board = Board(
        network_id=cast.network.id,
        workshop_id=workshop.id,
        activity_id=on.id,
        title="Mikä estää?",
        phase=Phase.GROUPING,
        votes_each=VOTES,
    )
    names = ("Esteet", "Keinot", "Kokeilut")
    sections = [Section(board_id=board.id, name=name, place=place) for place, name in enumerate(names)]
    engine = create_engine(f"sqlite:///{var / 'agentnet.db'}")
    with Session(engine, expire_on_commit=False) as session:
        for row in (workshop, on, board, *sections):
            session.add(row)
            session.flush()
        session.commit()
    engine.dispose()
    return board.id, [section.id for section in sections]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path / "twelve")
    made.start()
    yield made
    made.kill(signal.SIGTERM)
    print(made.server.log[-4000:])


def _come_in(hall: Hall, chromium: Browser) -> list[Screen]:
    """Heli by a mailed link, eleven guests by the door's; every other one on a phone."""
    client = hall.server.client()
    heli = str(hall.cast.heli.email)
    send(client, "/sign-in", email=heli)
    link = hall.server.link(heli, "/sign-in/")
    send(client, link.removeprefix(hall.server.address))
    workshop = re.search(r"/workshops/([0-9a-f-]{36})", client.get(f"/boards/{hall.board}").text)
    assert workshop
    cockpit = client.get(f"/workshops/{workshop[1]}/cockpit").text
    door = re.search(r"(/join/[\w-]{40,})", cockpit)
    assert door
    keys = [client.cookies.jar]
    for name in GUESTS:
        guest = hall.server.client()
        send(guest, door[1], name=name).raise_for_status()
        keys.append(guest.cookies.jar)
    screens = []
    for n, jar in enumerate(keys):
        screen = Screen(chromium, hall.server, PHONE if n % 2 else DESK)
        screen.context.add_cookies([{"name": c.name, "value": c.value or "", "url": hall.server.address} for c in jar])
        screens.append(screen)
    return screens


def _write(somebody: Screen, hall: Hall, n: int, text: str) -> str:
    """A note from the composer, without waiting for anything."""
    boards.begin(somebody)
    somebody.page.locator(f'input[name="section"][value="{hall.sections[n % 3]}"]').check(force=True)
    somebody.fill_anywhere("Uusi lappu", text)
    somebody.press("Lisää lappu")
    return text


def _move_some(hall: Hall, screens: list[Screen], n: int) -> None:
    """Somebody moves notes of anybody's to the next section, as the note's own page does it."""
    mine, path = screens[n], f"/boards/{hall.board}"
    ids = mine.page.locator("#board li.note").evaluate_all("notes => notes.map(note => note.id.slice(5))")
    token = mine.page.locator('#act input[name="csrf"]').input_value()
    for id in ids[n : n + 3]:
        mine.context.request.post(
            f"{path}/notes/{id}/move",
            form={"csrf": token, "section": str(hall.sections[(n + 1) % 3])},
            headers={"Origin": hall.server.address},
        )


def _everything_has_arrived(screens: list[Screen]) -> None:
    for screen in screens:
        expect(screen.page.locator("#connection")).to_contain_text(boards.SAVED, timeout=LAG_MS)


def _on(screen: Screen) -> dict[str, list[str]]:
    """Section → the notes that stand on this screen, in order."""
    script = """lists => Object.fromEntries(lists.map(list =>
        [list.id.slice(6), [...list.children].map(note => note.id.slice(5))]))"""
    found: dict[str, list[str]] = screen.page.locator("#board ol.notes").evaluate_all(script)
    return found


def _shows(screen: Screen, stored: dict[str, list[str]]) -> bool:
    return _on(screen) == stored


def _differences(shown: dict[str, list[str]], stored: dict[str, list[str]]) -> str:
    """What is there and should not be, what is missing, and where the order differs."""
    parts = []
    for section, due in stored.items():
        there = shown.get(section, [])
        extra, missing = sorted(set(there) - set(due)), sorted(set(due) - set(there))
        parts.append(f"{section}: {len(there)} of {len(due)}, extra {extra}, missing {missing}, {there} / {due}")
    return "\n".join(parts)


def _stored(hall: Hall) -> dict[str, list[str]]:
    stacks: dict[str, list[str]] = {str(id): [] for id in hall.sections}
    for id, section in hall.rows("SELECT id, section_id FROM note WHERE NOT binned ORDER BY rank, id"):
        stacks[str(UUID(section))].append(str(UUID(id)))
    return stacks


def test_twelve_people_a_lost_network_and_a_killed_server(hall: Hall, chromium: Browser) -> None:
    screens = _come_in(hall, chromium)
    heli, written = screens[0], []
    for screen in screens:
        screen.open(f"/boards/{hall.board}")
    again = screens[3].context.new_page()  # the same guest, in a second tab
    again.goto(f"/boards/{hall.board}")
    for screen in screens:
        screen._allowed.extend(OUTAGE)

    written += [_write(s, hall, n, f"Ensimmäinen {n}, ä ja ö") for n, s in enumerate(screens)]
    for n in CUT:
        screens[n].context.set_offline(True)
    written += [_write(s, hall, n + 1, f"Toinen {n}") for n, s in enumerate(screens)]
    for n in (1, 4, 7):
        _move_some(hall, screens, n)
    hall.kill()
    written += [_write(s, hall, n + 2, f"Kolmas {n}") for n, s in enumerate(screens)]
    for n in CUT:
        screens[n].context.set_offline(False)
    hall.start()
    written += [_write(s, hall, n, f"Neljäs {n}") for n, s in enumerate(screens)]
    _everything_has_arrived(screens)

    texts = [text for (text,) in hall.rows("SELECT r.text FROM note n JOIN sourcerevision r ON r.source_id = n.id")]
    assert Counter(texts) == Counter(written)
    stored = _stored(hall)
    for n, screen in enumerate(screens):
        assert within(60, partial(_shows, screen, stored)), f"{n}: {_differences(_on(screen), stored)}"
    tab = again.locator("#board li.note")
    expect(tab).to_have_count(len(written), timeout=LAG_MS)

    boards.go_to_phase(heli, "Äänestys")
    for n, screen in enumerate(screens):
        boards.in_phase(screen, "Äänestys")
        for k in range(VOTES):
            id = texts_id(hall, written[(n * 5 + k * 7) % len(written)])
            screen.page.locator(f"#note-{id} button.give").first.click()
    _everything_has_arrived(screens)
    given = hall.rows("SELECT participant_id, person_id, SUM(times) FROM vote GROUP BY participant_id, person_id")
    assert sorted(votes for *_, votes in given) == [VOTES] * len(screens)

    boards.go_to_phase(heli, "Keskustelu")
    votes = {str(UUID(id)): n for id, n in hall.rows("SELECT note_id, SUM(times) FROM vote GROUP BY note_id")}
    for screen in screens:
        boards.in_phase(screen, "Keskustelu")
        shown = screen.page.locator("#board li.note").evaluate_all(VOTES_SHOWN)
        assert {id: int(n) for id, n in shown if n and int(n)} == votes
        assert len(shown) == len(written)
    again.close()
    for screen in screens:
        assert not [fault for fault in screen.faults if " script: " in fault], screen.faults
        screen.close()


def texts_id(hall: Hall, text: str) -> str:
    """The id of the note with these words."""
    query = "SELECT n.id, r.text FROM note n JOIN sourcerevision r ON r.source_id = n.id"
    return next(str(UUID(id)) for id, words in hall.rows(query) if words == text)
