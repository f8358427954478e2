"""Files and slips through the browser: each gets their own board, with the right name, and nobody else's."""

import io
import zipfile

import pytest
from sqlalchemy import update

from agentnet import db
from agentnet.notify.jobs import work_round
from agentnet.workshops.boards.export import Kind
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Note
from agentnet.workshops.boards.pages import export
from tests.boards.conftest import SetTable, Table, set_table
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]
CANARY = "Kanarialintu"


def _text(browser: Visitor, table: Table, name: str, query: str = "") -> str:
    answer = browser.get(f"{table.path}/export/{name}{query}")
    assert answer.status_code == 200, answer.text[:300]
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            return " ".join(book.read(part).decode() for part in book.namelist())
    return answer.content.decode(errors="replace")


@pytest.mark.parametrize("name", ["csv", "xlsx", "md"])
def test_in_ideation_a_participant_takes_only_their_own_notes_along(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs, name: str
) -> None:
    table = set_table(notes=[CANARY])
    aino, pekka, heli = (signed_in_as(who) for who in (cast.aino, cast.pekka, cast.heli))
    aino.form(f"{table.path}/notes", {"section": table.esteet.id, "text": "Ainon oma", "naming": "anonymous"})
    assert "Ainon oma" in _text(aino, table, name)
    assert CANARY not in _text(aino, table, name)
    assert CANARY in _text(pekka, table, name)
    assert "Ainon oma" not in _text(pekka, table, name)
    assert CANARY in _text(heli, table, name)
    assert CANARY not in _text(heli, table, name, "?whose=participants")
    assert CANARY not in _text(aino, table, name, "?whose=facilitators")


def test_a_hidden_note_leaves_the_files_of_the_others(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs
) -> None:
    table = set_table(phase=Phase.DISCUSSION, notes=[CANARY])
    aino, heli = signed_in_as(cast.aino), signed_in_as(cast.heli)
    assert CANARY in _text(aino, table, "csv")
    with db.sync_engine().begin() as connection:
        connection.execute(update(Note).values(hidden=True))
        connection.exec_driver_sql("UPDATE board SET seq = seq + 1")
    assert CANARY not in _text(aino, table, "csv")
    assert "piilotettu" in _text(heli, table, "csv")


@pytest.mark.parametrize(("name", "magic"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_drawings_come_at_once(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs, name: str, magic: bytes
) -> None:
    table = set_table(phase=Phase.SUMMARY, notes=["Yhteinen kalenteri"])
    answer = signed_in_as(cast.aino).get(f"{table.path}/export/{name}")
    assert answer.content.startswith(magic)
    assert "Ideataulu%20" in answer.headers["content-disposition"]


def test_the_page_says_who_gets_what(set_table: SetTable, cast: Cast, signed_in_as: SignedInAs) -> None:
    table = set_table(notes=[CANARY])
    mine = signed_in_as(cast.aino).get(f"{table.path}/export").text
    theirs = signed_in_as(cast.heli).get(f"{table.path}/export").text
    assert all(f"/export/{kind}" in mine for kind in Kind)
    assert "whose=participants" not in mine
    assert "whose=participants" in theirs
    assert CANARY not in mine + theirs
    assert signed_in_as(table.guest).get(f"{table.path}/export").status_code == 200
    for who in (cast.onni, cast.sari):
        assert signed_in_as(who).get(f"{table.path}/export/csv").status_code == 404
    assert signed_in_as(cast.aino).get(f"{table.path}/export/exe").status_code == 404


def test_very_many_notes_are_drawn_in_the_background_for_their_asker_alone(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MANY", 1)
    table = set_table(phase=Phase.SUMMARY, notes=["yksi", "kaksi", CANARY])
    aino, pekka = signed_in_as(cast.aino), signed_in_as(cast.pekka)
    assert aino.get(f"{table.path}/export/pdf").headers["location"] == f"{table.path}/export", "GET orders nothing"
    asked = aino.form(f"{table.path}/export/pdf")
    assert asked.status_code == 303
    assert signed_in_as(table.guest).get(f"{table.path}/export/pdf").status_code == 200
    making = asked.headers["location"]
    assert "Tiedostoa tehdään" in aino.get(making).text
    assert aino.get(f"{making}/file").status_code == 409
    assert pekka.get(making).status_code == 404
    assert client.blocking_portal.call(work_round)
    assert "valmis" in aino.get(making).text
    assert aino.get(f"{making}/file").content.startswith(b"%PDF-")
    assert pekka.get(f"{making}/file").status_code == 404


def test_slips_have_the_sections_the_task_and_the_rule_and_no_note(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs
) -> None:
    table = set_table(phase=Phase.SUMMARY, notes=[CANARY])
    page = signed_in_as(cast.heli).get(f"{table.path}/slips?each=3").text
    assert page.count('<article class="slip"') == 6
    assert "Esteet" in page
    assert "Älä kerro asiakkaasta mitään, mistä hänet voi tunnistaa" in page
    assert CANARY not in page
    assert signed_in_as(cast.heli).get(f"{table.path}/slips?each=100000").text.count('<article class="slip"') == 40
    assert signed_in_as(cast.heli).get(f"{table.path}/slips?each=-3").text.count('<article class="slip"') == 2
