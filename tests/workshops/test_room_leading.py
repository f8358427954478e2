"""Those who lead: one next button, asked only while people are unfinished, done once whoever presses it how often."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from agentnet import clock
from agentnet.settings import settings
from agentnet.workshops import steering
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import MakeWorkshop, a_workshop

KINDS = (ActivityKind.TALK, ActivityKind.BOARD, ActivityKind.BREAK)


def agenda(on: int) -> list[Activity]:
    states = [ActivityState.DONE if i < on else ActivityState.COMING for i in range(3)]
    states[on] = ActivityState.ON
    workshop = uuid4()
    return [
        Activity(workshop_id=workshop, place=i, kind=kind, title=f"Kohta {i}", state=state)
        for i, (kind, state) in enumerate(zip(KINDS, states, strict=True))
    ]


def step_name(step: steering.Step | None) -> str:
    return "" if step is None else f"{step.kind} {step.name or step.to}"


@pytest.mark.parametrize(
    ("stage", "on", "phase", "ahead", "behind"),
    [
        (Stage.PLANNED, 0, None, "stage open", ""),
        (Stage.OPEN, 0, None, "stage live", ""),
        (Stage.LIVE, 0, None, "activity Kohta 1", ""),
        (Stage.LIVE, 1, Phase.IDEATION, "phase Esittely", "activity Kohta 0"),
        (Stage.LIVE, 1, Phase.VOTING, "phase Keskustelu", "phase Niputus"),
        (Stage.LIVE, 1, Phase.SUMMARY, "activity Kohta 2", "phase Keskustelu"),
        (Stage.LIVE, 1, Phase.LOCKED, "activity Kohta 2", "phase Yhteenveto"),
        (Stage.LIVE, 2, None, "stage closed", "activity Kohta 1"),
        (Stage.CLOSED, 2, None, "", ""),
    ],
)
def test_what_next_and_back_lead_to(
    stage: Stage, on: int, phase: Phase | None, ahead: str, behind: str, cast: Cast
) -> None:
    workshop = a_workshop(cast, stage)
    board = Board(network_id=workshop.network_id, title="Taulu", phase=phase) if phase else None
    assert step_name(steering.ahead(workshop, agenda(on), board)) == ahead
    assert step_name(steering.behind(workshop, agenda(on), board)) == behind


def place(browser: Visitor, workshop: Workshop, page: str = "cockpit") -> str:
    """Where the page says it is."""
    found = re.search(r'name="at" value="([^"]+)"', browser.get(f"/workshops/{workshop.id}/{page}").text)
    assert found
    return found[1]


def heading(browser: Visitor, workshop: Workshop) -> str:
    found = re.search(r'<h2 id="on-head">([^<]*)', browser.get(f"/workshops/{workshop.id}/cockpit").text)
    return found[1] if found else ""


def test_two_leaders_who_press_at_once_go_one_step(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    helis, villes = signed_in_as(cast.heli), signed_in_as(cast.ville)
    seen = place(helis, live)
    assert place(villes, live, "remote") == seen
    for browser in (helis, villes, helis):
        assert browser.swap(f"/workshops/{live.id}/next", {"at": seen}).status_code == 204
    assert heading(villes, live) == "Esittely"
    helis.form(f"/workshops/{live.id}/back", {"at": seen})
    assert heading(villes, live) == "Esittely", "from an old page nothing goes back"
    helis.form(f"/workshops/{live.id}/back", {"at": place(helis, live)})
    assert heading(villes, live) == "Ideointi"


def test_a_command_that_comes_twice_starts_an_activity_once(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, helis = make_workshop(Stage.LIVE), signed_in_as(cast.heli)
    for n, title in enumerate(("Avaus", "Kahvi", "Loppu")):
        add(Activity(workshop_id=workshop.id, place=n, kind=ActivityKind.BREAK, title=title, minutes=15))
    seen = place(helis, workshop)
    for _again in range(3):
        helis.form(f"/workshops/{workshop.id}/next", {"at": seen})
    assert heading(helis, workshop) == "Avaus"
    assert "data-ends" in helis.get(f"/workshops/{workshop.id}/cockpit").text, "a break counts down by itself"
    skip = re.search(r'data-key="skip-([^"]+)"', helis.get(f"/workshops/{workshop.id}/cockpit").text)
    assert skip
    helis.form(f"/workshops/{workshop.id}/skip", {"activity_id": skip[1]})
    helis.form(f"/workshops/{workshop.id}/next", {"at": place(helis, workshop)})
    assert heading(helis, workshop) == "Loppu"


@contextmanager
def at_the_board(browser: Visitor, board: Board) -> Iterator[Any]:
    with browser.websocket_connect(f"/boards/{board.id}/live", headers={"origin": settings().base_url}) as socket:
        socket.receive_text(timeout=3)
        yield socket


def test_it_asks_while_somebody_writes_and_only_then(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop, board: Board
) -> None:
    add(Participant(workshop_id=live.id, person_id=cast.aino.id, name="Aino, Loimaa"))
    helis, ainos, path = signed_in_as(cast.heli), signed_in_as(cast.aino), f"/workshops/{live.id}/next"
    with at_the_board(ainos, board) as socket:
        socket.send_text("writing")
        ainos.get(f"/boards/{board.id}/changes")
        seen = place(helis, live)
        asked = helis.swap(path, {"at": seen})
        assert asked.status_code == 409
        assert asked.headers["x-asks"] == "sure"
        assert asked.text == "1 kirjoittaa vielä. Jatketaanko?"
        page = helis.form(path, {"at": seen})
        assert "1 kirjoittaa vielä" in page.text
        assert 'name="sure" value="yes"' in page.text
        assert heading(helis, live) == "Ideointi"
        assert "1 kirjoittaa vielä" in helis.get(f"/workshops/{live.id}/remote").text
        assert helis.form(path, {"at": seen, "sure": "yes"}).status_code == 303
        assert heading(helis, live) == "Esittely"
    assert helis.swap(path, {"at": place(helis, live)}).status_code == 204, "nobody writes any more"


def test_in_a_vote_it_asks_for_those_who_have_not_voted(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    on = Activity(workshop_id=live.id, kind=ActivityKind.BOARD, title="Esteet", state=ActivityState.ON)
    board = Board(network_id=live.network_id, workshop_id=live.id, activity_id=on.id, title="E", phase=Phase.VOTING)
    add(on, board, Section(board_id=board.id, name="Esteet"))
    add(Participant(workshop_id=live.id, person_id=cast.aino.id, name="Aino, Loimaa"))
    helis, ainos = signed_in_as(cast.heli), signed_in_as(cast.aino)
    with at_the_board(ainos, board):
        answer = helis.swap(f"/workshops/{live.id}/next", {"at": place(helis, live)})
        assert answer.text == "1 ei ole äänestänyt. Jatketaanko?"
        assert "0/3" in helis.get(f"/workshops/{live.id}/cockpit").text
        assert "Valmiina 0 / 1" in helis.get(f"/workshops/{live.id}/cockpit").text
        ainos.form(f"/boards/{board.id}/presence", {"state": "ready"})
        assert "Valmiina 1 / 1" in helis.get(f"/workshops/{live.id}/cockpit").text
        helis.form(f"/workshops/{live.id}/phase", {"phase": "discussion"})
        for page in ("cockpit", "remote"):
            assert "Valmiina" not in helis.get(f"/workshops/{live.id}/{page}").text, "nobody can be ready with talking"


def test_the_end_is_always_asked_for(signed_in_as: SignedInAs, cast: Cast, live: Workshop) -> None:
    helis = signed_in_as(cast.heli)
    seen = place(helis, live)
    assert "Päätetäänkö työpaja?" in helis.swap(f"/workshops/{live.id}/next", {"at": seen}).text
    helis.form(f"/workshops/{live.id}/next", {"at": seen, "sure": "yes"})
    assert "päättynyt" in helis.get(f"/workshops/{live.id}/cockpit").text


def test_the_clock_of_an_activity(signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop) -> None:
    add(Activity(workshop_id=live.id, kind=ActivityKind.TALK, title="Alustus", state=ActivityState.ON, minutes=20))
    helis, path = signed_in_as(cast.heli), f"/workshops/{live.id}/timer"

    def turn(act: str, minutes: int = 0) -> str:
        was = re.search(r'name="was" value="([^"]+)"', helis.get(f"/workshops/{live.id}/remote").text)
        assert was
        for _again in range(2):  # a bad line sends it twice
            helis.swap(path, {"act": act, "minutes": minutes, "was": was[1]})
        return helis.get(f"/workshops/{live.id}/remote").text

    assert minutes_left(turn("set", 5)) == 5
    assert minutes_left(turn("more", 1)) == 6
    assert minutes_left(turn("pause")) == 6
    assert minutes_left(turn("more", 1)) == 7
    assert minutes_left(turn("resume")) == 7
    assert minutes_left(turn("set")) is None
    shown = signed_in_as(cast.aino).get(f"/workshops/{live.id}").text
    assert "Alustus" in shown


def minutes_left(page: str) -> int | None:
    """What the clock of the page says, running or paused."""
    ends, left = re.search(r'data-ends="([^"]+)"', page), re.search(r'data-left="(\d+)"', page)
    if ends:
        return round((datetime.fromisoformat(ends[1]) - clock.now()).total_seconds() / 60)
    return round(int(left[1]) / 60) if left else None


def test_nobody_else_leads(signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board) -> None:
    for who in (cast.aino, cast.sari, cast.maija):
        for verb in ("next", "back", "timer", "skip"):
            assert signed_in_as(who).form(f"/workshops/{live.id}/{verb}", {"at": "x"}).status_code == 403
    for verb in ("next", "back", "timer"):
        assert signed_in_as(cast.onni).form(f"/workshops/{live.id}/{verb}", {"at": "x"}).status_code == 404
