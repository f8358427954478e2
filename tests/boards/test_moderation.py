"""Notes that wait for a facilitator: nobody sees them but their writer and the facilitators."""

import re
from uuid import UUID, uuid4

import pytest

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from tests.boards.conftest import SetTable, Table
from tests.boards.test_talk import CANARY, write
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor


@pytest.fixture
def moderated(set_table: SetTable, add: Add) -> Table:
    table = set_table(Phase.PRESENTATION)
    table.board.moderated = True
    add(table.board)
    return table


def surfaces(table: Table) -> list[str]:
    return [table.path, f"{table.path}/changes", f"{table.path}/changes?since=x"]


def decide(browser: Visitor, table: Table, note: UUID, deed: str, **more: object) -> int:
    fields = {"id": uuid4(), "note": note, "deed": deed, **more}
    return browser.swap(f"{table.path}/moderation", fields).status_code


def test_a_note_waits_and_is_seen_by_its_writer_and_the_facilitators_alone(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    note = write(ainos, moderated, CANARY)
    for path in surfaces(moderated):
        assert CANARY not in pekkas.get(path).text
        assert CANARY in ainos.get(path).text
        assert CANARY in helis.get(path).text
    assert "odottaa vetäjän hyväksyntää" in ainos.get(moderated.path).text
    assert CANARY not in helis.get(f"{moderated.path}/projector").text
    assert pekkas.get(f"{moderated.path}/notes/{note}").status_code == 404
    assert "1 lappu odottaa hyväksyntääsi" in helis.get(moderated.path).text
    assert "odottaa hyväksyntääsi" not in pekkas.get(moderated.path).text


def test_showing_a_note_shows_it_to_all(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    note = write(signed_in_as(aino), moderated, CANARY)
    assert decide(signed_in_as(heli), moderated, note, "show") == 200
    assert CANARY in signed_in_as(pekka).get(moderated.path).text
    assert "Yhtään lappua ei odota" in signed_in_as(heli).get(f"{moderated.path}/moderation").text


def test_the_reason_of_hiding_is_told_to_the_writer_alone(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    note = write(signed_in_as(aino), moderated, CANARY)
    assert decide(signed_in_as(heli), moderated, note, "hide", reason="Asiakas on tunnistettavissa") == 200
    assert "Asiakas on tunnistettavissa" in signed_in_as(aino).get(moderated.path).text
    assert "Asiakas on tunnistettavissa" in signed_in_as(heli).get(f"{moderated.path}/moderation").text
    for path in surfaces(moderated):
        page = signed_in_as(pekka).get(path).text
        assert CANARY not in page
        assert "tunnistettavissa" not in page


def test_an_open_edit_is_marked_and_the_note_still_waits(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    note = write(signed_in_as(aino), moderated, "Rouva Nieminen ei saanut kutsua")
    helis = signed_in_as(heli)
    assert decide(helis, moderated, note, "edit", onto=1, text="Asiakas ei saanut kutsua") == 200
    assert "Asiakas ei saanut" not in signed_in_as(pekka).get(moderated.path).text
    assert decide(helis, moderated, note, "show") == 200
    page = signed_in_as(pekka).get(moderated.path).text
    assert "Asiakas ei saanut kutsua" in page
    assert "vetäjän muokkaama" in page
    assert "Nieminen" not in page


def test_what_was_typed_stays_when_an_edit_comes_too_late(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    note, helis = write(signed_in_as(aino), moderated, "Kutsu"), signed_in_as(heli)
    fields = {"note": note, "deed": "edit", "onto": 7, "text": "Vetäjän versio", "nonce": uuid4()}
    answer = helis.form(f"{moderated.path}/moderation", fields)
    assert answer.status_code == 422
    assert "Vetäjän versio" in answer.text
    assert "muuttunut toisessa ikkunassa" in answer.text


def test_all_that_were_on_the_page_are_shown_at_once_and_no_others(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    ainos, helis = signed_in_as(aino), signed_in_as(heli)
    first, second = write(ainos, moderated, "Ensimmäinen"), write(ainos, moderated, "Toinen")
    write(ainos, moderated, CANARY)
    helis.form(f"{moderated.path}/moderation/all", {"note": [first, second], "nonce": uuid4()})
    page = signed_in_as(pekka).get(moderated.path).text
    assert "Ensimmäinen" in page
    assert "Toinen" in page
    assert CANARY not in page
    assert "1 lappu odottaa" in helis.get(f"{moderated.path}/moderation/waiting").text
    queue = helis.get(f"{moderated.path}/moderation").text
    assert "Päivitä luettelo." not in queue, "the list is current"
    asks = re.findall(r'hx-get="([^"]*/waiting[^"]*)"', queue)[0].replace("&amp;", "&")
    assert "Päivitä luettelo." not in helis.get(asks).text
    write(ainos, moderated, "Uusin")
    assert "2 lappua odottaa. Päivitä luettelo." in helis.get(asks).text


def test_the_queue_is_the_facilitators_alone(
    moderated: Table, signed_in_as: SignedInAs, aino: Person, pekka: Person, onni: Person
) -> None:
    note = write(signed_in_as(aino), moderated, CANARY)
    for path in ("moderation", "moderation/waiting"):
        assert signed_in_as(pekka).get(f"{moderated.path}/{path}").status_code == 403
        assert signed_in_as(onni).get(f"{moderated.path}/{path}").status_code == 404
    assert decide(signed_in_as(pekka), moderated, note, "show") == 403
    assert decide(signed_in_as(aino), moderated, note, "show") == 403
