"""Results of earlier workshops go on: once each, signed with where they come from, never with a name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.sources.models import Source, SourceLink
from agentnet.workshops.boards import rows
from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

WHEN = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
CANARY = "KANARIALINTU"


@dataclass
class Past:
    """Workshop 2 with its board, and workshop 5 with one to carry to."""

    two: Workshop
    board: Board
    section: Section
    five: Workshop
    target: Board
    to: Section
    aino: Participant
    pekka: Participant

    @property
    def path(self) -> str:
        return f"/workshops/{self.five.id}/carry"


def a_workshop(cast: Cast, number: int, network: UUID | None = None) -> Workshop:
    starts = WHEN + timedelta(days=30 * number)
    ends = starts + timedelta(hours=3)
    home = network or cast.network.id
    return Workshop(
        network_id=home, number=number, title=f"Työpaja {number}", starts_at=starts, ends_at=ends, stage=Stage.LIVE
    )


@pytest.fixture
def past(add: Add, cast: Cast) -> Past:
    two, five = a_workshop(cast, 2), a_workshop(cast, 5)
    board = Board(network_id=cast.network.id, workshop_id=two.id, title="Esteet", phase=Phase.SUMMARY)
    section = Section(board_id=board.id, name="Esteet")
    target = Board(network_id=cast.network.id, workshop_id=five.id, title="Kokeilut", phase=Phase.PRESENTATION)
    to = Section(board_id=target.id, name="Aiempaa")
    aino = Participant(workshop_id=two.id, person_id=cast.aino.id, name="Aino, Loimaa")
    pekka = Participant(workshop_id=two.id, person_id=cast.pekka.id, name="Pekka, Salo")
    add(two, five, board, section, target, to, aino, pekka)
    return Past(two, board, section, five, target, to, aino, pekka)


Write = Callable[..., UUID]


@pytest.fixture
def write(add: Add, past: Past) -> Write:
    """A note of workshop 2, with changes to its row."""

    def make(text: str, *, voters: int = 0, naming: Naming = Naming.NAME, **row: object) -> UUID:
        id = uuid4()
        given = (past.aino, past.pekka)[:voters]
        key = "hash" if naming is Naming.ANONYMOUS else ""
        made = planted(
            past.board, past.section, text, rank=1.0, by=past.aino, naming=naming, author_key=key, voters=given, id=id
        )
        add(*made)
        if row:
            with db.writer_connection() as connection, connection.begin():
                connection.execute(Note.__table__.update().where(Note.id == id).values(**row))  # type: ignore[attr-defined]
        return id

    return make


def carried(past: Past) -> list[tuple[str, str, Naming]]:
    with db.writer_connection() as connection:
        wall = rows.load(connection, past.target.id)
    assert wall is not None
    return [(note.text, note.signed, note.naming) for note in wall.stack(past.to.id)]


def test_chosen_and_voted_notes_are_offered_and_nothing_else(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person
) -> None:
    write("Valittu", chosen=True)
    write("Äänestetty", voters=2)
    write(f"{CANARY} ilman ääniä")
    write(f"{CANARY} piilossa", voters=1, hidden=True)
    write(f"{CANARY} odottaa", chosen=True, held=True)
    write(f"{CANARY} roskissa", chosen=True, binned=True)
    page = signed_in_as(heli).get(past.path).text
    assert "Valittu" in page
    assert "Äänestetty" in page
    assert "2 ääntä" in page
    assert CANARY not in page
    assert "Aino, Loimaa" not in page


def test_ticked_results_come_with_their_origin_once_each(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person
) -> None:
    helis = signed_in_as(heli)
    first = write("Yhteinen kutsupohja", voters=1)
    secret = write("Nimetön ajatus", chosen=True, naming=Naming.ANONYMOUS)
    data = {"section_id": past.to.id, "sources": [str(first), str(secret)]}
    answer = helis.form(past.path, data)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/boards/{past.target.id}"
    assert set(carried(past)) == {
        ("Yhteinen kutsupohja", "Työpaja 2: Esteet", Naming.NAME),
        ("Nimetön ajatus", "Työpaja 2: Esteet", Naming.NAME),
    }
    assert helis.form(past.path, data).headers["location"] == past.path
    assert len(carried(past)) == 2
    assert "jo taululla: Kokeilut" in helis.get(past.path).text
    with db.writer_connection() as connection:
        links = connection.execute(select(SourceLink.source_id)).scalars().all()
        people = connection.execute(
            select(Source.person_id).join(Note, col(Note.id) == Source.id).where(col(Note.carried).is_(True))
        ).scalars()
        assert set(people) == {None}
    assert set(links) == {first, secret}


def test_a_bundle_goes_as_one_with_everything_under_it(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person
) -> None:
    top = write("Päällä", voters=1, title="Kutsut")
    under = write("Alla", voters=1, bundle_id=top)
    helis = signed_in_as(heli)
    assert "2 ääntä" in helis.get(past.path).text
    helis.form(past.path, {"section_id": past.to.id, "sources": [str(top)]})
    assert [text for text, _, _ in carried(past)] == ["Kutsut\nPäällä"]
    with db.writer_connection() as connection:
        assert set(connection.execute(select(SourceLink.source_id)).scalars()) == {top, under}


def test_searching_narrows_the_list_and_keeps_the_ticks(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person
) -> None:
    first, second = write("Yhteinen kutsupohja", voters=1), write("Soitto edellisenä päivänä", voters=1)
    helis = signed_in_as(heli)
    answer = helis.form(past.path, {"q": "KUTSU", "search": "yes", "sources": [str(second)]})
    assert answer.status_code == 200
    assert "Yhteinen kutsupohja" in answer.text
    assert "Soitto edellisenä" not in answer.text
    assert f'type="hidden" name="sources" value="{second}"' in answer.text
    assert f'value="{first}" checked' not in answer.text
    assert "Haulla ei löytynyt" in helis.form(past.path, {"q": "eikukaan", "search": "yes"}).text


@pytest.mark.parametrize("missing", ["section_id", "sources"])
def test_what_is_missing_is_said_and_the_rest_kept(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person, missing: str
) -> None:
    note = write("Yksi", voters=1)
    data = {"section_id": past.to.id, "sources": [str(note)]}
    answer = signed_in_as(heli).form(past.path, {name: value for name, value in data.items() if name != missing})
    assert answer.status_code == 422
    assert f'href="#field-{missing}"' in answer.text
    assert carried(past) == []


def test_nothing_of_another_network_or_of_later_workshops_is_offered_or_taken(
    past: Past, add: Add, cast: Cast, signed_in_as: SignedInAs, heli: Person
) -> None:
    other, later = a_workshop(cast, 1, cast.other_network.id), a_workshop(cast, 6)
    add(other, later)
    notes = []
    for workshop in (other, later):
        board = Board(network_id=workshop.network_id, workshop_id=workshop.id, title="Muu", phase=Phase.SUMMARY)
        section = Section(board_id=board.id, name="Muu")
        who = Participant(workshop_id=workshop.id, person_id=cast.onni.id, name="Onni")
        add(board, section, who)
        notes.append(uuid4())
        add(*planted(board, section, CANARY, rank=1.0, by=who, voters=[who], id=notes[-1]))
        foreign = section.id
    helis = signed_in_as(heli)
    assert CANARY not in helis.get(past.path).text
    assert helis.form(past.path, {"section_id": past.to.id, "sources": [str(n) for n in notes]}).status_code == 422
    assert helis.form(past.path, {"section_id": foreign, "sources": [str(notes[0])]}).status_code == 404
    assert carried(past) == []


def test_a_locked_board_is_no_place_to_carry_to(
    past: Past, write: Write, signed_in_as: SignedInAs, heli: Person
) -> None:
    write("Yksi", voters=1)
    helis = signed_in_as(heli)
    helis.form(f"/boards/{past.target.id}/phase", {"phase": "locked"})
    assert "Työpajalla ei ole avointa ideataulua" in helis.get(past.path).text


def test_only_coordinators_carry(past: Past, signed_in_as: SignedInAs, aino: Person, onni: Person) -> None:
    assert signed_in_as(aino).get(past.path).status_code == 403
    assert signed_in_as(onni).get(past.path).status_code == 404
