"""What a facilitator's desk tells of those who have a phone of their own: nothing of how they vote."""

from uuid import uuid4

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from tests.boards.conftest import SetTable, Table, set_table
from tests.conftest import SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]


def _voting(set_table: SetTable, pekkas: Visitor, helis: Visitor) -> tuple[Table, list[str]]:
    """A voting in which Pekka has voted for the second note with his own phone."""
    table = set_table(Phase.PRESENTATION)
    notes = [str(uuid4()) for _ in range(2)]
    for note in notes:
        fields = {"id": uuid4(), "note": note, "section": table.esteet.id, "text": f"Ajatus {note}"}
        assert helis.swap(f"{table.path}/notes", fields).status_code == 200
    helis.form(f"{table.path}/phase", {"phase": "voting", "id": uuid4()})
    assert pekkas.swap(f"{table.path}/votes", {"id": uuid4(), "note": notes[1]}).status_code == 200
    return table, notes


def _counts(page: str) -> list[str]:
    return [part.partition("</b>")[0] for part in page.split('<b class="count">')[1:]]


def test_the_desk_shows_nobodys_own_votes(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    helis = signed_in_as(heli)
    table, notes = _voting(set_table, signed_in_as(pekka), helis)
    desk = helis.get(f"{table.path}/behalf?who={table.pekka.id}").text
    assert _counts(desk) == ["0", "0"]
    for path, fields in (
        ("behalf/votes", {"who": table.pekka.id, "note": notes[1], "take": "yes"}),
        ("unvotes", {"behalf": table.pekka.id, "note": notes[1]}),
        ("unvotes", {"behalf": table.pekka.id, "note": notes[0]}),
    ):
        answer = helis.swap(f"{table.path}/{path}", {"id": uuid4(), **fields})
        assert answer.status_code == 409, "voted or not, the answer is the same"
        assert "Et ole äänestänyt" in answer.text
    assert "2 ääntä jäljellä" in signed_in_as(pekka).get(table.path).text


def test_what_the_desk_gave_it_can_take_back(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    helis = signed_in_as(heli)
    table, notes = _voting(set_table, signed_in_as(pekka), helis)
    assert signed_in_as(pekka).swap(f"{table.path}/unvotes", {"id": uuid4(), "note": notes[1]}).status_code == 200
    fields = {"who": table.pekka.id, "note": notes[0]}
    assert helis.swap(f"{table.path}/behalf/votes", {"id": uuid4(), **fields}).status_code == 200
    assert _counts(helis.get(f"{table.path}/behalf?who={table.pekka.id}").text) == ["1", "0"]
    assert helis.swap(f"{table.path}/behalf/votes", {"id": uuid4(), "take": "yes", **fields}).status_code == 200
    assert _counts(helis.get(f"{table.path}/behalf?who={table.pekka.id}").text) == ["0", "0"]


def test_the_answer_to_a_vote_for_somebody_is_silent_of_their_own(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    """Where Pekka voted himself is not in what a facilitator gets; nor can one find out by voting in his place."""
    helis = signed_in_as(heli)
    table, notes = _voting(set_table, signed_in_as(pekka), helis)
    answer = helis.swap(f"{table.path}/votes", {"id": uuid4(), "behalf": table.pekka.id, "note": notes[0]})
    assert (answer.status_code, "Hän on äänestänyt jo itse" in answer.text) == (409, True)
    assert notes[1] not in answer.text


def test_only_what_was_written_for_somebody_is_on_the_desk(
    set_table: SetTable, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    table, helis, ainos = set_table(Phase.PRESENTATION), signed_in_as(heli), signed_in_as(aino)
    fields = {"section": table.esteet.id, "naming": "code_name", "text": "Itse kirjoitettu"}
    assert ainos.swap(f"{table.path}/notes", {"id": uuid4(), "note": uuid4(), **fields}).status_code == 200
    fields = {"who": table.aino.id, "section": table.esteet.id, "text": "Puolesta kirjattu"}
    assert helis.swap(f"{table.path}/behalf/notes", {"id": uuid4(), "note": uuid4(), **fields}).status_code == 200
    written = helis.get(f"{table.path}/behalf?who={table.aino.id}").text.partition('id="seat"')[2]
    assert "Puolesta kirjattu" in written
    assert "Itse kirjoitettu" not in written
