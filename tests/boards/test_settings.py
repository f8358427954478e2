"""A board's settings: saved as rows, told to everybody; sections come and go without a note being lost."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.workshops.boards import rows
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.wall import Wall
from tests.boards.conftest import SetTable, Table
from tests.boards.test_live import at_the_table, heard
from tests.conftest import Add, SignedInAs

RULES = {"offers": "name", "votes_each": "5", "comments": "yes", "reactions": "yes", "pictures": "yes"}


def saved(table: Table, model: Any = Board) -> Any:
    with db.writer_connection() as connection:
        return connection.execute(select(model).where(model.id == table.board.id)).mappings().one()


def wall_of(table: Table) -> Wall:
    with db.writer_connection() as connection:
        wall = rows.load(connection, table.board.id)
    assert wall is not None
    return wall


def names(table: Table) -> list[tuple[int, str, str]]:
    return [(s.row, s.row_name, s.name) for s in sorted(wall_of(table).sections, key=lambda s: (s.row, s.place))]


def settings_of(table: Table, **more: object) -> dict[str, object]:
    return {"title": table.board.title, "version": table.board.version, **RULES, **more}


def test_settings_are_saved(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table, helis = set_table(), signed_in_as(heli)
    page = helis.get(f"{table.path}/settings").text
    assert "Peitenimi ei ole nimetön" in page
    answer = helis.form(f"{table.path}/settings", settings_of(table, several="yes", moderated="yes", task="Miksi?"))
    assert answer.status_code == 303
    board = wall_of(table)
    assert (board.budget, board.several, board.moderated, board.task) == (5, True, True, "Miksi?")
    assert saved(table)["offers"] is Offer.NAME
    assert saved(table)["version"] == 2


def test_a_box_that_is_not_ticked_is_off(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table = set_table()
    signed_in_as(heli).form(f"{table.path}/settings", {**settings_of(table), "comments": "", "pictures": ""})
    wall = wall_of(table)
    assert (wall.talks, wall.nodding, wall.pictured) == (False, True, False)


def test_everybody_is_told_of_new_settings(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    """Whose page is open gets the whole board again; the next operation finds the new rules, not the old ones."""
    table, helis, ainos = set_table(Phase.VOTING, notes=["Kutsu tulee myöhään"]), signed_in_as(heli), signed_in_as(aino)
    with at_the_table(ainos, table) as socket:
        helis.form(f"{table.path}/settings", settings_of(table, votes_each="1"))
        assert "live-cursor" in heard(socket, 'id="board"')
    note = next(iter(wall_of(table).notes))
    assert ainos.form(f"{table.path}/votes", {"note": note}).status_code == 303
    assert wall_of(table).seq == 2


def test_two_who_save_at_once_keep_both(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, ville: Person
) -> None:
    table, helis, villes = set_table(), signed_in_as(heli), signed_in_as(ville)
    helis.form(f"{table.path}/settings", settings_of(table, title="Helin otsikko"))
    answer = villes.form(f"{table.path}/settings", settings_of(table, title="Villen otsikko"))
    assert answer.status_code == 422
    assert "Helin otsikko" in answer.text
    assert 'value="Villen otsikko"' in answer.text
    assert (
        villes.form(f"{table.path}/settings", settings_of(table, title="Villen otsikko", version=2)).status_code == 303
    )
    assert saved(table)["title"] == "Villen otsikko"


def test_what_is_wrong_is_said_beside_the_field(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table = set_table()
    answer = signed_in_as(heli).form(
        f"{table.path}/settings", settings_of(table, title="", votes_each="99", task="Jää")
    )
    assert answer.status_code == 422
    assert 'id="field-title-error"' in answer.text
    assert 'id="field-votes_each-error"' in answer.text
    assert "Jää" in answer.text


def test_a_participant_does_not_see_the_settings(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, ainos = set_table(), signed_in_as(aino)
    assert ainos.get(f"{table.path}/settings").status_code == 403
    assert ainos.form(f"{table.path}/settings", settings_of(table)).status_code == 403
    assert ainos.form(f"{table.path}/settings/sections", {"name": "Oma"}).status_code == 403
    assert len(wall_of(table).sections) == 2


def test_sections_are_added_renamed_and_put_in_order(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person
) -> None:
    table, helis = set_table(), signed_in_as(heli)
    at = f"{table.path}/settings/sections"
    helis.form(at, {"name": "Muuta"})
    helis.form(f"{at}/{table.esteet.id}", {"name": "Hidasteet"})
    helis.form(f"{at}/{table.esteet.id}/move", {"later": "yes"})
    assert names(table) == [(0, "", "Hyvät käytännöt"), (0, "", "Hidasteet"), (0, "", "Muuta")]
    helis.form(f"{at}/{table.esteet.id}/move", {})
    assert [name for _, _, name in names(table)] == ["Hidasteet", "Hyvät käytännöt", "Muuta"]


def test_a_row_has_the_same_sections_as_the_one_above(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person
) -> None:
    table, helis = set_table(), signed_in_as(heli)
    helis.form(f"{table.path}/settings/rows", {"row_name": "Asiakas"})
    helis.form(f"{table.path}/settings/rows", {"row_name": "Hoitaja", "names": "Ovi\nPöytä\nOvi"})
    helis.form(f"{table.path}/settings/rows/0", {"name": "Yhdessä"})
    assert names(table) == [
        (0, "Yhdessä", "Esteet"),
        (0, "Yhdessä", "Hyvät käytännöt"),
        (1, "Asiakas", "Esteet"),
        (1, "Asiakas", "Hyvät käytännöt"),
        (2, "Hoitaja", "Ovi"),
        (2, "Hoitaja", "Pöytä"),
    ]


@pytest.mark.parametrize(
    ("path", "data", "kept"),
    [
        ("/sections", {"name": "x" * 81, "row": "0"}, 'value="' + "x" * 81),
        ("/sections/{esteet}", {"name": " "}, 'role="alert"'),
        ("/rows", {"row_name": "", "names": "Ovi"}, "Ovi</textarea>"),
        ("/rows/0", {"name": ""}, 'id="sections"'),
    ],
)
def test_a_wrong_name_is_kept_with_a_sentence(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, path: str, data: dict[str, str], kept: str
) -> None:
    table = set_table()
    answer = signed_in_as(heli).form(f"{table.path}/settings{path.format(esteet=table.esteet.id)}", data)
    assert answer.status_code == 422
    assert kept in answer.text
    assert len(wall_of(table).sections) == 2


def test_a_section_is_removed_without_losing_a_note_and_brought_back(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, ville: Person
) -> None:
    table, helis = set_table(Phase.PRESENTATION, notes=["Yksi", "Kaksi"]), signed_in_as(heli)
    at = f"{table.path}/settings/sections/{table.esteet.id}"
    answer = helis.form(f"{at}/remove", {"to": table.keinot.id})
    assert answer.status_code == 303
    assert [n.text for n in wall_of(table).stack(table.keinot.id)] == ["Yksi", "Kaksi"]
    assert "Kumoa poisto" in helis.get(f"{table.path}/settings").text
    assert "Kumoa poisto" not in signed_in_as(ville).get(f"{table.path}/settings").text
    helis.form(f"{at}/restore")
    assert [name for _, _, name in names(table)] == ["Esteet", "Hyvät käytännöt"]
    assert [n.text for n in wall_of(table).stack(table.esteet.id)] == ["Yksi", "Kaksi"]
    assert "Kumoa poisto" not in helis.get(f"{table.path}/settings").text


def test_the_last_section_stays(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table, helis = set_table(), signed_in_as(heli)
    at = f"{table.path}/settings/sections"
    helis.form(f"{at}/{table.esteet.id}/remove", {"to": table.keinot.id})
    assert helis.form(f"{at}/{table.keinot.id}/remove", {"to": table.keinot.id}).status_code == 409
    assert helis.form(f"{at}/{table.keinot.id}/remove", {}).status_code == 409
    assert len(wall_of(table).sections) == 1


def stored_sections(board: UUID) -> int:
    with db.writer_connection() as connection:
        return len(connection.execute(select(Section).where(col(Section.board_id) == board)).all())


def test_nothing_of_another_board_is_touched(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, onni: Person
) -> None:
    table = set_table(notes=["KANARIALINTU"])
    onnis = signed_in_as(onni)
    assert onnis.get(f"{table.path}/settings").status_code == 404
    assert onnis.form(f"{table.path}/settings", settings_of(table)).status_code == 404
    other = set_table()
    helis = signed_in_as(heli)
    wrong = f"{other.path}/settings/sections/{table.esteet.id}"
    assert helis.form(f"{wrong}/remove", {"to": other.keinot.id}).status_code == 409
    assert helis.form(wrong, {"name": "Muu"}).status_code == 409
    assert stored_sections(table.board.id) == 2
    with db.writer_connection() as connection:
        assert len(connection.execute(select(Note).where(col(Note.board_id) == table.board.id)).all()) == 1


def test_a_row_that_has_no_name_stands_beside_one_that_has(
    set_table: SetTable, signed_in_as: SignedInAs, add: Add, heli: Person
) -> None:
    """Columns without row names, and a named row added under them."""
    table = set_table(Phase.PRESENTATION)
    add(Section(board_id=table.board.id, name="Kutsu", row=1, row_name="Asiakas"))
    helis = signed_in_as(heli)
    for path in (table.path, f"{table.path}/projector", f"{table.path}/changes?since="):
        assert "Asiakas" in helis.get(path).raise_for_status().text
