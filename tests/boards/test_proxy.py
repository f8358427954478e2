"""Writing and voting on behalf of a table: facilitators only, within their workshop, never twice."""

from uuid import UUID, uuid4

import pytest

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.lines import parted, twins
from tests.boards.conftest import SetTable, Table
from tests.conftest import SignedInAs
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("pasted", "notes"),
    [
        ("- Yksi\n- Kaksi", ["Yksi", "Kaksi"]),
        ("1. Yksi\n2) Kaksi\n(3) Kolme", ["Yksi", "Kaksi", "Kolme"]),
        ("• Yksi\n\t– Kaksi\n   * Kolme\n☐ Neljä\na) Viisi", ["Yksi", "Kaksi", "Kolme", "Neljä", "Viisi"]),
        ("\n\n  \nYksi\r\nKaksi\r\n\r\n", ["Yksi", "Kaksi"]),
        ("-\n*\n---\n1.\n", []),
        ("2026 alkaa\n3 palaveria\n-5 astetta\ne-lomake", ["2026 alkaa", "3 palaveria", "-5 astetta", "e-lomake"]),
    ],
)
def test_lines_lose_their_bullets_and_nothing_else(pasted: str, notes: list[str]) -> None:
    assert parted(pasted) == notes


def test_the_same_words_twice_are_pointed_out() -> None:
    found = twins(["Kutsu", "kutsu.", "Kahvi", "Uusi"], ["KAHVI"])
    assert [line.twin for line in found] == [False, True, True, False]
    assert [line.n for line in found] == [1, 2, 3, 4]


def make_table(browser: Visitor, table: Table, name: str = "Pöytä 3", seats: int = 4) -> str:
    answer = browser.form(f"{table.path}/behalf", {"name": name, "seats": seats, "nonce": uuid4()})
    assert answer.status_code == 303
    return str(answer.headers["location"]).partition("who=")[2]


def write(browser: Visitor, table: Table, who: str | UUID, text: str, **more: object) -> int:
    fields = {"id": uuid4(), "note": uuid4(), "who": who, "section": table.esteet.id, "text": text, **more}
    return browser.swap(f"{table.path}/behalf/notes", fields).status_code


def vote(browser: Visitor, table: Table, who: str | UUID, note: UUID, **more: object) -> int:
    fields = {"id": uuid4(), "who": who, "note": note, **more}
    return browser.swap(f"{table.path}/behalf/votes", fields).status_code


def test_a_tables_notes_are_its_own_and_say_that_they_were_written_for_it(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    table, helis = set_table(Phase.PRESENTATION), signed_in_as(heli)
    who = make_table(helis, table)
    assert write(helis, table, who, "Yhteinen kalenteri") == 200
    page = signed_in_as(pekka).get(table.path).text
    assert "Yhteinen kalenteri" in page
    assert "Pöytä 3" in page
    assert "kirjattu puolesta" in page
    assert "Heli" not in page
    desk = helis.get(f"{table.path}/behalf?who={who}").text
    assert "Kirjatut laput</h3>" in desk.replace(" (1)", "")


def test_a_note_sent_twice_is_one(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table, helis = set_table(Phase.PRESENTATION), signed_in_as(heli)
    who, id, note = make_table(helis, table), uuid4(), uuid4()
    assert [write(helis, table, who, "Kalenteri", id=id, note=note) for _ in range(2)] == [200, 200]
    assert helis.get(table.path).text.count('<p class="note-text">Kalenteri') == 1


def test_somebody_without_a_device_is_written_for_too(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    table, helis = set_table(Phase.IDEATION), signed_in_as(heli)
    assert write(helis, table, table.pekka.id, "Pekan ajatus") == 200
    assert "Pekan ajatus" in signed_in_as(pekka).get(table.path).text
    assert write(helis, table, table.guest_in.id, "Vieraan ajatus") == 200


def test_a_table_votes_with_the_votes_of_all_its_people(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    helis, note = signed_in_as(heli), uuid4()
    write(helis, table, make_table(helis, table, "Pöytä 1", 1), "Kalenteri", note=note)
    who = make_table(helis, table, "Pöytä 2", 2)
    helis.form(f"{table.path}/phase", {"phase": "voting", "id": uuid4()})
    assert [vote(helis, table, who, note) for _ in range(7)] == [200] * 6 + [409]
    assert "0/6 ääntä jäljellä" in helis.get(f"{table.path}/behalf?who={who}").text
    assert vote(helis, table, who, note, take="yes") == 200
    assert "1/6 ääntä jäljellä" in helis.get(f"{table.path}/behalf?who={who}").text
    assert "3 ääntä jäljellä" in signed_in_as(aino).get(table.path).text
    helis.form(f"{table.path}/behalf", {"who": who, "seats": 3, "nonce": uuid4()})
    assert "4/9 ääntä jäljellä" in helis.get(f"{table.path}/behalf?who={who}").text


def paste(browser: Visitor, table: Table, who: str, lines: str, **more: object) -> tuple[int, str]:
    fields = {"who": who, "section": table.esteet.id, "lines": lines, **more}
    answer = browser.form(f"{table.path}/behalf/lines", fields)
    return answer.status_code, answer.text


def test_lines_are_looked_at_and_then_saved_once(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table, helis = set_table(Phase.PRESENTATION, notes=["Kahvi on loppu"]), signed_in_as(heli)
    who, text = make_table(helis, table), "- Yksi ajatus\n2. Toinen ajatus\n* Kahvi on loppu.\n"
    status, page = paste(helis, table, who, text)
    assert status == 200
    assert "sama teksti on jo taululla" in page
    assert "Lisää 2 lappua" in page
    assert "Yksi ajatus" not in helis.get(table.path).text
    batch = page.partition('name="batch" value="')[2][:36]
    for _ in range(2):
        assert paste(helis, table, who, text, batch=batch, save="yes")[0] == 303
    page = helis.get(table.path).text
    assert page.count('<p class="note-text">Yksi ajatus') == 1
    assert page.count('<p class="note-text">Kahvi') == 1
    assert paste(helis, table, who, text, batch=batch, save="yes", twins="yes")[0] == 303
    assert helis.get(table.path).text.count('<p class="note-text">Kahvi') == 2


def test_one_bad_line_saves_nothing_and_is_named(set_table: SetTable, signed_in_as: SignedInAs, heli: Person) -> None:
    table, helis = set_table(Phase.PRESENTATION), signed_in_as(heli)
    who = make_table(helis, table)
    status, page = paste(helis, table, who, f"Hyvä rivi\n{'x' * 1_001}", save="yes")
    assert (status, "yli 1000 merkkiä" in page) == (422, True)
    status, page = paste(helis, table, who, "Hyvä rivi\nHän on 131052-308T", save="yes")
    assert status == 422
    assert page.count("henkilötunnus") >= 2
    assert "Hyvä rivi" not in helis.get(table.path).text
    assert paste(helis, table, who, "\n  \n-\n", save="yes")[0] == 422


def test_only_facilitators_write_for_others_and_only_in_their_own_workshop(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, aino: Person, pekka: Person, onni: Person
) -> None:
    table, other, helis = set_table(Phase.PRESENTATION), set_table(Phase.PRESENTATION), signed_in_as(heli)
    who, elsewhere = make_table(helis, table), make_table(helis, other)
    for browser, status in ((signed_in_as(aino), 403), (signed_in_as(onni), 404)):
        assert browser.get(f"{table.path}/behalf").status_code == status
        assert write(browser, table, who, "Varas") == status
        assert vote(browser, table, who, uuid4()) == status
        assert browser.form(f"{table.path}/behalf", {"name": "Oma", "seats": 9}).status_code == status
        assert paste(browser, table, who, "Varas", save="yes")[0] == status
    assert write(helis, table, elsewhere, "Väärä työpaja") == 404
    assert write(helis, table, uuid4(), "Ei kukaan") == 404
    assert helis.get(f"{table.path}/behalf?who={elsewhere}").status_code == 404
    plain = {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": "Toisen nimissä"}
    as_pekka = {**plain, "behalf": table.pekka.id}
    assert signed_in_as(aino).swap(f"{table.path}/notes", as_pekka).status_code == 404
    assert "Toisen nimissä" not in signed_in_as(pekka).get(table.path).text


def test_two_tables_are_not_called_the_same_and_an_anonymous_board_takes_their_notes(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person
) -> None:
    table, helis = set_table(Phase.PRESENTATION, Offer.ANONYMOUS), signed_in_as(heli)
    who = make_table(helis, table)
    again = helis.form(f"{table.path}/behalf", {"name": "pöytä 3", "seats": 2, "nonce": uuid4()})
    assert again.status_code == 422
    assert "Tämänniminen pöytä on jo" in again.text
    assert helis.form(f"{table.path}/behalf", {"name": "Uusi", "seats": 0}).status_code == 422
    assert helis.form(f"{table.path}/behalf", {"name": "Uusi", "seats": 51}).status_code == 422
    assert write(helis, table, who, "Nimetön", naming="anonymous") == 200
