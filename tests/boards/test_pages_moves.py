"""Moving, bundling, choosing and hiding by forms, as they work without a script; and what a note's own page shows."""

import re
from uuid import uuid4

import pytest

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from tests.boards.conftest import SetTable, Table
from tests.conftest import SignedInAs
from tests.visitor import Visitor

WORDS = ["Kutsu tulee liian myöhään", "Kutsussa ei kerrota, ketkä tulevat", "Soitetaan ensin"]


def ids(browser: Visitor, table: Table) -> list[str]:
    return re.findall(r'<li class="note[^"]*" id="note-([0-9a-f-]{36})"', browser.get(table.path).text)


def note_path(table: Table, note: str) -> str:
    return f"{table.path}/notes/{note}"


def test_a_note_goes_first_last_or_after_another(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(Phase.GROUPING, notes=WORDS), signed_in_as(aino)
    one, two, three = ids(browser, table)
    section = table.esteet.id
    moved = browser.form(f"{note_path(table, three)}/move", {"section": section, "first": "true"})
    assert moved.headers["location"] == f"{table.path}#note-{three}"
    assert ids(browser, table) == [three, one, two]
    browser.form(f"{note_path(table, three)}/move", {"section": section, "after": one})
    assert ids(browser, table) == [one, three, two]
    browser.form(f"{note_path(table, one)}/move", {"section": section})
    assert ids(browser, table) == [three, two, one]


def test_several_notes_become_a_bundle_with_a_name_and_come_apart(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, browser = set_table(Phase.GROUPING, notes=WORDS), signed_in_as(aino)
    one, two, three = ids(browser, table)
    bundle = [("id", str(uuid4())), ("notes", one), ("notes", two), ("under", three)]
    answer = browser.post(
        f"{table.path}/bundles",
        content="&".join(f"{name}={value}" for name, value in [("csrf", browser.token), *bundle]),
        headers={"origin": str(browser.base_url).rstrip("/"), "content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 303, answer.text
    assert ids(browser, table) == [three]
    browser.form(f"{note_path(table, three)}/title", {"title": "Kutsut"})
    page = browser.get(table.path).text
    assert '<h3 class="bundle-title">Kutsut</h3>' in page
    assert all(text in page for text in WORDS)
    own = browser.get(note_path(table, three)).text
    assert "Nipun laput" in own
    assert 'value="Kutsut"' in own
    assert "Lappu on nipussa" in browser.get(note_path(table, one)).text
    browser.form(f"{note_path(table, one)}/bundle", {})
    assert ids(browser, table) == [three, one]
    browser.form(f"{note_path(table, three)}/split", {})
    assert sorted(ids(browser, table)) == sorted([one, two, three])
    assert "Kutsut" not in browser.get(table.path).text


def test_the_answer_to_a_script_offers_to_take_it_back(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table, browser = set_table(Phase.GROUPING, notes=WORDS), signed_in_as(aino)
    before = ids(browser, table)
    op = uuid4()
    answer = browser.swap(f"{table.path}/bundles", {"id": op, "notes": before[0], "under": before[1]}).text
    assert f'<live-undo op="{op}" words="Laput on niputettu."></live-undo>' in answer
    assert signed_in_as(pekka).swap(f"{table.path}/undo", {"op": op, "id": uuid4()}).status_code == 409
    assert browser.swap(f"{table.path}/undo", {"op": op, "id": uuid4()}).status_code == 200
    assert ids(browser, table) == before


def test_a_note_is_found_among_many_to_bundle_with(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(Phase.GROUPING, notes=[*WORDS, *(f"Lappu {n}" for n in range(40))]), signed_in_as(aino)
    note = ids(browser, table)[0]
    page = browser.get(note_path(table, note)).text
    assert "ja 22 muuta lappua" in page
    found = browser.get(f"{note_path(table, note)}?search=KETKÄ kutsussa").text
    assert WORDS[1] in found
    assert "Lappu 7" not in found
    assert "Mikään ei osu hakuun." in browser.get(f"{note_path(table, note)}?search=zzz").text


@pytest.mark.parametrize("phase", [Phase.PRESENTATION, Phase.VOTING, Phase.LOCKED])
def test_where_nothing_is_moved_the_page_offers_no_moving(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, phase: Phase
) -> None:
    table, browser = set_table(phase, notes=WORDS), signed_in_as(aino)
    note = ids(browser, table)[0]
    page = browser.get(note_path(table, note)).text
    assert "/move" not in page
    assert "/bundle" not in page
    refused = browser.form(f"{note_path(table, note)}/move", {"section": table.keinot.id})
    assert refused.status_code in (403, 409)


def test_a_facilitator_edits_openly_and_only_the_author_sees_the_original(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION, notes=["Salainen alkuperäinen"])
    pekkas, ainos, helis = signed_in_as(pekka), signed_in_as(aino), signed_in_as(heli)
    note = ids(helis, table)[0]
    assert "Muokkaat toisen lappua" in helis.get(note_path(table, note)).text
    assert helis.form(f"{note_path(table, note)}/edit", {"onto": 1, "text": "Siistitty"}).status_code == 303
    assert ainos.form(f"{note_path(table, note)}/edit", {"onto": 2, "text": "Ilkivaltaa"}).status_code == 403
    for browser in (pekkas, helis):
        page = browser.get(note_path(table, note)).text
        assert "Vetäjä on muokannut tätä." in page
        assert "Salainen alkuperäinen" in page
    for path in (table.path, note_path(table, note), f"{table.path}/changes"):
        assert "Salainen alkuperäinen" not in ainos.get(path).text
        assert "Siistitty" in ainos.get(path).text
    assert "vetäjän muokkaama" in ainos.get(table.path).text


def test_a_hidden_note_tells_its_author_why(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION, notes=["Tunnistaa asiakkaan"])
    pekkas, ainos, helis = signed_in_as(pekka), signed_in_as(aino), signed_in_as(heli)
    note = ids(helis, table)[0]
    helis.form(f"{table.path}/hide", {"note": note, "reason": "Asiakkaan voi tunnistaa."})
    assert "Asiakkaan voi tunnistaa." in pekkas.get(note_path(table, note)).text
    assert "Asiakkaan voi tunnistaa." in pekkas.get(table.path).text
    assert ainos.get(note_path(table, note)).status_code == 404
    assert "tunnistaa." not in ainos.get(f"{table.path}/changes").text
    too_long = helis.form(f"{table.path}/hide", {"note": note, "reason": "x" * 300})
    assert too_long.status_code in (409, 422)


def test_notes_are_chosen_and_let_go(set_table: SetTable, signed_in_as: SignedInAs, aino: Person, heli: Person) -> None:
    table, helis = set_table(Phase.DISCUSSION, notes=WORDS), signed_in_as(heli)
    note = ids(helis, table)[0]
    assert signed_in_as(aino).form(f"{table.path}/choose", {"note": note}).status_code == 403
    helis.form(f"{table.path}/choose", {"note": note})
    assert helis.get(table.path).text.count("· valittu jatkoon") == 1
    helis.form(f"{table.path}/unchoose", {"note": note})
    assert "· valittu jatkoon" not in helis.get(table.path).text


def test_ones_own_bin_is_ones_own(set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person) -> None:
    table = set_table(Phase.PRESENTATION, notes=["Pekan poistama"])
    pekkas, ainos = signed_in_as(pekka), signed_in_as(aino)
    note = ids(pekkas, table)[0]
    pekkas.form(f"{table.path}/bin", {"note": note})
    page = pekkas.get(table.path).text
    assert "Poistamasi laput (1)" in page
    assert "Pekan poistama" not in ainos.get(table.path).text
    pekkas.form(f"{table.path}/restore", {"note": note})
    assert ids(ainos, table) == [note]


def test_several_votes_on_one_note_are_counted_without_a_script(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table = set_table(Phase.VOTING, notes=WORDS, several=True)
    browser = signed_in_as(aino)
    note = ids(browser, table)[0]
    for _ in range(2):
        browser.form(f"{table.path}/votes", {"note": note, "id": uuid4()})
    page = browser.get(table.path).text
    assert '<output class="given">2</output>' in page
    assert f'data-given="{note}:2"' in page
    assert "1 ääni jäljellä" in page


def test_rows_and_columns_are_headings_in_reading_order(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table = set_table(cells=[("Ennen", 0, "Asiakas"), ("Aikana", 0, "Asiakas"), ("Ennen", 1, "Työntekijä")])
    page = signed_in_as(aino).get(table.path).text
    headings = re.findall(r"<h2[^>]*><span>(.*?)</span></span>|<h2[^>]*><span>(.*?)</span> <span", page)
    said = [re.sub(r"<[^>]+>", "", "".join(pair)) for pair in headings]
    assert said[-3:] == ["Ennen · Asiakas", "Aikana · Asiakas", "Ennen · Työntekijä"]
    assert page.count('class="row-name" aria-hidden="true"') == 2
