"""A workshop with breakout groups to come, and people who are in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from agentnet.accounts.models import Guest
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.workshops.flow import ActivityKind, ActivityState, Attendance, Stage
from agentnet.workshops.models import Activity, Participant, Registration, Workshop
from tests.cast import Cast
from tests.conftest import Add

WHEN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


@dataclass
class Meeting:
    """The workshop, its groups activity, and who is in: Aino and Pekka, Liisa (remote), a guest, a table of four."""

    workshop: Workshop
    activity: Activity
    aino: Participant
    pekka: Participant
    liisa: Participant
    guest: Guest
    guest_in: Participant
    table: Participant
    liisas_self: Person

    @property
    def path(self) -> str:
        return f"/workshops/{self.workshop.id}/groups/{self.activity.id}"

    @property
    def everybody(self) -> set[str]:
        return {p.name for p in (self.aino, self.pekka, self.liisa, self.guest_in, self.table)}


@pytest.fixture
def meeting(add: Add, cast: Cast) -> Meeting:
    workshop = Workshop(
        network_id=cast.network.id,
        number=5,
        title="Verkostopalaveri",
        starts_at=WHEN,
        ends_at=WHEN + timedelta(hours=3),
        stage=Stage.LIVE,
    )
    activity = Activity(
        workshop_id=workshop.id,
        kind=ActivityKind.GROUPS,
        title="Pienryhmät",
        instruction="Mikä auttaisi?",
        state=ActivityState.ON,
    )
    liisa = Person(name="Liisa Lehto", email="liisa@agentnet.example", unit_id=cast.family_centre.id)
    member = Membership(network_id=cast.network.id, person_id=liisa.id, role=Role.AGENT)
    remote = Registration(workshop_id=workshop.id, person_id=liisa.id, attendance=Attendance.REMOTE)
    guest = Guest(name="Vieras", token_hash=uuid4().hex)
    seats = (
        Participant(workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa"),
        Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo"),
        Participant(workshop_id=workshop.id, person_id=liisa.id, name="Liisa, Salo"),
        Participant(workshop_id=workshop.id, guest_id=guest.id, name="Vieras"),
        Participant(workshop_id=workshop.id, proxy=True, name="Pöytä 3", seats=4),
    )
    add(workshop, activity, liisa, member, remote, guest, *seats)
    aino, pekka, liisas, guests, table = seats
    return Meeting(workshop, activity, aino, pekka, liisas, guest, guests, table, liisa)
