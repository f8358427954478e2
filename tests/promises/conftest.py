"""A live workshop where Aino, Pekka and a guest are in; what they promise is made of canary words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add


@dataclass
class Hall:
    """A workshop, and those who are in."""

    workshop: Workshop
    aino: Participant
    pekka: Participant
    heli: Participant
    guest: Guest
    guest_in: Participant

    @property
    def path(self) -> str:
        return f"/workshops/{self.workshop.id}/promise"


OpenHall = Callable[..., Hall]


def a_hall(cast: Cast, stage: Stage = Stage.LIVE, *, days: int = 0, **more: Any) -> tuple[Hall, list[Any]]:
    starts = clock.now() + timedelta(days=days)
    workshop = Workshop(
        network_id=cast.network.id,
        number=5,
        title="Verkostopalaveri",
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        stage=stage,
        **more,
    )
    guest = Guest(name="Vieras", token_hash=uuid4().hex)
    aino = Participant(workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa")
    pekka = Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
    heli = Participant(workshop_id=workshop.id, person_id=cast.heli.id, name="Heli, Salo")
    guest_in = Participant(workshop_id=workshop.id, guest_id=guest.id, name="Kokemusasiantuntija")
    hall = Hall(workshop, aino, pekka, heli, guest, guest_in)
    return hall, [workshop, guest, aino, pekka, heli, guest_in]


@pytest.fixture
def open_hall(add: Add, cast: Cast) -> OpenHall:
    def make(stage: Stage = Stage.LIVE, *, days: int = 0, **more: Any) -> Hall:
        hall, rows = a_hall(cast, stage, days=days, **more)
        add(*rows)
        return hall

    return make


@pytest.fixture
def hall(open_hall: OpenHall) -> Hall:
    return open_hall()
