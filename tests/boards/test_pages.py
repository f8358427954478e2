"""The board's pages: writing with and without a script, phases, and who may come in."""

from uuid import uuid4

import pytest

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Offer, Phase
from tests.boards.conftest import SetTable, Table
from tests.conftest import SignedInAs


def a_note(table: Table, text: str = "Kutsu tulee liian myöhään", **more: object) -> dict[str, object]:
    return {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": text, **more}


def test_a_note_is_written_without_a_script(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(), signed_in_as(aino)
    answer = browser.form(f"{table.path}/notes", a_note(table))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{table.path}#note-"), "where the note stands"
    page = browser.get(table.path).text
    assert "Kutsu tulee liian myöhään" in page
    assert "Aino, Loimaa" in page
    assert "Lappu on tallennettu." in page


def test_a_script_gets_the_pieces_that_changed(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(), signed_in_as(aino)
    note = a_note(table)
    answer = browser.swap(f"{table.path}/notes", note)
    assert answer.status_code == 200
    assert f'<live-place section="{table.esteet.id}" after=""><li class="note mine' in answer.text
    assert f'data-notes="{note["note"]}"' in answer.text
    assert "csrf" not in answer.text


def test_what_is_hidden_is_on_nobodys_page_until_it_is_shown(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table()
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    ainos.form(f"{table.path}/notes", a_note(table, "Vain minun"))
    surfaces = [table.path, f"{table.path}/changes", f"{table.path}/changes?since=0"]
    for path in surfaces:
        assert "Vain minun" not in pekkas.get(path).text
        assert "Vain minun" in ainos.get(path).text
    assert "Vain minun" in helis.get(table.path).text
    assert "Vain minun" not in helis.get(f"{table.path}/projector").text
    assert helis.form(f"{table.path}/phase", {"phase": "presentation", "id": uuid4()}).status_code == 303
    for path in surfaces:
        assert "Vain minun" in pekkas.get(path).text
    assert "Vain minun" in helis.get(f"{table.path}/projector").text


def test_a_page_that_comes_back_gets_what_it_missed(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos, pekkas = signed_in_as(aino), signed_in_as(pekka)
    cursor = pekkas.get(table.path).text.partition('data-cursor="')[2].partition('"')[0]
    nothing = pekkas.get(f"{table.path}/changes?since={cursor}").text
    assert "live-place" not in nothing
    ainos.swap(f"{table.path}/notes", a_note(table, "Uusi"))
    missed = pekkas.get(f"{table.path}/changes?since={cursor}").text
    assert "live-place" in missed
    assert 'id="board"' not in missed
    assert "Uusi" in missed


def test_hidden_notes_leave_no_gap_in_the_cursor(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table = set_table()
    ainos, pekkas = signed_in_as(aino), signed_in_as(pekka)
    before = pekkas.get(table.path).text.partition('data-cursor="')[2].partition('"')[0]
    for _ in range(3):
        ainos.swap(f"{table.path}/notes", a_note(table))
    assert f'data-cursor="{before}"' in pekkas.get(table.path).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Soita 131052-308T", "henkilötunnus"),
        ("x" * 1_001, "enintään 1"),
        ("", "Kirjoita lappuun"),
        ("a\x00b", "merkkejä"),
    ],
)
def test_a_note_that_cannot_be_keeps_what_was_typed(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, text: str, said: str
) -> None:
    table, browser = set_table(), signed_in_as(aino)
    plain = browser.form(f"{table.path}/notes", a_note(table, text))
    assert plain.status_code in (409, 422)
    assert said in plain.text
    if text:
        assert text.replace("\x00", "")[:1] in plain.text
    scripted = browser.swap(f"{table.path}/notes", a_note(table, text))
    assert scripted.status_code in (409, 422)
    assert said in scripted.text
    assert "live-place" not in browser.get(f"{table.path}/changes").text


def test_an_emoji_and_a_hundred_thousand_characters(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, browser = set_table(), signed_in_as(aino)
    assert "👩‍⚕️🤝" in browser.swap(f"{table.path}/notes", a_note(table, "👩‍⚕️🤝")).text
    assert browser.swap(f"{table.path}/notes", a_note(table, "x" * 100_000)).status_code == 409


def test_a_note_is_edited_and_a_later_edit_sees_the_earlier_one(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, browser = set_table(), signed_in_as(aino)
    note = a_note(table, "Ensin")
    browser.form(f"{table.path}/notes", note)
    own = f"{table.path}/notes/{note['note']}"
    assert "Ensin" in browser.get(own).text
    assert browser.form(f"{own}/edit", {"onto": 1, "text": "Toinen ikkuna"}).status_code == 303
    late = browser.form(f"{own}/edit", {"onto": 1, "text": "Myöhempi teksti"})
    assert late.status_code == 409
    assert "Myöhempi teksti" in late.text
    assert "Toinen ikkuna" in late.text
    assert 'name="onto" value="2"' in late.text


def test_an_anonymous_note_can_be_edited_by_its_browser_only(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, browser, elsewhere = set_table(), signed_in_as(aino), signed_in_as(aino)
    note = a_note(table, "Nimetön ajatus", naming="anonymous")
    assert browser.form(f"{table.path}/notes", note).status_code == 303
    own = f"{table.path}/notes/{note['note']}"
    assert "Aino" not in browser.get(f"{table.path}/changes").text
    assert elsewhere.get(own).status_code == 404
    assert browser.form(f"{own}/edit", {"onto": 1, "text": "Muutin"}).status_code == 303


def test_votes_are_given_and_taken_back_without_a_script(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, browser = set_table(Phase.VOTING, notes=["A", "B"]), signed_in_as(aino)
    page = browser.get(table.path).text
    note = page.partition('name="note" value="')[2].partition('"')[0]
    nonce = page.partition('name="nonce" value="')[2].partition('"')[0]
    for _ in range(2):
        answer = browser.form(f"{table.path}/votes", {"note": note, "nonce": nonce})
        assert answer.status_code == 303
    page = browser.get(table.path).text
    assert "2 ääntä jäljellä" in page
    assert f'class="note voted tone-peach" id="note-{note}"' in page
    browser.form(f"{table.path}/unvotes", {"note": note})
    assert "3 ääntä jäljellä" in browser.get(table.path).text


def test_who_may_come_in(
    set_table: SetTable,
    signed_in_as: SignedInAs,
    aino: Person,
    heli: Person,
    sari: Person,
    maija: Person,
    onni: Person,
    admin: Person,
) -> None:
    table = set_table()
    doors: list[tuple[Person | Guest, int, int]] = [
        (aino, 200, 403),
        (heli, 200, 200),
        (table.guest, 200, 403),
        (sari, 404, 404),
        (maija, 404, 404),
        (onni, 404, 404),
        (admin, 404, 404),
    ]
    for who, board, wall in doors:
        browser = signed_in_as(who)
        assert browser.get(table.path).status_code == board, who.name
        assert browser.get(f"{table.path}/projector").status_code == wall, who.name
        assert browser.swap(f"{table.path}/notes", a_note(table)).status_code == board, who.name
        assert browser.get(f"/boards/{uuid4()}").status_code == 404
        leads = 200 if who is heli else 403 if board == 200 else 404
        assert browser.swap(f"{table.path}/timer", {"minutes": 5}).status_code == leads, who.name


def test_nobody_is_sent_to_sign_in(set_table: SetTable, client: object) -> None:
    table = set_table()
    answer = client.get(table.path)  # type: ignore[attr-defined]
    assert answer.status_code == 303
    assert "/sign-in" in answer.headers["location"]


def test_a_guest_writes_under_their_own_name(set_table: SetTable, signed_in_as: SignedInAs) -> None:
    table = set_table(offers=Offer.NAME)
    browser = signed_in_as(table.guest)
    assert isinstance(table.guest, Guest)
    browser.form(f"{table.path}/notes", a_note(table))
    assert "Kokemusasiantuntija" in browser.get(table.path).text


def test_moving_bundling_hiding_and_binning_by_buttons(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    table, helis, ainos = (
        set_table(Phase.GROUPING, notes=["Yksi", "Kaksi", "Kolme"]),
        signed_in_as(heli),
        signed_in_as(aino),
    )
    ids = [part.partition('"')[0] for part in ainos.get(table.path).text.split('id="note-')[1:]]
    moved = ainos.form(f"{table.path}/notes/{ids[0]}/move", {"section": table.keinot.id})
    assert moved.status_code == 303
    assert ainos.form(f"{table.path}/notes/{ids[1]}/bundle", {"under": ids[2]}).status_code == 303
    assert "ja 1 muu lappu nipussa" in ainos.get(table.path).text
    assert helis.form(f"{table.path}/hide", {"note": ids[0]}).status_code == 303
    assert "Yksi" not in ainos.get(table.path).text
    assert "piilotettu muilta" in helis.get(table.path).text
    assert helis.form(f"{table.path}/bin", {"note": ids[2]}).status_code == 303
    assert "Kaksi" in ainos.get(table.path).text
    assert "Kolme" not in ainos.get(table.path).text
    assert helis.form(f"{table.path}/restore", {"note": ids[2]}).status_code == 303
    assert "Kolme" in ainos.get(table.path).text
