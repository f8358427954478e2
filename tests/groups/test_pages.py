"""The pages of breakout groups; and that nobody gets to another group's board, by any door."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.models import BreakoutGroup, GroupMember
from tests.conftest import Add, SignedInAs
from tests.groups.conftest import Meeting
from tests.visitor import Visitor

CANARY = "KANARIALINTU laulaa toisessa ryhmässä"


def groups(meeting: Meeting) -> list[BreakoutGroup]:
    with db.writer_connection() as connection:
        found = connection.execute(
            select(BreakoutGroup).where(col(BreakoutGroup.activity_id) == meeting.activity.id).order_by("place")
        ).mappings()
        return [BreakoutGroup(**one) for one in found]


def board_of(group: UUID) -> Board:
    with db.writer_connection() as connection:
        return Board(**connection.execute(select(Board).where(col(Board.group_id) == group)).mappings().one())


def group_of(participant: UUID) -> UUID | None:
    with db.writer_connection() as connection:
        found = connection.execute(select(GroupMember).where(col(GroupMember.participant_id) == participant))
        row = found.mappings().first()
        return row["group_id"] if row else None


def split(meeting: Meeting, helis: Visitor, count: int = 2) -> None:
    answer = helis.form(f"{meeting.path}/deal", {"by": "count", "number": count})
    assert answer.status_code == 303


def apart(meeting: Meeting, helis: Visitor) -> tuple[Board, Board]:
    """Aino in one group, Pekka in the other: their boards."""
    split(meeting, helis)
    first, second = groups(meeting)
    for who, group in ((meeting.aino, first), (meeting.pekka, second)):
        helis.form(f"{meeting.path}/move", {"participant_id": who.id, "group_id": group.id})
    return board_of(first.id), board_of(second.id)


def test_people_are_dealt_by_number_or_by_size(meeting: Meeting, signed_in_as: SignedInAs, heli: Person) -> None:
    helis = signed_in_as(heli)
    page = helis.get(meeting.path).text
    assert "Ryhmiä ei ole vielä" in page
    split(meeting, helis)
    page = helis.get(meeting.path).text
    assert all(name in page for name in meeting.everybody)
    assert len(groups(meeting)) == 2
    helis.form(f"{meeting.path}/deal", {"by": "size", "number": 2, "together": "yes"})
    assert len(groups(meeting)) == 4


@pytest.mark.parametrize(("number", "said"), [("0", "Luku on liian pieni"), ("x", "Kirjoita kokonaisluku")])
def test_a_wrong_number_is_said_beside_it(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, number: str, said: str
) -> None:
    answer = signed_in_as(heli).form(f"{meeting.path}/deal", {"by": "size", "number": number})
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{number}"' in answer.text


def test_a_group_has_a_name_a_task_a_room_and_a_leader(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    helis = signed_in_as(heli)
    board, _ = apart(meeting, helis)
    at = f"{meeting.path}/{board.group_id}"
    wrong = helis.form(at, {"name": "Kalevan tupa", "remote_url": "http://huone.example"})
    assert wrong.status_code == 422
    assert "https://" in wrong.text
    assert 'value="Kalevan tupa"' in wrong.text
    words = {"name": "Kalevan tupa", "task": "Miten?", "remote_url": "https://huone.example/2"}
    assert helis.form(at, {**words, "leader_id": meeting.pekka.id}).status_code == 409
    assert helis.form(at, {**words, "leader_id": meeting.aino.id}).status_code == 303
    page = signed_in_as(aino).get(meeting.path).text
    assert "Ryhmäsi: 1 · Kalevan tupa" in page
    assert "Aino, Loimaa" in page
    assert "https://huone.example/2" in page
    assert f"/boards/{board.id}" in page
    assert "Sinä vedät ryhmää" in page
    assert board_of(board.group_id or uuid4()).title == "Pienryhmät: 1 · Kalevan tupa"


def test_two_who_save_a_group_at_once_keep_both(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, ville: Person
) -> None:
    helis, villes = signed_in_as(heli), signed_in_as(ville)
    split(meeting, helis)
    at = f"{meeting.path}/{groups(meeting)[0].id}"
    helis.form(at, {"name": "Helin nimi", "version": 1})
    answer = villes.form(at, {"name": "Villen nimi", "version": 1})
    assert answer.status_code == 422
    assert "Helin nimi" in answer.text
    assert "Villen nimi" in answer.text


def test_boards_are_planned_before_they_are_used(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, add: Add
) -> None:
    helis = signed_in_as(heli)
    split(meeting, helis)
    assert "SWOT" in helis.get(f"{meeting.path}/boards").text
    plan = {"layout": "swot", "offers": "name", "votes_each": "2", "version": 1}
    assert helis.form(f"{meeting.path}/boards", plan).status_code == 303
    board = board_of(groups(meeting)[0].id)
    sing(add, board)
    answer = helis.form(f"{meeting.path}/boards", {**plan, "layout": "free", "names": "Kirjoittamani", "version": 2})
    assert answer.status_code == 409
    assert "Kirjoittamani" in answer.text
    assert board_of(groups(meeting)[0].id).id == board.id


def sing(add: Add, board: Board) -> UUID:
    """A note on a board."""
    with db.writer_connection() as connection:
        first = connection.execute(select(Section).where(col(Section.board_id) == board.id)).mappings().first()
        assert first is not None
        section = Section(**first)
    id = uuid4()
    add(*planted(board, section, CANARY, rank=1.0, id=id))
    return id


def test_the_list_is_for_the_wall(meeting: Meeting, signed_in_as: SignedInAs, heli: Person) -> None:
    helis = signed_in_as(heli)
    split(meeting, helis)
    page = helis.get(f"{meeting.path}/list").text
    assert all(name in page for name in meeting.everybody)
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


def test_results_are_brought_by_a_button(meeting: Meeting, signed_in_as: SignedInAs, heli: Person, add: Add) -> None:
    helis = signed_in_as(heli)
    board, _ = apart(meeting, helis)
    note = sing(add, board)
    with db.writer_connection() as connection, connection.begin():
        connection.execute(Note.__table__.update().where(Note.id == note).values(chosen=True))  # type: ignore[attr-defined]
    answer = helis.form(f"{meeting.path}/results")
    assert answer.status_code == 303
    assert CANARY in helis.get(answer.headers["location"]).text


def test_nobody_gets_to_the_board_of_another_group(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person, pekka: Person, add: Add
) -> None:
    """Page, projector, news, socket and posts: for Aino there is no such board, and not a byte of it."""
    helis, ainos, pekkas = signed_in_as(heli), signed_in_as(aino), signed_in_as(pekka)
    mine, other = apart(meeting, helis)
    note = sing(add, other)
    helis.form(f"/boards/{other.id}/phase", {"phase": "discussion"})
    assert CANARY in pekkas.get(f"/boards/{other.id}").text
    section = re.search(r'id="notes-([0-9a-f-]{36})"', pekkas.get(f"/boards/{other.id}").text)
    assert section is not None
    at = f"/boards/{other.id}"
    for path in ("", "/changes", "/projector", "/settings", f"/notes/{note}"):
        answer = ainos.get(at + path)
        assert answer.status_code == 404
        assert "KANARIALINTU" not in answer.text
    posts: dict[str, dict[str, Any]] = {
        "/notes": {"section": section[1], "text": "Vieras lappu"},
        f"/notes/{note}/edit": {"onto": 1, "text": "Muutettu"},
        f"/notes/{note}/move": {"section": section[1]},
        "/bin": {"note": note},
        "/votes": {"note": note},
        "/phase": {"phase": "locked"},
        "/timer": {"minutes": "5"},
        "/settings/sections": {"name": "Oma"},
    }
    for path, data in posts.items():
        assert ainos.form(at + path, data).status_code == 404
    with pytest.raises(WebSocketDisconnect) as refused:
        _listen(ainos, at)
    assert refused.value.code == 4404
    assert ainos.get(f"/boards/{mine.id}").status_code == 200
    assert ainos.form(f"/boards/{mine.id}/votes", {"note": note}).status_code in (404, 409)
    assert "KANARIALINTU" not in ainos.get(meeting.path).text


def _listen(browser: Visitor, at: str) -> None:
    with browser.websocket_connect(f"{at}/live", headers={"origin": settings().base_url}):
        pass


def test_who_is_moved_loses_the_old_board_and_its_socket(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    mine, other = apart(meeting, helis)
    origin = {"origin": settings().base_url}
    with ainos.websocket_connect(f"/boards/{mine.id}/live", headers=origin) as socket:
        socket.receive_text(timeout=30)
        helis.form(f"{meeting.path}/move", {"participant_id": meeting.aino.id, "group_id": other.group_id})
        with pytest.raises(WebSocketDisconnect):
            _hear_all(socket)
    assert ainos.get(f"/boards/{mine.id}").status_code == 404
    assert ainos.get(f"/boards/{other.id}").status_code == 200


def _hear_all(socket: Any) -> None:
    while True:
        socket.receive_text(timeout=30)


def test_a_leader_leads_the_board_of_their_own_group_only(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person, pekka: Person
) -> None:
    helis, ainos, pekkas = signed_in_as(heli), signed_in_as(aino), signed_in_as(pekka)
    mine, other = apart(meeting, helis)
    assert ainos.form(f"/boards/{mine.id}/phase", {"phase": "presentation"}).status_code == 403
    helis.form(f"{meeting.path}/{mine.group_id}", {"name": "", "leader_id": meeting.aino.id})
    page = ainos.get(f"/boards/{mine.id}").text
    assert "Sinä vedät ryhmää" in page
    assert "Ryhmäsi: Ryhmä 1" in page
    assert "Sinä vedät ryhmää" not in pekkas.get(f"/boards/{other.id}").text
    assert ainos.form(f"/boards/{mine.id}/phase", {"phase": "presentation"}).status_code == 303
    assert ainos.form(f"/boards/{other.id}/phase", {"phase": "presentation"}).status_code == 404
    assert pekkas.form(f"/boards/{other.id}/phase", {"phase": "presentation"}).status_code == 403
    assert ainos.get(f"/boards/{mine.id}/settings").status_code == 403


def test_a_member_who_has_not_joined_sees_no_groups(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, sari: Person, onni: Person
) -> None:
    split(meeting, signed_in_as(heli))
    answer = signed_in_as(sari).get(meeting.path)
    assert answer.status_code == 303
    assert signed_in_as(onni).get(meeting.path).status_code == 404


def test_who_has_no_group_is_told_so(meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person) -> None:
    helis = signed_in_as(heli)
    split(meeting, helis)
    helis.form(f"{meeting.path}/move", {"participant_id": meeting.aino.id})
    assert group_of(meeting.aino.id) is None
    assert "Sinulla ei ole vielä ryhmää" in signed_in_as(aino).get(meeting.path).text
    assert "Vailla ryhmää" in helis.get(meeting.path).text


def test_a_guest_sees_their_group(meeting: Meeting, signed_in_as: SignedInAs, heli: Person) -> None:
    split(meeting, signed_in_as(heli))
    page = signed_in_as(meeting.guest).get(meeting.path)
    assert page.status_code == 200
    assert "Ryhmäsi" in page.text
