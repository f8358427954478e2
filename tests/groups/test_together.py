"""All groups at once: one phase, one clock, together at the results and back; a group without a leader takes one."""

import re
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from agentnet import db, files
from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups.late import bring_late
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember
from tests.conftest import Add, SignedInAs
from tests.groups.conftest import Meeting
from tests.groups.test_pages import apart, sing


def boards(meeting: Meeting) -> list[Any]:
    """The groups' boards in order, then the plenary."""
    with db.writer_connection() as connection:
        rows = connection.execute(
            select(Board.__table__)  # type: ignore[attr-defined]
            .outerjoin(BreakoutGroup, col(BreakoutGroup.id) == col(Board.group_id))
            .where(Board.activity_id == meeting.activity.id)
            .order_by(col(BreakoutGroup.place).is_(None), col(BreakoutGroup.place))
        )
        return list(rows)


def lead(group: int, meeting: Meeting) -> UUID:
    """The first member of the group becomes its leader, straight in the table."""
    id = boards(meeting)[group].group_id
    with db.writer_connection() as connection, connection.begin():
        mine = connection.execute(
            select(GroupMember.participant_id).where(GroupMember.group_id == id).order_by(col(GroupMember.id))
        ).scalars()
        leader = next(iter(mine))
        where = col(BreakoutGroup.id) == id
        connection.execute(BreakoutGroup.__table__.update().where(where).values(leader_id=leader))  # type: ignore[attr-defined]
    return leader


def press_next(meeting: Meeting, client: Any, which: str = "next") -> str:
    """The one button of the leader's view (or "back" of the remote control); what it said."""
    here = f"/workshops/{meeting.workshop.id}"
    page = client.get(f"{here}/remote").text
    form = re.search(rf'action="{here}/{which}".*?name="at" value="([^"]+)".*?</form>', page, re.S)
    assert form is not None
    assert client.form(f"{here}/{which}", {"at": form[1], "sure": "yes"}).status_code == 303
    return " ".join(re.sub("<[^>]+>", " ", form[0].partition("<button")[2].partition(">")[2]).split())


def choose(note: UUID) -> None:
    with db.writer_connection() as connection, connection.begin():
        connection.execute(Note.__table__.update().where(Note.id == note).values(chosen=True))  # type: ignore[attr-defined]


def carried() -> list[tuple[str, str]]:
    with db.writer_connection() as connection:
        rows = connection.execute(
            select(Section.name, Note.signed).join(Section, col(Section.id) == Note.section_id).where(Note.carried)
        )
        return sorted((name, signed) for name, signed in rows)


def test_one_press_moves_all_groups(meeting: Meeting, signed_in_as: SignedInAs, heli: Person) -> None:
    helis = signed_in_as(heli)
    apart(meeting, helis)
    lead(0, meeting)
    assert helis.form(f"{meeting.path}/phase", {"phase": "voting"}).status_code == 303
    assert [board.phase for board in boards(meeting)] == [Phase.VOTING, Phase.VOTING, Phase.PRESENTATION]
    page = helis.get(f"/workshops/{meeting.workshop.id}/cockpit").text
    assert page.count("Äänestys</span>") >= 2
    assert "ei vetäjää" in page


def test_next_takes_the_groups_that_nobody_leads_and_then_everybody(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, add: Add
) -> None:
    helis = signed_in_as(heli)
    board, _ = apart(meeting, helis)
    choose(sing(add, board))
    lead(0, meeting)
    assert press_next(meeting, helis) == "Ryhmät ilman vetäjää: esittely"
    assert [board.phase for board in boards(meeting)][:2] == [Phase.IDEATION, Phase.PRESENTATION]
    assert press_next(meeting, helis) == "Ryhmät ilman vetäjää: niputus"
    assert press_next(meeting, helis, "back").endswith("Esittely")
    assert boards(meeting)[1].phase is Phase.PRESENTATION
    lead(1, meeting)
    assert press_next(meeting, helis) == "Kootaan ryhmien tulokset"
    assert carried() == [("Ryhmä 1", "Ryhmä 1")]
    assert press_next(meeting, helis) == "Seuraava vaihe: niputus"


def test_everybody_is_at_the_results_and_back_in_the_groups(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    apart(meeting, helis)
    *groups, plenary = boards(meeting)
    now = f"/workshops/{meeting.workshop.id}/now"
    assert ainos.get(now, follow_redirects=False).headers["location"] in {f"/boards/{one.id}" for one in groups}
    assert helis.form(f"{meeting.path}/gather").status_code == 303
    assert ainos.get(now, follow_redirects=False).headers["location"] == f"/boards/{plenary.id}"
    wall = helis.get(f"/workshops/{meeting.workshop.id}/projector", follow_redirects=False).headers["location"]
    assert wall.startswith(f"/boards/{plenary.id}/projector")
    assert press_next(meeting, helis, "back") == "Takaisin ryhmiin"
    assert ainos.get(now, follow_redirects=False).headers["location"] in {f"/boards/{one.id}" for one in groups}


def test_nobody_is_called_together_before_there_are_groups(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person
) -> None:
    helis = signed_in_as(heli)
    assert helis.form(f"{meeting.path}/gather").status_code == 409
    assert press_next(meeting, helis) == "Päätä työpaja"


async def test_what_is_chosen_late_comes_too(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, add: Add
) -> None:
    helis = signed_in_as(heli)
    board, second = apart(meeting, helis)
    note = sing(add, board)
    choose(note)
    await bring_late(board.id)
    assert carried() == []
    helis.form(f"{meeting.path}/gather")
    other = sing(add, second)
    choose(other)
    await bring_late(second.id)
    assert carried() == [("Ryhmä 1", "Ryhmä 1"), ("Ryhmä 2", "Ryhmä 2")]
    await db.dispose()


@pytest.mark.parametrize("act", ["set", "pause", "resume", "more", "stop"])
def test_one_clock_for_all(meeting: Meeting, signed_in_as: SignedInAs, heli: Person, act: str) -> None:
    helis = signed_in_as(heli)
    apart(meeting, helis)

    def turn(act: str, minutes: int = 0) -> None:
        page = helis.get(f"/workshops/{meeting.workshop.id}/cockpit").text
        was = re.search(r'name="was" value="([^"]*)"', page)
        assert was is not None
        sent = {"act": act, "minutes": str(minutes), "was": was[1]}
        assert helis.form(f"/workshops/{meeting.workshop.id}/timer", sent).status_code == 303

    turn("set", 10)
    one, two, _ = boards(meeting)
    assert one.timer_ends_at == two.timer_ends_at
    assert one.timer_ends_at is not None
    if act == "more":
        turn("more", 1)
        assert boards(meeting)[0].timer_ends_at > one.timer_ends_at
    if act in ("pause", "resume"):
        turn("pause")
        assert [(b.timer_ends_at, b.timer_left_s is not None) for b in boards(meeting)[:2]] == [(None, True)] * 2
    if act == "resume":
        turn("resume")
        assert [(b.timer_ends_at is None, b.timer_left_s) for b in boards(meeting)[:2]] == [(False, None)] * 2
    if act == "stop":
        turn("set", 0)
        assert [(b.timer_ends_at, b.timer_left_s) for b in boards(meeting)[:2]] == [(None, None)] * 2


def test_a_member_takes_the_lead_of_their_own_group(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    apart(meeting, helis)
    mine = ainos.get(f"/workshops/{meeting.workshop.id}/now", follow_redirects=True).text
    assert "Ryhmällä ei ole vetäjää." in mine
    at = re.search(r'formaction="(/workshops/[^"]+/lead)"', mine)
    assert at is not None
    assert ainos.form(at[1], {"act": "take"}).status_code == 303
    assert "Sinä vedät ryhmää" in ainos.get(f"/workshops/{meeting.workshop.id}/now", follow_redirects=True).text
    board = next(b for b in boards(meeting) if b.group_id and str(b.group_id) in at[1])
    assert ainos.form(f"/boards/{board.id}/phase", {"phase": "presentation"}).status_code == 303
    strip = ainos.get(f"/workshops/{meeting.workshop.id}/on", params={"here": f"/boards/{board.id}"}).text
    assert "Sinä vedät ryhmää" in strip
    ainos.form(at[1], {"act": "leave"})
    assert ainos.form(f"/boards/{board.id}/phase", {"phase": "voting"}).status_code == 403


def test_only_members_take_it_and_the_first_has_it(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, aino: Person
) -> None:
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    apart(meeting, helis)
    mine = ainos.get(f"/workshops/{meeting.workshop.id}/now", follow_redirects=True).text
    at = re.search(r'formaction="(/workshops/[^"]+/lead)"', mine)
    assert at is not None
    own = UUID(at[1].split("/")[-2])
    other = next(b.group_id for b in boards(meeting) if b.group_id and b.group_id != own)
    assert ainos.form(at[1].replace(str(own), str(other)), {"act": "take"}).status_code == 403
    place = next(n for n, b in enumerate(boards(meeting)) if b.group_id == own)
    if lead(place, meeting) != meeting.aino.id:
        assert ainos.form(at[1], {"act": "take"}).status_code == 409


@pytest.mark.parametrize("way", ["gather", "agenda"])
def test_going_on_brings_the_results(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, add: Add, way: str
) -> None:
    coming = Activity(workshop_id=meeting.workshop.id, place=1, kind=ActivityKind.BREAK, title="Tauko")
    add(coming)
    helis = signed_in_as(heli)
    board, _ = apart(meeting, helis)
    choose(sing(add, board))
    if way == "gather":
        assert helis.form(f"{meeting.path}/gather").status_code == 303
    else:
        here = f"/workshops/{meeting.workshop.id}"
        assert helis.form(f"{here}/activity", {"activity_id": coming.id}).status_code == 303
    assert carried() == [("Ryhmä 1", "Ryhmä 1")]
    assert "Ryhmä 1" in helis.get(f"/boards/{boards(meeting)[2].id}").text


async def test_everybody_sees_the_picture_of_a_result(
    meeting: Meeting, signed_in_as: SignedInAs, heli: Person, pekka: Person, onni: Person, add: Add
) -> None:
    helis, pekkas = signed_in_as(heli), signed_in_as(pekka)
    board, _ = apart(meeting, helis)
    note = sing(add, board)
    picture = Picture(board_id=board.id, sha256=await files.put(b"kuva"), width=40, height=30, alt="Taulu seinällä")
    add(picture)
    hung = [{"id": str(picture.id), "alt": picture.alt, "width": 40, "height": 30}]
    with db.writer_connection() as connection, connection.begin():
        connection.execute(Note.__table__.update().where(Note.id == note).values(chosen=True, pictures=hung))  # type: ignore[attr-defined]
    assert pekkas.get(f"/boards/{board.id}/pictures/{picture.id}").status_code == 404
    assert helis.form(f"{meeting.path}/gather").status_code == 303
    at = f"/boards/{boards(meeting)[2].id}"
    assert pekkas.get(f"{at}/pictures/{picture.id}").content == b"kuva"
    assert 'alt="Taulu seinällä"' in pekkas.get(at).text
    assert signed_in_as(onni).get(f"{at}/pictures/{picture.id}").status_code == 404
