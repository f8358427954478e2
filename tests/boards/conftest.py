"""A board of a live workshop, with people around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from agentnet.accounts.models import Guest
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add

WHEN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


@dataclass
class Table:
    """Everything on the table: the board, its sections, and who sits around it."""

    workshop: Workshop
    board: Board
    esteet: Section
    keinot: Section
    aino: Participant
    pekka: Participant
    guest: Guest
    guest_in: Participant

    @property
    def path(self) -> str:
        return f"/boards/{self.board.id}"


SetTable = Callable[..., Table]


@pytest.fixture
def set_table(add: Add, cast: Cast) -> SetTable:
    """Set a table, with notes given as (text, by) pairs."""

    def make(
        phase: Phase = Phase.IDEATION,
        offers: Offer = Offer.CHOOSE,
        notes: list[str] | None = None,
        cells: Sequence[tuple[str, int, str]] = (),
        **rules: Any,
    ) -> Table:
        workshop = Workshop(
            network_id=cast.network.id,
            number=5,
            title="Verkostopalaveri",
            starts_at=WHEN,
            ends_at=WHEN + timedelta(hours=3),
            stage=Stage.LIVE,
        )
        board = Board(
            network_id=cast.network.id,
            workshop_id=workshop.id,
            title="Mikä estää yhteisen palaverin?",
            phase=phase,
            offers=offers,
            **rules,
        )
        esteet = Section(board_id=board.id, name="Esteet", tone="peach", place=0)
        keinot = Section(board_id=board.id, name="Hyvät käytännöt", tone="mint", place=1)
        more = [
            Section(board_id=board.id, name=name, place=place, row=row, row_name=row_name)
            for place, (name, row, row_name) in enumerate(cells, 2)
        ]
        guest = Guest(name="Vieras", token_hash=uuid4().hex)
        aino = Participant(
            workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa", code_name="Agentti Loimaa"
        )
        pekka = Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
        guest_in = Participant(workshop_id=workshop.id, guest_id=guest.id, name="Kokemusasiantuntija")
        add(workshop, board, esteet, keinot, *more, guest, aino, pekka, guest_in)
        for rank, text in enumerate(notes or [], 1):
            add(*planted(board, esteet, text, rank=float(rank), by=pekka))
        return Table(workshop, board, esteet, keinot, aino, pekka, guest, guest_in)

    return make
