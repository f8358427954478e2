"""A workshop in the cast's network, planned by the coordinators, with two activities and a door."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from agentnet.workshops import joining
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, Workshop
from tests.cast import Cast
from tests.conftest import Add

WHEN = datetime(2030, 11, 17, 10, 30, tzinfo=UTC)
MakeWorkshop = Callable[..., Workshop]


def a_workshop(cast: Cast, stage: Stage = Stage.OPEN, **more: Any) -> Workshop:
    fields: dict[str, Any] = {
        "network_id": cast.network.id,
        "number": 5,
        "title": "Verkostopalaveri",
        "place": "Loimaa, auditorio",
        "starts_at": WHEN,
        "ends_at": WHEN + timedelta(hours=3),
    }
    made = Workshop(stage=stage, **{**fields, **more})
    made.join_code_hash = joining.code_hash(joining.code(made))
    return made


@pytest.fixture
def make_workshop(add: Add, cast: Cast) -> MakeWorkshop:
    """A workshop in the database; `make_workshop(Stage.LIVE, door_locked=True)`."""

    def make(stage: Stage = Stage.OPEN, **more: Any) -> Workshop:
        made: Workshop = add(a_workshop(cast, stage, **more))
        return made

    return make


@pytest.fixture
def live(make_workshop: MakeWorkshop) -> Workshop:
    return make_workshop(Stage.LIVE)


@pytest.fixture
def board(add: Add, live: Workshop) -> Board:
    """The board that is on in the live workshop; a break comes after it."""
    on = Activity(workshop_id=live.id, kind=ActivityKind.BOARD, title="Esteet", state=ActivityState.ON)
    board = Board(network_id=live.network_id, workshop_id=live.id, activity_id=on.id, title="Esteet")
    after = Activity(workshop_id=live.id, place=1, kind=ActivityKind.BREAK, title="Tauko")
    add(on, after, board, Section(board_id=board.id, name="Esteet", tone="peach"))
    return board
