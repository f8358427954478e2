"""A poll in a live workshop, with people around it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from agentnet.accounts.models import Guest
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Activity, Participant, Workshop
from agentnet.workshops.polls.flow import PollKind, Stage
from agentnet.workshops.polls.models import Poll, PollOption
from tests.cast import Cast
from tests.conftest import Add

WHEN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


@dataclass
class Asked:
    """Everything about one poll: where it is, what it offers, who is there."""

    workshop: Workshop
    activity: Activity
    poll: Poll
    aino: Participant
    pekka: Participant
    guest: Guest
    guest_in: Participant
    options: list[PollOption] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/polls/{self.poll.id}"

    def option(self, n: int) -> UUID:
        return self.options[n].id


AskPoll = Callable[..., Asked]


@pytest.fixture
def ask(add: Add, cast: Cast) -> AskPoll:
    """Ask something: a kind, options, and how the poll is now."""

    def make(
        kind: PollKind = PollKind.CHOICE,
        options: tuple[str, ...] = ("Kutsu", "Aika", "Tila"),
        stage: Stage = Stage.OPEN,
        workshop_stage: WorkshopStage = WorkshopStage.LIVE,
        **more: Any,
    ) -> Asked:
        workshop = Workshop(
            network_id=cast.network.id,
            number=5,
            title="Verkostopalaveri",
            starts_at=WHEN,
            ends_at=WHEN + timedelta(hours=3),
            stage=workshop_stage,
        )
        activity = Activity(workshop_id=workshop.id, kind=ActivityKind.POLL, title="Pikakysely", state=ActivityState.ON)
        poll = Poll(
            workshop_id=workshop.id,
            activity_id=activity.id,
            kind=kind,
            question="Mikä estää yhteisen palaverin?",
            stage=stage,
            low="ei lainkaan",
            high="täysin",
            **more,
        )
        takes = kind in (PollKind.CHOICE, PollKind.RANKING)
        rows = [PollOption(poll_id=poll.id, place=i, text=text) for i, text in enumerate(options if takes else ())]
        guest = Guest(name="Vieras", token_hash=uuid4().hex)
        aino = Participant(workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa")
        pekka = Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
        guest_in = Participant(workshop_id=workshop.id, guest_id=guest.id, name="Kokemusasiantuntija")
        add(workshop, activity, poll, *rows, guest, aino, pekka, guest_in)
        return Asked(workshop, activity, poll, aino, pekka, guest, guest_in, rows)

    return make
