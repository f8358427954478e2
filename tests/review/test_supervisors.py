"""Supervisors see nominations and coverage; a workshop, where their people write under their names, is not for them."""

from datetime import timedelta
from uuid import UUID

import pytest

from agentnet import clock
from agentnet.network.models import Network, Person
from agentnet.network.rules import CONTRIBUTORS, MAY, TAKES_PART
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, Workshop
from tests.conftest import Add, SignedInAs


@pytest.fixture
def workshop(add: Add, network: Network) -> Workshop:
    """Live, with a board on."""
    now = clock.now()
    made = Workshop(
        network_id=network.id,
        title="Verkostopalaveri",
        starts_at=now,
        ends_at=now + timedelta(hours=3),
        stage=Stage.LIVE,
    )
    on = Activity(id=UUID(int=51), workshop_id=made.id, kind=ActivityKind.BOARD, title="Esteet", state=ActivityState.ON)
    add(made, on, Board(network_id=network.id, workshop_id=made.id, activity_id=on.id, title="Esteet"))
    return made


def test_a_supervisor_is_not_asked_in_and_cannot_go_in(
    signed_in_as: SignedInAs, sari: Person, workshop: Workshop
) -> None:
    hers = signed_in_as(sari)
    page = hers.get(f"/workshops/{workshop.id}")
    assert page.status_code == 200
    assert "Liity työpajaan" not in page.text
    assert hers.form(f"/workshops/{workshop.id}/enter", {}).status_code == 403
    assert hers.form(f"/workshops/{workshop.id}/register", {"attendance": "remote"}).status_code == 403
    assert "Mene työpajaan" not in hers.get("/").text


def test_an_agent_is_and_can(signed_in_as: SignedInAs, aino: Person, workshop: Workshop) -> None:
    hers = signed_in_as(aino)
    assert "Liity työpajaan" in hers.get(f"/workshops/{workshop.id}").text
    assert hers.form(f"/workshops/{workshop.id}/enter", {}).status_code == 303
    assert "Mene työpajaan" in hers.get("/").text


def test_only_those_who_look_after_others_are_left_out() -> None:
    assert {role.value for role in CONTRIBUTORS - TAKES_PART} == {"supervisor", "manager"}
    assert MAY["take part"] == TAKES_PART
