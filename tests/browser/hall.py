"""A workshop that is on, for tests of boards: each test gets a board of its own in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from agentnet import clock
from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.browser.screen import Screen
from tests.browser.town import Town
from tests.browser.walks.network import sign_in_without_screen

BARRIERS, WAYS = "Esteet", "Hyvät käytännöt"


@dataclass(frozen=True)
class House:
    """A town in which tests do not look at what others have done, and the keys of those who have signed in."""

    town: Town
    keys: dict[UUID, list[tuple[str, str]]] = field(default_factory=dict)

    def come(self, screen: Screen, who: Person, path: str) -> Screen:
        """Signed in, at any page."""
        if who.id not in self.keys:
            with sign_in_without_screen(self.town.server, who) as client:
                self.keys[who.id] = [(one.name, one.value or "") for one in client.cookies.jar]
        address = self.town.server.address
        screen.context.add_cookies([{"name": n, "value": v, "url": address} for n, v in self.keys[who.id]])
        return screen.open(path)


@dataclass(frozen=True)
class Hall:
    """A workshop in a house, and who is registered for it."""

    house: House
    workshop: Workshop
    aino: Participant
    pekka: Participant

    @property
    def town(self) -> Town:
        return self.house.town

    def board(
        self,
        phase: Phase,
        notes: Sequence[str] = (),
        *,
        by: Participant | None = None,
        sections: Sequence[str] = (BARRIERS, WAYS),
        rows: Sequence[str] = ("",),
        **rules: Any,
    ) -> str:
        """A board with these notes in its first section; its path."""
        board = Board(
            network_id=self.town.cast.network.id,
            workshop_id=self.workshop.id,
            title="Mikä estää yhteisen palaverin – ja mikä auttaa?",
            phase=phase,
            offers=Offer.CHOOSE,
            **rules,
        )
        tones = ("peach", "mint", "sky", "lilac", "sun", "stone")
        cells = [
            Section(board_id=board.id, name=name, tone=tones[place % 6], place=place, row=row, row_name=row_name)
            for row, row_name in enumerate(rows)
            for place, name in enumerate(sections)
        ]
        put(self.town.server.var, board, *cells)
        planted_rows = [
            row
            for rank, text in enumerate(notes, 1)
            for row in planted(board, cells[0], text, rank=float(rank), by=by or self.pekka)
        ]
        put(self.town.server.var, *planted_rows)
        return f"/boards/{board.id}"

    def enter(self, screen: Screen, who: Person, path: str) -> Screen:
        """Signed in, at the board, and in touch with it."""
        self.come(screen, who, path)
        screen.sees("yhteys kunnossa")
        return screen

    def come(self, screen: Screen, who: Person, path: str) -> Screen:
        return self.house.come(screen, who, path)


def put(var: Path, *rows: SQLModel) -> None:
    """Straight into the tables, before anybody looks."""
    engine = create_engine(f"sqlite:///{var / 'agentnet.db'}")
    with Session(engine, expire_on_commit=False) as session:
        for row in rows:
            session.add(row)
            session.flush()
        session.commit()
    engine.dispose()


def opened(house: House) -> Hall:
    """A new workshop in it."""
    cast, now = house.town.cast, clock.now()
    workshop = Workshop(
        network_id=cast.network.id,
        title="Verkostopalaveri",
        starts_at=now,
        ends_at=now + timedelta(hours=3),
        stage=Stage.LIVE,
    )
    aino = Participant(workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa")
    pekka = Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
    put(house.town.server.var, workshop, aino, pekka)
    return Hall(house, workshop, aino, pekka)
