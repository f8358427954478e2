"""When a workshop is over its guests are thanked and shown the way; nothing of it leaks, and others' is not there."""

from typing import Any
from uuid import uuid4

import pytest

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.models import Activity, Participant, Workshop
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.models import Poll
from tests.conftest import Add, SignedInAs
from tests.workshops.conftest import MakeWorkshop

CANARY = "Kanarian lintu"


def things(add: Add, workshop: Workshop, *, out: bool = False, cut: bool = False) -> tuple[Guest, list[str]]:
    """A guest who was in (or taken `out`), and the addresses of a board and a poll (or what was `cut`)."""
    guest = Guest(name="Vieras", token_hash=f"x{workshop.id}")
    gone = clock.now() if out else None
    place = Participant(workshop_id=workshop.id, guest_id=guest.id, name="Vieras", removed_at=gone)
    more: dict[str, Any] = {"workshop_id": workshop.id, "title": CANARY, "removed_at": clock.now() if cut else None}
    board_on, poll_on = Activity(kind=ActivityKind.BOARD, **more), Activity(kind=ActivityKind.POLL, **more)
    board = Board(network_id=workshop.network_id, workshop_id=workshop.id, activity_id=board_on.id, title=CANARY)
    poll = Poll(workshop_id=workshop.id, activity_id=poll_on.id, kind=PollKind.OPEN, question=CANARY)
    add(guest, place, board_on, poll_on, board, poll)
    return guest, [f"/boards/{board.id}", f"/polls/{poll.id}"]


def test_a_guest_who_comes_back_is_thanked(add: Add, make_workshop: MakeWorkshop, signed_in_as: SignedInAs) -> None:
    over = make_workshop(Stage.CLOSED)
    guest, addresses = things(add, over)
    browser = signed_in_as(guest)
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code == 410
        assert "Kiitos, että olit mukana!" in answer.text
        assert f'href="/workshops/{over.id}"' in answer.text
        assert f"/sign-in?next={address}" in answer.text
        assert CANARY not in answer.text
    late = browser.form(f"{addresses[0]}/votes", {"id": uuid4(), "note": uuid4()})
    assert late.status_code == 410, "what was still on its way hears it too"
    assert "Työpaja on päättynyt" in late.text
    home = browser.get(f"/workshops/{over.id}")
    assert home.status_code == 200
    assert "Kiitos, että olit mukana!" in home.text
    assert f"/workshops/{over.id}/results" in home.text


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.LIVE])
def test_others_workshops_are_not_there(
    stage: Stage, add: Add, make_workshop: MakeWorkshop, signed_in_as: SignedInAs
) -> None:
    mine, _ = things(add, make_workshop(Stage.CLOSED))
    other = make_workshop(stage, number=6)
    _, addresses = things(add, other)
    browser = signed_in_as(mine)
    for address in [*addresses, f"/workshops/{other.id}"]:
        answer = browser.get(address)
        assert answer.status_code == 404
        assert "Kiitos" not in answer.text


def test_who_was_taken_out_is_not_thanked(add: Add, make_workshop: MakeWorkshop, signed_in_as: SignedInAs) -> None:
    over = make_workshop(Stage.CLOSED)
    guest, addresses = things(add, over, out=True)
    browser = signed_in_as(guest)
    for address in [*addresses, f"/workshops/{over.id}"]:
        answer = browser.get(address)
        assert answer.status_code == 404
        assert "Vetäjä on poistanut sinut" in answer.text
        assert CANARY not in answer.text


def test_a_poll_that_was_taken_out_of_the_programme_is_there_for_leaders_only(
    add: Add, live: Workshop, signed_in_as: SignedInAs, heli: Person
) -> None:
    guest, (_, poll) = things(add, live, cut=True)
    answer = signed_in_as(guest).get(poll)
    assert answer.status_code == 404
    assert CANARY not in answer.text
    assert signed_in_as(heli).get(poll).status_code == 200


def test_a_poll_of_the_programme_is_there(add: Add, live: Workshop, signed_in_as: SignedInAs) -> None:
    guest, (_, poll) = things(add, live)
    assert signed_in_as(guest).get(poll).status_code == 200
