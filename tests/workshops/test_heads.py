"""How many are in: one number, on the board's wall, the wall of the workshop, the leader's view and in polls."""

import re
from typing import Any

from agentnet import clock
from agentnet.workshops.boards.models import Board
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


def test_everybody_counts_the_same_heads(
    add: Add, cast: Cast, live: Workshop, board: Board, signed_in_as: SignedInAs
) -> None:
    here: dict[str, Any] = {"workshop_id": live.id}
    add(
        Participant(**here, person_id=cast.aino.id, name="Aino"),
        Participant(**here, proxy=True, name="Pöytä 1", seats=6),
        Participant(**here, person_id=cast.pekka.id, name="Pekka", late=True),
        Participant(**here, person_id=cast.jukka.id, name="Jukka", removed_at=clock.now()),
    )
    heli = signed_in_as(cast.heli)
    assert "7 mukana" in heli.get(f"/boards/{board.id}/projector").text
    assert "7 mukana" in heli.get(f"/boards/{board.id}").text
    assert re.search(r">7</?[a-z]", heli.get(f"/workshops/{live.id}/cockpit").text)
    activities = re.findall(r'name="activity_id" value="([^"]+)"', heli.get(f"/workshops/{live.id}/cockpit").text)
    heli.form(f"/workshops/{live.id}/activity", {"activity_id": activities[0]})
    assert "7 mukana" in heli.get(f"/workshops/{live.id}/projector").text
    assert "Linjoilla nyt 0 / 7" in heli.get(f"/workshops/{live.id}/remote").text
