"""Breakout groups in real browsers: a member takes the lead, all move together, and everybody ends at the results."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from playwright.sync_api import expect
from sqlalchemy import create_engine
from sqlmodel import Session, col, select

from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import Hall, put
from tests.browser.screen import PHONE, Screen

WALL = (1920, 1080)
FIRST = ("Yhteinen kutsupohja koko alueelle", "Soitto asiakkaalle edellisenä päivänä", "Tila varataan kuukaudeksi")
SECOND = ("Palaveri aina tiistaisin klo 9", "Sijainen nimetään etukäteen")


def found(hall: Hall, model: Any, *where: Any) -> list[Any]:
    engine = create_engine(f"sqlite:///{hall.town.server.var / 'agentnet.db'}")
    with Session(engine) as session:
        rows = list(session.scalars(select(model).where(*where)))
        session.expunge_all()
    engine.dispose()
    return rows


def in_groups(hall: Hall) -> Activity:
    """An activity that is on, with people in the workshop; nobody is in a group yet."""
    more = [
        Participant(workshop_id=hall.workshop.id, person_id=person.id, name=f"{person.name.split()[0]}, Turku")
        for person in hall.town.crowd[:4]
    ]
    on = Activity(
        workshop_id=hall.workshop.id,
        kind=ActivityKind.GROUPS,
        title="Pienryhmät: mikä auttaisi?",
        instruction="Kirjoittakaa, mikä auttaisi yhteistä palaveria.",
        state=ActivityState.ON,
    )
    after = Activity(workshop_id=hall.workshop.id, kind=ActivityKind.BREAK, title="Tauko", place=1)
    put(hall.town.server.var, on, after, *more)
    return on


def write(hall: Hall, board: Board, texts: Sequence[str], by: Participant, voters: int = 0) -> list[UUID]:
    """Notes on a group's board, the first with so many votes; their ids."""
    section = found(hall, Section, Section.board_id == board.id)[0]
    everybody = found(hall, Participant, Participant.workshop_id == hall.workshop.id)
    rows: list[Any] = []
    for rank, text in enumerate(texts, 1):
        rows += planted(board, section, text, rank=float(rank), by=by, voters=everybody[:voters] if rank == 1 else ())
    put(hall.town.server.var, *rows)
    return [row.id for row in rows if isinstance(row, Note)]


def good(screen: Screen) -> None:
    assert axe.violations(screen.page) == []
    assert axe.overflow(screen.page) <= 0, axe.widest(screen.page)


def test_from_groups_to_the_results_of_all(hall: Hall, come_in: ComeIn) -> None:
    on, server, cast = in_groups(hall), hall.town.server, hall.town.cast
    here = f"/workshops/{hall.workshop.id}"
    heli = hall.come(come_in(server), cast.heli, f"{here}/groups/{on.id}")
    heli.page.get_by_label("Luku").fill("2")
    heli.press("Jaa ryhmiin")
    heli.sees("Kaikki on jaettu 2 ryhmään.")
    groups = sorted(found(hall, BreakoutGroup, BreakoutGroup.activity_id == on.id), key=lambda g: g.place)
    seats = {one.participant_id: one.group_id for one in found(hall, GroupMember)}
    boards = {board.group_id: board for board in found(hall, Board, Board.activity_id == on.id)}
    mine = next(group for group in groups if group.id == seats[hall.aino.id])
    other = next(group for group in groups if group.id != mine.id)
    write(hall, boards[mine.id], FIRST, hall.aino)
    write(hall, boards[other.id], SECOND, hall.pekka, voters=2)

    aino = hall.come(come_in(server, PHONE), cast.aino, f"{here}/now")
    aino.at(f"/boards/{boards[mine.id].id}")
    aino.sees("Ryhmällä ei ole vetäjää.")
    wall = hall.come(come_in(server, WALL), cast.heli, f"{here}/projector")
    aino.press("Vedä tätä ryhmää")
    aino.sees("Sinä vedät ryhmää")
    expect(wall.page.get_by_text("Aino, Loimaa · vetäjä")).to_be_visible()

    pekka = hall.come(come_in(server), cast.pekka, f"{here}/groups/{on.id}")
    heli.open(f"{here}/groups/{on.id}/{mine.id}")
    heli.page.get_by_label("Nimi").fill("Kalevan tupa")
    heli.press("Tallenna")
    number = mine.place + 1
    expect(aino.page.get_by_role("heading", level=1)).to_contain_text(f"{number} · Kalevan tupa")

    expect(pekka.main).to_contain_text(f"{number} · Kalevan tupa")

    heli.open(f"{here}/cockpit")
    expect(heli.page.locator(".group-stands li")).to_have_count(2)
    good(heli)
    heli.press("Niputus", within=heli.page.get_by_role("group", name="Kaikki ryhmät"), exact=True)
    aino.sees("Siirretään samaa tarkoittavat laput nippuihin.")
    good(aino)
    aino.open(f"/boards/{boards[mine.id].id}/notes/{found(hall, Note, col(Note.board_id) == boards[mine.id].id)[0].id}")
    aino.press("Valitse jatkoon")
    aino.sees("yhteys kunnossa")

    heli.press("Kootaan ryhmien tulokset", within=heli.page.locator("#cockpit-on"))
    plenary = boards[None]
    aino.at(f"/boards/{plenary.id}")
    wall.at(f"/boards/{plenary.id}/projector")
    for screen in (aino, wall):
        expect(screen.page.get_by_text(FIRST[0], exact=True)).to_be_visible()
        expect(screen.page.get_by_text(SECOND[0], exact=True)).to_be_visible()
    heli.sees("Takaisin ryhmiin")
    good(aino)
    good(heli)

    aino.open(f"/boards/{boards[mine.id].id}")
    late = next(n for n in found(hall, Note, col(Note.board_id) == boards[mine.id].id) if n.rank == 2)
    aino.open(f"/boards/{boards[mine.id].id}/notes/{late.id}")
    aino.press("Valitse jatkoon")
    expect(wall.page.get_by_text(FIRST[1], exact=True)).to_be_visible()
