"""Comments and nods, and notes like the one being written: in their phases, for those who see the note."""

from uuid import UUID, uuid4

import pytest

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Naming, Offer, Phase
from tests.boards.conftest import SetTable, Table
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

CANARY = "Vain kirjoittajan oma kanarialintu"


def write(browser: Visitor, table: Table, text: str, **more: object) -> UUID:
    note = uuid4()
    fields = {"id": uuid4(), "note": note, "section": table.esteet.id, "text": text, **more}
    assert browser.swap(f"{table.path}/notes", fields).status_code == 200
    return note


def say(browser: Visitor, table: Table, note: UUID, text: str = "Meilläkin", **more: object) -> int:
    fields = {"id": uuid4(), "comment": uuid4(), "comment_text": text, **more}
    return browser.swap(f"{table.path}/notes/{note}/comments", fields).status_code


def nod(browser: Visitor, table: Table, note: UUID, kind: str = "support", **more: object) -> int:
    return browser.swap(f"{table.path}/nods", {"id": uuid4(), "nod": f"{note}:{kind}", **more}).status_code


def test_a_comment_and_a_nod_without_a_script(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table, ainos, pekkas = set_table(Phase.PRESENTATION), signed_in_as(aino), signed_in_as(pekka)
    note = write(ainos, table, "Kutsu tulee liian myöhään")
    own = f"{table.path}/notes/{note}"
    answer = pekkas.form(f"{own}/comments", {"comment_text": "Kalenteri auttaisi", "nonce": uuid4()})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{own}#comments")
    pekkas.form(f"{table.path}/nods", {"nod": f"{note}:support", "back": "yes", "nonce": uuid4()})
    page = pekkas.get(own).text
    assert "Kalenteri auttaisi" in page
    assert 'aria-pressed="true"' in page
    board = ainos.get(table.path).text
    assert "1 kommentti" in board
    assert '<b class="nod-count">1</b>' in board
    pekkas.form(f"{table.path}/nods", {"nod": f"{note}:support", "nonce": uuid4()})
    assert 'aria-pressed="true"' not in pekkas.get(own).text


def test_a_nod_is_one_however_often_it_is_sent(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    note, id = write(ainos, table, "Kutsu"), uuid4()
    for _ in range(3):
        assert nod(ainos, table, note, id=id) == 200
    assert '<b class="nod-count">1</b>' in ainos.get(table.path).text
    assert nod(ainos, table, note, on="yes") == 200
    assert '<b class="nod-count">1</b>' in ainos.get(table.path).text


@pytest.mark.parametrize("phase", [p for p in Phase if p not in (Phase.PRESENTATION, Phase.GROUPING, Phase.DISCUSSION)])
def test_talk_has_its_phases(
    phase: Phase, set_table: SetTable, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    note = write(signed_in_as(aino), table, "Kutsu")
    signed_in_as(heli).form(f"{table.path}/phase", {"phase": phase, "id": uuid4()})
    assert say(signed_in_as(aino), table, note) == 409
    assert nod(signed_in_as(aino), table, note) == 409


def test_a_board_may_do_without_talk(set_table: SetTable, signed_in_as: SignedInAs, aino: Person, add: Add) -> None:
    table = set_table(Phase.PRESENTATION)
    table.board.comments = table.board.reactions = False
    add(table.board)
    note = write(signed_in_as(aino), table, "Kutsu")
    assert say(signed_in_as(aino), table, note) == 409
    assert nod(signed_in_as(aino), table, note) == 409


def test_nobody_hears_what_is_said_of_a_hidden_note(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    note = write(ainos, table, "Kutsu tulee liian myöhään")
    assert say(ainos, table, note, CANARY) == 200
    assert CANARY in pekkas.get(table.path).text
    helis.form(f"{table.path}/hide", {"note": note, "id": uuid4()})
    for path in (table.path, f"{table.path}/changes", f"{table.path}/changes?since=x"):
        assert CANARY not in pekkas.get(path).text
        assert CANARY in ainos.get(path).text
    assert CANARY not in helis.get(f"{table.path}/projector").text
    assert pekkas.get(f"{table.path}/notes/{note}").status_code == 404
    assert say(pekkas, table, note) == 409
    assert nod(pekkas, table, note) == 409


def test_ones_own_comment_goes_and_comes_back(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table, ainos, pekkas = set_table(Phase.PRESENTATION), signed_in_as(aino), signed_in_as(pekka)
    note, comment, op = write(ainos, table, "Kutsu"), uuid4(), uuid4()
    say(ainos, table, note, CANARY, comment=comment)
    assert pekkas.swap(f"{table.path}/uncomment", {"id": uuid4(), "comment": comment}).status_code == 403
    gone = ainos.swap(f"{table.path}/uncomment", {"id": op, "comment": comment})
    assert "live-undo" in gone.text
    assert CANARY not in pekkas.get(table.path).text
    assert ainos.swap(f"{table.path}/undo", {"id": uuid4(), "op": op}).status_code == 200
    assert CANARY in pekkas.get(table.path).text
    helis = signed_in_as(heli)
    assert helis.swap(f"{table.path}/uncomment", {"id": uuid4(), "comment": comment}).status_code == 200
    assert CANARY not in pekkas.get(table.path).text


def test_a_comment_is_signed_as_the_board_offers(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person
) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    note = write(ainos, table, "Kutsu", naming="anonymous")
    say(ainos, table, note, "Nimetön sana", naming=Naming.ANONYMOUS)
    say(ainos, table, note, "Peitetty sana", naming=Naming.CODE_NAME)
    page = signed_in_as(pekka).get(table.path).text
    assert "Agentti Loimaa" in page
    assert "Aino, Loimaa" not in page.replace("Aino, Loimaa</option>", "")
    other = set_table(Phase.PRESENTATION, Offer.NAME)
    assert say(ainos, other, write(ainos, other, "Kutsu"), naming=Naming.ANONYMOUS) == 409


def test_a_comment_with_an_identity_code_is_refused_and_kept_on_the_page(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person
) -> None:
    table, ainos = set_table(Phase.PRESENTATION), signed_in_as(aino)
    note = write(ainos, table, "Kutsu")
    answer = ainos.form(f"{table.path}/notes/{note}/comments", {"comment_text": "Hän on 131052-308T", "nonce": uuid4()})
    assert answer.status_code == 422
    assert "henkilötunnus" in answer.text
    assert "Hän on 131052-308T" in answer.text


def ask(browser: Visitor, table: Table, text: str) -> str:
    answer = browser.swap(f"{table.path}/similar", {"text": text})
    assert answer.status_code == 200
    return answer.text


def test_a_writer_hears_of_similar_notes_once_all_are_shown(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    table = set_table(Phase.IDEATION, notes=["Palaverikutsut saapuvat myöhässä", "Kahvi on loppu"])
    text = "Kutsu palaveriin tulee liian myöhään"
    assert ask(signed_in_as(aino), table, text) == ""
    assert ask(signed_in_as(heli), table, text) == ""
    signed_in_as(heli).form(f"{table.path}/phase", {"phase": "presentation", "id": uuid4()})
    told = ask(signed_in_as(aino), table, text)
    assert "1 muu kirjoitti samantapaista" in told
    assert "Palaverikutsut saapuvat myöhässä" in told
    assert "Kannata tätä" in told
    assert "Kahvi" not in told
    assert "Oma lappusi" in ask(signed_in_as(pekka), table, text)


def test_similar_notes_never_tell_of_hidden_or_waiting_ones(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person, add: Add
) -> None:
    table = set_table(Phase.PRESENTATION)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    note = write(ainos, table, CANARY)
    assert CANARY in ask(pekkas, table, CANARY + " taas")
    helis.form(f"{table.path}/hide", {"note": note, "id": uuid4()})
    assert ask(pekkas, table, CANARY + " taas") == ""
    moderated = set_table(Phase.PRESENTATION)
    moderated.board.moderated = True
    add(moderated.board)
    write(ainos, moderated, CANARY)
    assert ask(pekkas, moderated, CANARY + " taas") == ""
    assert signed_in_as(aino).form(f"{table.path}/similar", {"text": "131052-308T"}).status_code == 422


def test_proposed_bundles_are_taken_and_undone(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    notes = ["Palaverikutsut saapuvat myöhässä", "Kutsu palaveriin tulee liian myöhään", "Kahvi on loppu"]
    table, helis = set_table(Phase.GROUPING, notes=notes), signed_in_as(heli)
    path = f"{table.path}/suggestions"
    page = helis.get(path).text
    assert "2 samantapaista lappua" in page
    assert "Kahvi" not in page
    ids = [part[:36] for part in page.split('name="note" value="')[1:]]
    answer = helis.form(path, {"note": ids, "title": "Kutsut ajoissa", "nonce": uuid4()})
    assert answer.status_code == 303
    assert "Kutsut ajoissa" in helis.get(table.path).text
    after = helis.get(answer.headers["location"]).text
    assert "Ehdotuksia ei ole enempää" in after
    helis.form(f"{path}/undo", {"op": answer.headers["location"].partition("done=")[2]})
    assert "Kutsut ajoissa" not in helis.get(table.path).text
    group = " ".join(ids)
    assert helis.form(f"{path}/all", {"group": [group, "rubbish"], "nonce": uuid4()}).status_code == 303
    assert helis.get(path).text.count('name="group"') == 0
    skipped = helis.get(f"{path}?skip={ids[0]}").text
    assert 'name="note"' not in skipped
    assert signed_in_as(pekka).get(path).status_code == 403


def test_with_many_notes_the_proposals_come_after_the_page(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person
) -> None:
    notes = [f"Aivan oma asiansa {n * 7919}" for n in range(199)]
    table = set_table(Phase.GROUPING, notes=[*notes, "Kutsu tulee liian myöhään", "Palaverikutsut tulevat myöhässä"])
    helis, path = signed_in_as(heli), f"{table.path}/suggestions"
    page = helis.get(path).text
    assert "Verrataan 201 lappua toisiinsa" in page
    assert f'hx-get="{path}"' in page
    assert "Palaverikutsut" not in page
    assert "Palaverikutsut" in helis.get(f"{path}?now=true").text
    piece = helis.get(path, headers={"hx-request": "true"}).text
    assert "Palaverikutsut" in piece
    assert "<html" not in piece
